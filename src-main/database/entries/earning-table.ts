import type { Database } from 'better-sqlite3';
import { type Earning, entryFields, type NewEntry } from '../../../src-shared/ledger/entry.ts';
import { sealTerms } from '../../../src-shared/ledger/seal.ts';
import { measuresOf, type TotalsMeasures } from '../../../src-shared/ledger/totals.ts';
import { contentStore } from '../records/content-store.ts';
import * as schema from '../schema.ts';

/** An earning of a batch, ready to be written, sealed and summed for everybody who shares it. */
export type PostedEarning = {
  /** Its row in `temp.earning`. */
  readonly id: number;
  readonly earned: Earning;
  /** The middle of a sealed row. */
  readonly sealed: string;
  /** What one entry adds to its teacher's totals. */
  readonly measures: TotalsMeasures;
};

const columns = entryFields.map((field) => schema.entry[field]);
/** The columns of an entry that the inserts of a slice copy from `temp.earning`, in its order. */
export const EARNING_COLUMNS: readonly string[] = [
  ...columns.map(({ name }) => name),
  'policy_version_id',
  'facts_id',
  'trail_id',
  'classification_id',
];

/**
 * The different earnings of one batch, each stored once in a table of this connection's own that the inserts read.
 *
 * Most of a batch shares a few: binding their fields, hashing their texts and writing out their part of the seal once
 * per earning instead of once per entry is what keeps registering near the cost of bare inserts. A plan hands the same
 * object to everybody of equal facts, which is found by identity; entries read back (a reversal) are compared.
 */
export class EarningTable {
  readonly #known = new Map<Earning, PostedEarning>();
  readonly #byFacts = new Map<string, PostedEarning[]>();
  readonly #storeFacts;
  readonly #storeTrail;
  readonly #insert;

  constructor(writer: Database) {
    const typed = columns.map((column) => `${column.name} ${column.getSQLType()}`);
    // Temporary: in a file of its own that no other connection sees and no backup copies; emptied from the batch before.
    writer.exec(
      `CREATE TEMP TABLE IF NOT EXISTS earning (id INTEGER PRIMARY KEY, ${typed.join(', ')}, policy_version_id INTEGER,
         facts_id INTEGER, trail_id INTEGER, classification_id INTEGER);
       DELETE FROM temp.earning`,
    );
    this.#storeFacts = contentStore(writer, 'facts');
    this.#storeTrail = contentStore(writer, 'trail');
    this.#insert = writer.prepare(
      `INSERT INTO temp.earning (id, ${EARNING_COLUMNS.join(', ')}) VALUES (?, ${EARNING_COLUMNS.map(() => '?').join(', ')})`,
    );
  }

  /** The stored earning of an entry. Entries of one batch either all earn or all take back, so only `earned` is compared. */
  of(entry: NewEntry): PostedEarning {
    const { earned } = entry;
    const known = this.#known.get(earned);
    if (known !== undefined) return known;
    const alike = this.#byFacts.get(earned.facts) ?? [];
    for (const posted of alike) if (isSame(posted.earned, earned)) return posted;
    const posted = this.#add(entry);
    alike.push(posted);
    if (alike.length === 1) this.#byFacts.set(earned.facts, alike);
    this.#known.set(earned, posted);
    return posted;
  }

  #add(entry: NewEntry): PostedEarning {
    const { earned } = entry;
    // One per earning that was added: `of` notes each added one in `#known`.
    const id = this.#known.size + 1;
    const facts = this.#storeFacts(earned.facts);
    const trail = this.#storeTrail(earned.trail);
    const values = entryFields.map((field) => earned[field]);
    const { policyVersion, classificationId } = earned;
    this.#insert.run(id, ...values, policyVersion.id, facts.id, trail.id, classificationId);
    return {
      id,
      earned,
      sealed: sealTerms({
        ...earned,
        policy: earned.policyVersion.key,
        factsSha256: facts.sha256,
        trailSha256: trail.sha256,
      }),
      measures: measuresOf(entry),
    };
  }
}

/** Equal in everything that is written; the facts are known to be equal. */
function isSame(a: Earning, b: Earning): boolean {
  return (
    a.trail === b.trail &&
    a.policyVersion.id === b.policyVersion.id &&
    a.classificationId === b.classificationId &&
    entryFields.every((field) => a[field] === b[field])
  );
}
