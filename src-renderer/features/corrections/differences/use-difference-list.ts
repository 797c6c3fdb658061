import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import type { ReturnDifference } from '../../../../src-shared/rpc/contract/corrections.ts';
import { isComposing, isTyping } from '../../../components/keyboard.ts';
import type { Return } from '../use-return.ts';
import { type DifferenceFilter, decisionOfKey, shownDifferences } from './shown-differences.ts';

/** The list of differences with its filters and keys. */
export type DifferenceList = ReturnType<typeof useDifferenceList>;

/** Which differences are shown, which one stands beside the list, and the two keys that decide on it: a and r. */
export function useDifferenceList(
  differences: readonly ReturnDifference[],
  { decisions, decide }: Pick<Return, 'decisions' | 'decide'>,
) {
  const [filters, setFilters] = useState<DifferenceFilter>({ kind: null, isOnlyOpen: false, search: '' });
  const [selected, setSelected] = useState<string | null>(null);
  /** The one that the keys meet while none stands beside the list. */
  const [active, setActive] = useState<string | null>(null);
  const shown = useMemo(
    () => shownDifferences(differences, filters, decisions, selected),
    [differences, filters, decisions, selected],
  );
  const onSelect = useCallback(
    (difference: ReturnDifference) => {
      setSelected(difference.id);
      setActive(difference.id);
      // What cannot be taken over has only to be looked at.
      if (!difference.canAccept) decide([difference], 'seen');
    },
    [decide],
  );
  const index = shown.findIndex(({ id }) => id === selected);
  const step = (by: 1 | -1) => {
    const next = shown[index + by];
    if (next !== undefined) onSelect(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const decision = decisionOfKey(event);
    const target = shown.find(({ id }) => id === (selected ?? active)) ?? shown[0];
    if (decision === null || target === undefined || !isForList(event)) return;
    event.preventDefault();
    decide([target], decision);
    const next = shown[shown.indexOf(target) + 1];
    if (next !== undefined) onSelect(next);
    else setActive(target.id);
  };
  return {
    filters,
    change: (part: Partial<DifferenceFilter>) => setFilters((now) => ({ ...now, ...part })),
    shown,
    selected,
    present: shown[index],
    onSelect,
    close: () => setSelected(null),
    step,
    onKeyDown,
  };
}

/** Menus and dialogs hang elsewhere in the document, but their keys come through the list; what is typed is no command. */
function isForList(event: KeyboardEvent): boolean {
  const isInside = event.target instanceof Node && event.currentTarget.contains(event.target);
  return isInside && !isComposing(event) && !isTyping(event.target);
}
