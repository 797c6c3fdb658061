import { levels } from '../../training/training-words.ts';
import { approvers } from '../duties/leave-route.ts';
import { registrars } from '../duties/registration-permission.ts';
import { fieldOf, partsOfField } from '../pack/pack-field.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import {
  capScopeWords,
  comparisonWords,
  creditsPerWords,
  deadlineDirectionWords,
  deadlineUnitWords,
  decidedByWords,
  registerAtWords,
  settingUnitWords,
  sinceWords,
} from '../policy-words.ts';
import { fieldLabel } from './field-words.ts';
import { type EditableField, type ListSection, listSections, type PackEdit } from './pack-edit.ts';

/** A pack as JSON: edits may break it, so it has no type until it is parsed again. */
type JsonObject = { [key: string]: unknown };

/**
 * Sections that an extension replaces as a whole (`resolvePack`): the first edit of a value copies all of the
 * parent's section.
 */
const wholeSections = [
  'registrationYear',
  'cycle',
  'archive',
  'registration',
  'leave',
  'outgoing',
  'selection',
  'numbering',
] as const;
/**
 * What stands at the top of a pack and may be changed there. Not its id, version, basis or the pack it
 * extends: those make it which pack it is.
 */
const headFields = [
  'title',
  'shortTitle',
  'documentNumber',
  'issuer',
  'issuedOn',
  'regionCode',
  'summary',
  'requiresApprovalForm',
] as const;

/** An edit that names nothing of the pack. */
export type EditProblem = { readonly field: string; readonly code: 'unknownField' };

/**
 * The edits applied to an own pack: JSON of its next version, which still has to be parsed and resolved, and edits that
 * name nothing. A changed rule is taken over whole from the parent first, so that the extension says what it changes.
 */
export function editPack(
  own: PolicyPack,
  parent: PolicyPack | null,
  edits: readonly PackEdit[],
): { readonly json: unknown; readonly problems: readonly EditProblem[] } {
  const json = copyObject(own);
  const base = parent === null ? {} : copyObject(parent);
  const problems = edits.flatMap((edit) => applyEdit(json, base, edit));
  json['version'] = own.version + 1;
  return { json, problems };
}

/**
 * Each edit by itself, in the order given: a later one sees what an earlier one did. What an edit that names
 * nothing leaves behind is not to be stored.
 */
function applyEdit(json: JsonObject, base: JsonObject, edit: PackEdit): readonly EditProblem[] {
  switch (edit.op) {
    case 'set':
      return setValue(json, base, edit.field, edit.value)
        ? []
        : [{ field: edit.field, code: 'unknownField' }];
    case 'put':
      putRule(json, edit.section, edit.rule);
      return [];
    case 'remove':
      return removeRule(json, base, edit.section, edit.rule)
        ? []
        : [{ field: fieldOf(edit.section, edit.rule), code: 'unknownField' }];
    case 'restore':
      return restore(json, edit.field) ? [] : [{ field: edit.field, code: 'unknownField' }];
  }
}

/**
 * Where a value may be set: at the top, inside a rule of a list, inside a section. Never a rule as a whole
 * (`put`), nor what names it.
 */
function setValue(json: JsonObject, base: JsonObject, field: string, value: unknown): boolean {
  const [section = '', ...rest] = partsOfField(field);
  if (includes(headFields, section) || section === 'effective') return setHead(json, section, rest, value);
  if (includes(listSections, section)) {
    const [id, ...inner] = rest;
    const rule = id === undefined || inner.length === 0 ? null : takeOver(json, base, section, id);
    return rule !== null && setInside(rule, inner, value);
  }
  if (!includes(wholeSections, section) || rest.length === 0) return false;
  if (!isObject(json[section])) json[section] = copyOf(base[section]);
  const whole = json[section];
  return isObject(whole) && setInside(whole, rest, value);
}

/** `effective` has two ends; every other value at the top stands by itself. */
function setHead(json: JsonObject, key: string, rest: readonly string[], value: unknown): boolean {
  if (key !== 'effective') {
    if (rest.length > 0) return false;
    json[key] = value;
    return true;
  }
  const [side] = rest;
  const effective = json[key];
  if (!isObject(effective) || (side !== 'from' && side !== 'to') || rest.length > 1) return false;
  effective[side] = value;
  return true;
}

/** The own copy of a rule, made from the parent's where there is none; null where nobody knows the rule. */
function takeOver(json: JsonObject, base: JsonObject, section: ListSection, id: string): JsonObject | null {
  const mine = ruleIn(json[section], id);
  if (mine !== undefined) return mine;
  const inherited = ruleIn(base[section], id);
  if (inherited === undefined) return null;
  const copy = copyObject(inherited);
  rulesOf(json, section).push(copy);
  keep(json, section, id);
  return copy;
}

