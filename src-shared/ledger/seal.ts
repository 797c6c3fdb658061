/**
 * The exact bytes that a batch seal is computed over. Format 1, never changed: a later format gets a new number
 * and old batches keep theirs.
 *
 * Text = format, previous seal, header and rows, one per line, each a JSON array; the seal is its SHA-256 in hex.
 * A row holds everything that makes the figure: who, what, when, how much, under which pack, from which facts and trail.
 */
export const SEAL_FORMAT = 1;

/** What stands in place of a previous seal before the first batch. */
export const FIRST_SEAL = '0'.repeat(64);

export type SealedHeader = {
  readonly uid: string;
  readonly kind: 'registration' | 'outside' | 'reversal';
  readonly projectUid: string | null;
  readonly undoesBatchUid: string | null;
  readonly effectiveOn: string;
  readonly reason: string | null;
  readonly actor: string;
  readonly recordedAt: string;
  readonly entryCount: number;
};

export type SealedRow = {
  readonly uid: string;
  readonly teacherUid: string;
  readonly participationUid: string | null;
  readonly origin: 'own' | 'outside';
  readonly year: number;
  readonly form: string;
  readonly level: string;
  readonly role: string;
  /** Thousandths. */
  readonly hours: number;
  /** Thousandths; null in a policy that knows no credits. */
  readonly credits: number | null;
  readonly makeUpFor: number | null;
  readonly phase: string | null;
  /** Enterprise practice, thousandths. */
  readonly months: number | null;
  readonly weeks: number | null;
  readonly endedOn: string | null;
  /** `id@version#sha256` of the pack. */
  readonly policy: string;
  readonly factsSha256: string;
  readonly trailSha256: string;
  readonly reversesUid: string | null;
};

/** Format, previous seal and header, ending in a line feed. */
export function sealHead(previousSeal: string, header: SealedHeader): string {
  const fields = [
    header.uid,
    header.kind,
    header.projectUid,
    header.undoesBatchUid,
    header.effectiveOn,
    header.reason,
    header.actor,
    header.recordedAt,
    header.entryCount,
  ];
  return `${SEAL_FORMAT}\n${previousSeal}\n${JSON.stringify(fields)}\n`;
}

/** One row, ending in a line feed. Written out by hand because a registration seals up to a million of them. */
export function sealRow(row: SealedRow): string {
  return sealLine(row, sealTerms(row));
}

/** What identifies one row; the rest of it many rows of a batch have in common. */
export type SealedIdentity = Pick<SealedRow, 'uid' | 'teacherUid' | 'participationUid' | 'reversesUid'>;

/** A row from its own part and from the terms it shares (`sealTerms`): the same bytes as `sealRow`. */
export function sealLine(row: SealedIdentity, terms: string): string {
  return `["${row.uid}","${row.teacherUid}",${text(row.participationUid)},${terms},${text(row.reversesUid)}]\n`;
}

/** The middle of a row, from origin to trail. */
export function sealTerms(row: Omit<SealedRow, keyof SealedIdentity>): string {
  return `"${row.origin}",${row.year},"${row.form}","${row.level}","${row.role}",${row.hours},${row.credits},${row.makeUpFor},${text(row.phase)},${row.months},${row.weeks},${text(row.endedOn)},"${row.policy}","${row.factsSha256}","${row.trailSha256}"`;
}

/** Codes, dates and uids hold no character that JSON escapes. */
function text(value: string | null): string {
  return value === null ? 'null' : `"${value}"`;
}

/** The seal as people compare it: `3f9a 08c2`. */
export function shortSeal(seal: string): string {
  return `${seal.slice(0, 4)} ${seal.slice(4, 8)}`;
}
