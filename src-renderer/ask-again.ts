import type { QueryClient, QueryKey } from '@tanstack/react-query';

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
