/** The instant at which the samples stop: what is unfinished then has its deadlines in the weeks after it. */
export const DEMO_ENDS_AT = '2025-11-10T02:00:00.000Z';

/** The clock of a demo ledger: it stops on the day its samples end, so that its deadlines never lie years back. */
export function demoClock(now: () => Date): () => Date {
  const end = new Date(DEMO_ENDS_AT);
  return () => {
    const present = now();
    return present < end ? present : end;
  };
}
