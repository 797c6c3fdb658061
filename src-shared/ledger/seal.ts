import { type Batch, type Earning, type EntryField, entryFields, type Reference } from './entry.ts';

/**
 * The exact bytes that the seal of a batch is computed over. Format 1, never changed: a later format gets a new number
 * and old batches keep theirs, because the ledgers that people hold must verify with every later program.
 *
 * Text = format, previous seal, header and rows, one per line, each a JSON array; the seal is its SHA-256 in hex.
 * A row holds everything that makes the figure: who, what, when, how much, under which pack, from which facts and trail.
 */
export const SEAL_FORMAT = 1;

/** What stands in place of a previous seal before the first batch. */
export const FIRST_SEAL = '0'.repeat(64);

type Uid = Pick<Reference, 'uid'>;

/** What a seal reads of a batch. */
export type SealedBatch = Pick<
  Batch,
  'uid' | 'kind' | 'effectiveOn' | 'reason' | 'actor' | 'recordedAt' | 'entryCount'
> & { readonly project: Uid | null; readonly undoes: Uid | null };

/**
 * What the seal reads of an entry that is its own. Rows of other tables are named by uid, since ids are numbers of one
 * file. Flat, because a county's verification reads a million of them.
 */
export type SealedIdentity = Uid & {
  readonly teacherUid: string;
  readonly participationUid: string | null;
  readonly reversesUid: string | null;
};

/** What the seal reads of an entry that many entries of a batch share: texts by their SHA-256, the pack by its key. */
export type SealedTerms = Pick<Earning, EntryField> & {
  /** `id@version#sha256` of the pack. */
  readonly policy: string;
  readonly factsSha256: string;
  readonly trailSha256: string;
};

/** Format, previous seal and header, ending in a line feed. */
export function sealHead(previousSeal: string, batch: SealedBatch): string {
  const fields = [
    batch.uid,
    batch.kind,
    batch.project?.uid ?? null,
    batch.undoes?.uid ?? null,
    batch.effectiveOn,
    batch.reason,
    batch.actor,
    batch.recordedAt,
    batch.entryCount,
  ];
  return `${SEAL_FORMAT}\n${previousSeal}\n${JSON.stringify(fields)}\n`;
}

/**
 * One row, ending in a line feed, from its own part and from the terms it shares (`sealTerms`). Put together as text
 * because a registration seals up to a million of them, most with terms met before.
 */
export function sealRow(entry: SealedIdentity, terms: string): string {
  return `["${entry.uid}","${entry.teacherUid}",${quoted(entry.participationUid)},${terms},${quoted(entry.reversesUid)}]\n`;
}

/** The middle of a row: the fields in their order (`entryFields`), then pack, facts and trail. */
export function sealTerms(terms: SealedTerms): string {
  let text = '';
  for (const field of entryFields) text += `${quoted(terms[field])},`;
  return `${text}"${terms.policy}","${terms.factsSha256}","${terms.trailSha256}"`;
}

/** As `JSON.stringify` writes it, at a fraction of the cost: codes, dates and uids hold no character that JSON escapes. */
function quoted(value: string | number | null): string {
  return typeof value === 'string' ? `"${value}"` : `${value}`;
}

/** The seal as people compare it: `3f9a 08c2`. */
export function shortSeal(seal: string): string {
  return `${seal.slice(0, 4)} ${seal.slice(4, 8)}`;
}
