import type { ReturnDifference } from '../../../../src-shared/rpc/contract/corrections.ts';
import { differenceKindWords, fieldWord } from '../../../text/corrections.ts';
import type { Decisions } from '../return-state.ts';

type Row = Pick<ReturnDifference, 'id' | 'kind' | 'field' | 'heading' | 'canAccept'>;

/**
 * What can be decided at once about the differences in the list: everything that can be accepted, decided or not, also by
 * the word of its column; what is still open, to be rejected where it could be accepted, else to be seen.
 */
export function bulkChoices<Difference extends Row>(shown: readonly Difference[], decisions: Decisions) {
  const acceptable = shown.filter(({ canAccept }) => canAccept);
  const open = shown.filter(({ id }) => !decisions.has(id));
  return {
    acceptable,
    byColumn: Map.groupBy(acceptable, (difference) =>
      difference.field === null ? differenceKindWords[difference.kind] : fieldWord(difference),
    ),
    openAcceptable: open.filter(({ canAccept }) => canAccept),
    unseen: open.filter(({ canAccept }) => !canAccept),
  };
}
