import type { Classifications } from '../../training/classification.ts';
import type { AssessedTeacher } from '../assess/assess-outcome.ts';
import type { ComparedPack, FrozenFacts, StoredVersion } from './recompute.ts';
import type { StandingLine } from './standing-line.ts';

/** Somebody in service. */
export type ComparedPerson = {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly organisationName: string;
  readonly assessed: AssessedTeacher;
};

/** Two packs and the ledger they are compared on. `lines` and `people` are read once, from front to back. */
export type ComparisonFacts = {
  readonly a: ComparedPack;
  readonly b: ComparedPack;
  /** Registration year whose verdicts are compared, and the cycle it lies in. */
  readonly year: number;
  readonly cycle: { readonly from: number; readonly to: number };
  /** The registration year of today: a period that it lies in is failed by nobody. */
  readonly present: number;
  /** How many people and projects the report lists. */
  readonly top: number;
  /** Every version of a pack that entries refer to. */
  readonly versions: readonly StoredVersion[];
  readonly findFacts: (factsId: number) => FrozenFacts;
  /** What the numbers of the lines' keys mean. */
  readonly classifications: Classifications;
  /** Batch → project; null for a batch that no project stands behind. */
  readonly projectOfBatch: ReadonlyMap<number, number | null>;
  /** All standing lines in the order of their ids. */
  readonly lines: Iterable<StandingLine>;
  /** Everybody in service in the order of their ids. */
  readonly people: Iterable<ComparedPerson>;
};
