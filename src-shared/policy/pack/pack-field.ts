import { pointerOf } from './read-problem.ts';

/**
 * A JSON pointer into a pack as a field: list indexes give way to the ids of the rules they point at, where they have one
 * (`/assessment/1/credits` → `assessment/year-minimum/credits`).
 */
export function fieldOfPointer(document: unknown, pointer: string): string {
  let value = document;
  const parts = partsOfField(pointer)
    .slice(1)
    .map((key) => {
      value = childOf(value, key);
      const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
      return /^\d+$/.test(key) && typeof id === 'string' ? fieldOf(id) : fieldOf(key);
    });
  return parts.join('/');
}

/** The value under a key, which may be anything: what was checked need not be a pack. */
function childOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}

/** A place in a pack as edits and documents name it; a slash inside an id is written `~1`. */
export function fieldOf(...parts: readonly string[]): string {
  return pointerOf(parts).slice(1);
}

/** The way a field names, from the section down: `fieldOf` undone. */
export function partsOfField(field: string): readonly string[] {
  return field.split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
