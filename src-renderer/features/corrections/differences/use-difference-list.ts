import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import type { ReturnDifference } from '../../../../src-shared/rpc/contract/corrections.ts';
import { isComposing, isTyping } from '../../../components/keyboard.ts';
import type { Return } from '../use-return.ts';
import { type DifferenceFilter, shownDifferences } from './shown-differences.ts';

export type DifferenceList = ReturnType<typeof useDifferenceList>;

/** Which differences are shown, which one stands beside the list, and the two keys that decide on it: a and r. */
export function useDifferenceList(
  differences: readonly ReturnDifference[],
  { decisions, decide }: Pick<Return, 'decisions' | 'decide'>,
) {
  const [filters, setFilters] = useState<DifferenceFilter>({ kind: null, isOnlyOpen: false, search: '' });
  const [selected, setSelected] = useState<string | null>(null);
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
    const decision = event.key === 'a' ? 'accept' : event.key === 'r' ? 'reject' : null;
    if (decision === null || event.ctrlKey || event.altKey || event.metaKey || isComposing(event)) return;
    // Menus and dialogs hang elsewhere in the document, but their keys come through here.
    const isInside = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (!isInside || isTyping(event.target)) return;
    const target = shown.find(({ id }) => id === (selected ?? active)) ?? shown[0];
    if (target === undefined) return;
    event.preventDefault();
    decide([target], decision);
    const next = shown[shown.indexOf(target) + 1];
    if (next !== undefined) onSelect(next);
    else setActive(target.id);
  };
  const change = (part: Partial<DifferenceFilter>) => setFilters((now) => ({ ...now, ...part }));
  return {
    filters,
    change,
    shown,
    selected,
    present: shown[index],
    onSelect,
    close: () => setSelected(null),
    step,
    onKeyDown,
  };
}