/** A rule of the same id is replaced; one that was dropped comes back by it. */
function putRule(json: JsonObject, section: ListSection, rule: unknown): void {
  const rules = rulesOf(json, section);
  const id = isObject(rule) ? rule['id'] : undefined;
  const at = rules.findIndex((one) => isObject(one) && one['id'] === id);
  if (at === -1) rules.push(copyOf(rule));
  else rules[at] = copyOf(rule);
  if (typeof id === 'string') keep(json, section, id);
}

/**
 * An inherited rule is dropped by name, an own one deleted. A rule that is both is own and inherited:
 * deleting alone would bring the parent's back.
 */
function removeRule(json: JsonObject, base: JsonObject, section: ListSection, id: string): boolean {
  const rules = rulesOf(json, section);
  const at = rules.findIndex((one) => isObject(one) && one['id'] === id);
  if (at !== -1) rules.splice(at, 1);
  const isInherited = ruleIn(base[section], id) !== undefined;
  if (isInherited) json['without'] = [...new Set([...withoutOf(json), fieldOf(section, id)])];
  return at !== -1 || isInherited;
}

/** Back to the parent's words: the own copy goes, and so does the drop. */
function restore(json: JsonObject, field: string): boolean {
  const [section = '', id] = partsOfField(field);
  if (includes(wholeSections, section)) return delete json[section];
  if (!includes(listSections, section) || id === undefined) return false;
  const rules = rulesOf(json, section);
  const at = rules.findIndex((one) => isObject(one) && one['id'] === id);
  if (at !== -1) rules.splice(at, 1);
  keep(json, section, id);
  return true;
}

/** Takes a rule off the list of what is dropped. */
function keep(json: JsonObject, section: ListSection, id: string): void {
  json['without'] = withoutOf(json).filter((dropped) => dropped !== id && dropped !== fieldOf(section, id));
}

function withoutOf(json: JsonObject): readonly unknown[] {
  return Array.isArray(json['without']) ? json['without'] : [];
}

/** Optional lists are absent until the first rule of theirs. */
function rulesOf(json: JsonObject, section: ListSection): unknown[] {
  const rules = json[section];
  if (Array.isArray(rules)) return rules;
  const made: unknown[] = [];
  json[section] = made;
  return made;
}

/** Goes down and sets; null takes an optional value away. False where the way ends before the last step. */
function setInside(target: JsonObject, path: readonly string[], value: unknown): boolean {
  const last = path.at(-1);
  const holder = path.slice(0, -1).reduce<unknown>(childOf, target);
  if (last === undefined) return false;
  // A list of values has no holes: an index beyond its end would make one.
  if (Array.isArray(holder)) {
    const index = Number(last);
    if (!Number.isInteger(index) || index < 0 || index >= holder.length) return false;
    holder[index] = value;
    return true;
  }
  if (!isObject(holder)) return false;
  if (value === null) delete holder[last];
  else holder[last] = value;
  return true;
}

