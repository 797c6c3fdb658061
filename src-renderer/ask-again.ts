import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Asks everything under a key anew. A first answer still on its way is called off as well: it may have been given before
 * the change, and the query client would take it for the new one. What no page shows at present is forgotten: the page
 * that comes next starts from the new answer, not from the old one for a moment.
 */
export async function askAgain(client: QueryClient, queryKey: QueryKey): Promise<void> {
  client.removeQueries({ queryKey, predicate: (query) => query.getObserversCount() === 0 });
  await client.cancelQueries({ queryKey, predicate: ({ state }) => state.data === undefined });
  await client.invalidateQueries({ queryKey });
}

/**
 * Forgets every answer but those that `isKept`, also the ones still on their way: for the moment in which another ledger
 * stands behind the same calls, be it opened here or in another window.
 */
export async function forgetAll(client: QueryClient, isKept: (query: Query) => boolean): Promise<void> {
  const predicate = (query: Query) => !isKept(query);
  const cancelled = client.cancelQueries({ predicate });
  client.removeQueries({ predicate });
  await cancelled;
}

/** Watches which ledger the answers speak of: `changed` runs when one speaks of another ledger than the one before. */
export function watchLedger(changed: () => void): (ledgerId: string | null) => void {
  let present: string | null | undefined;
  return (ledgerId) => {
    const before = present;
    present = ledgerId;
    if (before !== undefined && before !== ledgerId) changed();
  };
}
