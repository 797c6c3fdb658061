/** A pack as JSON: edits may break it, so it has no type until it is parsed again. */
export type JsonObject = { [key: string]: unknown };

/**
 * Sections that an extension replaces as a whole (`resolvePack`): the first edit of a value copies all of the
 * parent's section.
 */
export const wholeSections = [
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
export const headFields = [
  'title',
  'shortTitle',
  'documentNumber',
  'issuer',
  'issuedOn',
  'regionCode',
  'summary',
  'requiresApprovalForm',
] as const;

/** A child by key, index, or the id of a rule in a list. */
export function childOf(value: unknown, key: string): unknown {
  if (Array.isArray(value))
    return value.find((item) => isObject(item) && item['id'] === key) ?? value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Whether a word is one of a closed list. */
export function includes<Word extends string>(words: readonly Word[], word: string): word is Word {
  return words.some((known) => known === word);
}

/** Whether JSON is an object with keys; a list is none. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy that shares nothing with the JSON it was made of; an absent value stays absent. */
export function copyOf(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

/** The same of a pack or a rule, which is an object. */
export function copyObject(value: object): JsonObject {
  const copy: JsonObject = JSON.parse(JSON.stringify(value));
  return copy;
}
