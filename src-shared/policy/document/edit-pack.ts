import { fieldOf, partsOfField } from '../pack/pack-field.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { type ListSection, listSections, type PackEdit, type PutSection } from './pack-edit.ts';
import {
  childOf,
  copyObject,
  copyOf,
  headFields,
  includes,
  isObject,
  type JsonObject,
  wholeSections,
} from './pack-json.ts';

/** An edit that names nothing of the pack, or that would add a rule under the id of another one. */
export type EditProblem = { readonly field: string; readonly code: 'unknownField' | 'idTwice' };

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
      return put(json, base, edit.section, edit.rule);
    case 'remove':
      return (
        edit.section === 'archive'
          ? removePaper(json, base, edit.rule)
          : removeRule(json, base, edit.section, edit.rule)
      )
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

/** Each section takes a rule in its own way; the scheme of numbers is one rule, and replaces what was there. */
function put(json: JsonObject, base: JsonObject, section: PutSection, rule: unknown): readonly EditProblem[] {
  if (section === 'numbering') json['numbering'] = copyOf(rule);
  else if (section === 'archive') return putPaper(json, base, rule);
  else return putRule(json, base, section, rule);
  return [];
}

/** A paper joins the list that there is, the parent's taken over first; the first one makes the list with its own clause. */
function putPaper(json: JsonObject, base: JsonObject, rule: unknown): readonly EditProblem[] {
  if (!isObject(rule)) return [{ field: 'archive', code: 'unknownField' }];
  const { id, title, clause, text } = rule;
  const items = papersOf(json, base);
  if (items?.some((item) => isObject(item) && item['id'] === id) === true)
    return [{ field: fieldOf('archive', 'items', String(id)), code: 'idTwice' }];
  if (items === null) {
    json['archive'] = { id: 'archive', clause, text, notes: [], items: [{ id, title }] };
    return [];
  }
  items.push({ id, title });
  return [];
}

/** The list without its last paper is no list: then the copy asks for no archive. */
function removePaper(json: JsonObject, base: JsonObject, id: string): boolean {
  const items = papersOf(json, base);
  const at = items?.findIndex((item) => isObject(item) && item['id'] === id) ?? -1;
  if (items === null || at === -1) return false;
  items.splice(at, 1);
  if (items.length === 0) json['archive'] = null;
  return true;
}

/** The copy's own list of papers, made from the parent's where there is none; null where neither has one. */
function papersOf(json: JsonObject, base: JsonObject): unknown[] | null {
  if (json['archive'] === undefined) json['archive'] = copyOf(base['archive']);
  const archive = json['archive'];
  const items = isObject(archive) ? archive['items'] : null;
  return Array.isArray(items) ? items : null;
}

/**
 * A new rule. One that was dropped comes back by it; any other of its id, own or inherited, would vanish unseen, so the id is
 * refused: what is there is changed value by value.
 */
function putRule(
  json: JsonObject,
  base: JsonObject,
  section: ListSection,
  rule: unknown,
): readonly EditProblem[] {
  const id = isObject(rule) && typeof rule['id'] === 'string' ? rule['id'] : '';
  const dropped = withoutOf(json);
  const isDropped = dropped.includes(id) || dropped.includes(fieldOf(section, id));
  if (
    ruleIn(rulesOf(json, section), id) !== undefined ||
    (!isDropped && ruleIn(base[section], id) !== undefined)
  )
    return [{ field: fieldOf(section, id), code: 'idTwice' }];
  rulesOf(json, section).push(copyOf(rule));
  keep(json, section, id);
  return [];
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

/** A rule of a list by its id. */
function ruleIn(rules: unknown, id: string): JsonObject | undefined {
  return Array.isArray(rules) ? rules.filter(isObject).find((rule) => rule['id'] === id) : undefined;
}
