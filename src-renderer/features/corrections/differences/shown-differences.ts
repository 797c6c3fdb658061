import type { ReturnDifference } from '../../../../src-shared/rpc/contract/corrections.ts';

/** What the list of differences is narrowed to. */
export type DifferenceFilter = {
  readonly kind: ReturnDifference['kind'] | null;
  readonly isOnlyOpen: boolean;
  readonly search: string;
};

type Shown = Pick<ReturnDifference, 'id' | 'kind'> & {
  readonly teacher: { readonly name: string };
  readonly project: { readonly name: string } | null;
};

/** The differences that the filter leaves. The selected one stays while it is decided, so that the list does not jump. */
export function shownDifferences<Row extends Shown>(
  differences: readonly Row[],
  { kind, isOnlyOpen, search }: DifferenceFilter,
  decisions: ReadonlyMap<string, unknown>,
  selected: string | null,
): readonly Row[] {
  const wanted = search.trim();
  return differences.filter(
    ({ id, kind: own, teacher, project }) =>
      (kind === null || own === kind) &&
      (!isOnlyOpen || !decisions.has(id) || id === selected) &&
      (wanted === '' || teacher.name.includes(wanted) || project?.name.includes(wanted) === true),
  );
}

type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** The decision that a key stands for, pressed alone; null for every other key. */
export function decisionOfKey({ key, ctrlKey, altKey, metaKey }: PressedKey): 'accept' | 'reject' | null {
  if (ctrlKey || altKey || metaKey) return null;
  return key === 'a' ? 'accept' : key === 'r' ? 'reject' : null;
}