/** A child by key, index, or the id of a rule in a list. */
function childOf(value: unknown, key: string): unknown {
  if (Array.isArray(value))
    return value.find((item) => isObject(item) && item['id'] === key) ?? value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** A rule of a list by its id. */
function ruleIn(rules: unknown, id: string): JsonObject | undefined {
  return Array.isArray(rules) ? rules.filter(isObject).find((rule) => rule['id'] === id) : undefined;
}

/**
 * Every value of a resolved own pack that may be changed, in the order of the pack: figures, wording,
 * choices. `parent` is what it extends; null where it stands alone. `inherited` is what `restore` would bring
 * back.
 */
export function editableFields(pack: PolicyPack, parent: PolicyPack | null): readonly EditableField[] {
  const json = copyObject(pack);
  const base = parent === null ? null : copyObject(parent);
  return [
    ...headFields.flatMap((key) => leavesOf([key], json[key] ?? null)),
    ...leavesOf(['effective'], json['effective']),
    // A section set to null is one the text does not have: no single value of it could be set.
    ...wholeSections.flatMap((key) => leavesOf([key], json[key] ?? undefined)),
    ...listSections.flatMap((section) => {
      const rules = json[section];
      return Array.isArray(rules)
        ? rules
            .filter(isObject)
            .flatMap((rule) => leavesOf([section, String(rule['id'])], withGaps(section, rule)))
        : [];
    }),
  ].map(({ path, value }) => {
    const inherited = base === null ? null : toLeaf(path.reduce<unknown>(childOf, base));
    const key = path.at(-1) ?? '';
    return {
      field: fieldOf(...path),
      line: lineOf(path),
      label: fieldLabel(path),
      kind: kindOf(key, value, inherited),
      choices: choicesOf(path),
      value,
      inherited,
      isChanged: base !== null && value !== inherited,
    };
  });
}

/** A value that a form field can hold. */
type Leaf = string | number | boolean | null;

/** Keys that name things or say what kind of rule it is: another rule, not another value. */
const fixedKeys = new Set([
  'id',
  'kind',
  'notes',
  'note',
  'when',
  'match',
  'format',
  'quantity',
  'duty',
  'period',
]);

/**
 * The values below a place. Lists of plain words are left out: they say whom a rule speaks of, which another
 * rule would say.
 */
function leavesOf(
  path: readonly string[],
  value: unknown,
): readonly { readonly path: readonly string[]; readonly value: Leaf }[] {
  if (value === undefined) return [];
  const leaf = toLeaf(value);
  if (leaf !== null || value === null) return [{ path, value: leaf }];
  if (Array.isArray(value))
    return value.flatMap((item, index) => {
      const id = isObject(item) && typeof item['id'] === 'string' ? item['id'] : String(index);
      return isObject(item) ? leavesOf([...path, id], item) : [];
    });
  return isObject(value)
    ? Object.entries(value)
        .filter(([key]) => !fixedKeys.has(key))
        .flatMap(([key, inner]) => leavesOf([...path, key], inner))
    : [];
}

/** Lists and objects are no values of a field. */
function toLeaf(value: unknown): Leaf {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** A rule with its optional figures named, so that an absent one can be filled in. */
function withGaps(section: ListSection, rule: JsonObject): JsonObject {
  if (section === 'settings') return { ...rule, default: rule['default'] ?? null };
  if (section === 'assessment' && rule['kind'] === 'minimum')
    return { ...rule, hours: rule['hours'] ?? null, credits: rule['credits'] ?? null };
  if (section !== 'activities') return rule;
  const { credits } = rule;
  if (!isObject(credits) || !isObject(credits['rates'])) return rule;
  const noRates = Object.fromEntries(levels.map((level) => [level, null]));
  return { ...rule, credits: { ...credits, rates: { ...noRates, ...credits['rates'] } } };
}

/** The line of the document a value belongs to: its rule, or the whole section. */
function lineOf(path: readonly string[]): string {
  const [section = '', id = '', inner] = path;
  if (section === 'activities' && inner === 'projectCap') return fieldOf(section, id, inner);
  if (includes(listSections, section)) return fieldOf(section, id);
  const isNested = ['registration', 'leave', 'outgoing', 'selection'].includes(section);
  if (!isNested) return section;
  const isList = ['registrars', 'organisers', 'tiers', 'posts', 'rules'].includes(id);
  return isList ? fieldOf(...path.slice(0, 3)) : fieldOf(...path.slice(0, 2));
}

/**
 * Words a field may take, from the tables that close them: a new word of a schema needs its Chinese one, and
 * stands here by it.
 */
const choices: Readonly<Record<string, readonly string[]>> = {
  decidedBy: Object.keys(decidedByWords),
  outcome: ['nothing', 'refused'],
  comparison: Object.keys(comparisonWords),
  registerAt: Object.keys(registerAtWords),
  atLeast: levels,
  unit: Object.keys(deadlineUnitWords),
  direction: Object.keys(deadlineDirectionWords),
  approver: approvers,
  registrar: registrars,
  per: Object.keys(creditsPerWords),
  scope: Object.keys(capScopeWords),
  since: Object.keys(sinceWords),
};

/** `unit` means one thing in a deadline and another in a silent point. */
function choicesOf(path: readonly string[]): readonly string[] {
  const key = path.at(-1) ?? '';
  return path[0] === 'settings' && key === 'unit' ? Object.keys(settingUnitWords) : (choices[key] ?? []);
}

/** Figures that may be absent: their kind cannot be seen from a value. */
const numberKeys = new Set(['default', 'hours', 'credits', ...levels]);

/** By the value there is, else by the inherited one, else by the key. */
function kindOf(key: string, value: Leaf, inherited: Leaf): EditableField['kind'] {
  const known = value ?? inherited;
  if (typeof known === 'boolean' || key === 'requiresApprovalForm') return 'boolean';
  if (typeof known === 'number' || (known === null && numberKeys.has(key))) return 'number';
  return choices[key] === undefined ? 'text' : 'choice';
}

function includes<Word extends string>(words: readonly Word[], word: string): word is Word {
  return words.some((known) => known === word);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function copyOf(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function copyObject(value: object): JsonObject {
  const copy: JsonObject = JSON.parse(JSON.stringify(value));
  return copy;
}
