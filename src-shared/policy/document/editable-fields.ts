import { degreeLevels, forms, levels } from '../../training/training-words.ts';
import { approvers, proofLevels } from '../duties/leave-route.ts';
import { registrars } from '../duties/registration-permission.ts';
import { fieldOf } from '../pack/pack-field.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import {
  capScopeWords,
  comparisonWords,
  creditsPerWords,
  deadlineDirectionWords,
  deadlineUnitWords,
  decidedByWords,
  levelOfWords,
  organiserFactWords,
  registerAtWords,
  settingUnitWords,
  sinceWords,
  statedByWords,
  yearOfWords,
} from '../policy-words.ts';
import { fieldLabel } from './field-words.ts';
import { type EditableField, type ListSection, listSections } from './pack-edit.ts';
import {
  childOf,
  copyObject,
  headFields,
  includes,
  isObject,
  type JsonObject,
  wholeSections,
} from './pack-json.ts';

/**
 * Every value of a resolved own pack that may be changed, in the order of the pack: figures, wording,
 * choices. `parent` is what it extends; null where it stands alone. `inherited` is what `restore` would bring
 * back.
 */
export function editableFields(pack: PolicyPack, parent: PolicyPack | null): readonly EditableField[] {
  const json = copyObject(pack);
  const base = parent === null ? null : copyObject(parent);
  // Keys of minima are groups, keys of factors are values of an axis.
  const named = [...pack.groups, ...pack.classifications.flatMap(({ values }) => values)];
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
      label: fieldLabel(path, named),
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
  'axis',
  'of',
  'division',
  'beforeCaps',
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
  const inEither = ['minimum', 'cap', 'every-year'];
  if (section === 'assessment' && inEither.includes(String(rule['kind'])) && rule['share'] === undefined)
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
  if (section === 'activities' && inner === 'multipliers') return fieldOf(...path.slice(0, 4));
  // Papers are added and dropped one by one.
  if (section === 'archive' && id === 'items' && inner !== undefined) return fieldOf(section, id, inner);
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
  source: Object.keys(statedByWords),
  yearOf: Object.keys(yearOfWords),
  atLeast: levels,
  unit: Object.keys(deadlineUnitWords),
  direction: Object.keys(deadlineDirectionWords),
  approver: approvers,
  registrar: registrars,
  per: Object.keys(creditsPerWords),
  scope: Object.keys(capScopeWords),
  since: Object.keys(sinceWords),
  lowest: proofLevels,
  fact: Object.keys(organiserFactWords),
  levelOf: Object.keys(levelOfWords),
  countsAs: forms,
  degree: degreeLevels,
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
