import type { Database } from 'better-sqlite3';
import { addToTotals, type Totals, type TotalsKey } from '../../../src-shared/ledger/totals.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { compileAward } from '../../../src-shared/policy/award/award.ts';
import type { AwardInput } from '../../../src-shared/policy/award/award-input.ts';
import type { AwardOutcome, AwardYear, Step } from '../../../src-shared/policy/award/award-outcome.ts';
import type { PolicyPack } from '../../../src-shared/policy/pack/policy-pack.ts';
import { silentClause } from '../../../src-shared/policy/pack/silent-clause.ts';
import { hours as toHours } from '../../../src-shared/training/thousandths.ts';
import type { Form, Level } from '../../../src-shared/training/training-words.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import type { RegisteredPack } from '../../session/policy-registry.ts';

/** One standing line of the ledger, as the comparison reads it. */
export type StandingLine = {
  readonly teacherId: number;
  readonly participationId: number | null;
  readonly factsId: number;
  readonly batchId: number;
  readonly policyVersionId: number;
  readonly origin: 'own' | 'outside';
  readonly key: TotalsKey;
  readonly hours: number;
  readonly credits: number | null;
  readonly months: number;
  readonly weeks: number;
};

export type Outcome = AwardOutcome['outcome'] | 'kept';

/** What one record is worth under a pack. */
export type Worth = {
  readonly outcome: Outcome;
  readonly hours: number;
  readonly credits: number;
  /** Lines per registration year; null where the stored lines stand as they are. */
  readonly years: readonly AwardYear[] | null;
  readonly level: Level | null;
  /** Why nothing came of it: index into `reasons`. */
  readonly reason: number | null;
};

export type CountedReason = {
  readonly outcome: 'nothing' | 'refused' | 'undecided';
  readonly clause: string;
  readonly text: string;
  records: number;
};

type FrozenFacts = {
  readonly input: AwardInput;
  readonly decisions?: Readonly<Record<string, number>>;
  /** Somebody above changed the figures: they count as he says, whatever regulation is asked. */
  readonly reviews?: readonly unknown[];
};

/** How many worths are kept: facts that many share are met again soon, facts of one person never. */
const KEPT_MAX = 200_000;

/**
 * One side of a comparison: what standing records are worth under a pack, recomputed from their frozen facts, equal facts
 * once. Records earned under this very pack keep their figures, so do outside records, which count
 * as their proof says, and records whose figures a review above changed, which count as it says.
 */
export class Recomputation {
  readonly reasons: CountedReason[] = [];
  readonly pack: PolicyPack;
  readonly #findFacts;
  readonly #ownVersions: ReadonlySet<number>;
  readonly #relatedVersions: ReadonlySet<number>;
  readonly #decided: ReadonlyMap<string, number>;
  readonly #awards = new Map<string, (input: AwardInput) => AwardOutcome>();
  readonly #worths = new Map<number, Worth>();
  /** Facts of entries that a review changed. */
  readonly #reviewed = new Set<number>();
  readonly #reasonIndexes = new Map<string, number>();
  readonly #ruleTexts: ReadonlyMap<string, string>;

  constructor(ledger: OpenLedger, database: Database, registered: RegisteredPack) {
    this.pack = registered.pack;
    this.#findFacts = database.prepare<[number], { content: string }>(
      'SELECT content FROM facts WHERE id = ?',
    );
    const versions = database
      .prepare<[], { id: number; policy_id: string; version: string }>(
        'SELECT id, policy_id, version FROM policy_version',
      )
      .all();
    const lineage = new Set(ledger.registry.lineageOf(registered).map(({ pack }) => pack.id));
    const isOwn = (version: { readonly policy_id: string; readonly version: string }) =>
      version.policy_id === registered.pack.id && version.version === String(registered.pack.version);
    this.#ownVersions = new Set(versions.filter(isOwn).map(({ id }) => id));
    this.#relatedVersions = new Set(
      versions.filter(({ policy_id }) => lineage.has(policy_id)).map(({ id }) => id),
    );
    this.#decided = ledger.decisions(database, registered.pack);
    this.#ruleTexts = new Map(
      [...registered.pack.gates, ...registered.pack.activities].map(({ id, text }) => [id, text]),
    );
  }

  /** The worth of a record: lines that one trainee earned in one activity. */
  worthOf(lines: readonly StandingLine[]): Worth {
    const first = assertPresent(lines[0], 'a record has a line');
    if (first.origin === 'outside') return stored(lines, 'kept');
    if (this.#ownVersions.has(first.policyVersionId)) return stored(lines, 'awarded');
    const known = this.#worths.get(first.factsId);
    if (known !== undefined) return known;
    if (this.#reviewed.has(first.factsId)) return stored(lines, 'kept');
    const facts = this.#factsOf(first);
    if (facts.reviews !== undefined) {
      this.#reviewed.add(first.factsId);
      return stored(lines, 'kept');
    }
    const worth = this.#recompute(first, facts);
    if (this.#worths.size >= KEPT_MAX) this.#worths.clear();
    this.#worths.set(first.factsId, worth);
    return worth;
  }

  /** Adds what a record is worth to a teacher's totals. */
  addTo(totals: Totals, lines: readonly StandingLine[], worth: Worth): void {
    if (worth.years === null && (worth.outcome === 'kept' || worth.outcome === 'awarded')) {
      for (const line of lines)
        addToTotals(totals, line.key, {
          hours: line.hours,
          credits: line.credits ?? 0,
          count: 1,
          months: line.months,
          weeks: line.weeks,
        });
      return;
    }
    const first = assertPresent(lines[0], 'a record has a line');
    for (const { year, hours, credits } of worth.years ?? [])
      addToTotals(
        totals,
        { ...first.key, year, level: worth.level },
        { hours, credits: credits ?? 0, count: 1, months: first.months, weeks: first.weeks },
      );
  }

  #factsOf(line: StandingLine): FrozenFacts {
    const row = assertPresent(this.#findFacts.get(line.factsId), 'an entry keeps its facts');
    return JSON.parse(row.content);
  }

  #recompute(line: StandingLine, facts: FrozenFacts): Worth {
    const frozen = this.#relatedVersions.has(line.policyVersionId) ? (facts.decisions ?? {}) : {};
    const answer = this.#awardWith(frozen)(facts.input);
    if (answer.outcome !== 'awarded') return this.#without(answer.outcome, answer.reasons);
    const years =
      answer.years ??
      (answer.year === null
        ? []
        : [{ year: answer.year, hours: answer.hours ?? toHours(0), credits: answer.credits }]);
    if (years.length === 0) return this.#without('undecided', [this.#yearUnknown(line.key.form)]);
    return {
      outcome: 'awarded',
      hours: years.reduce((sum, part) => sum + part.hours, 0),
      credits: years.reduce((sum, part) => sum + (part.credits ?? 0), 0),
      years,
      level: answer.level,
      reason: null,
    };
  }

  /** What was decided when the record was made stays decided; later decisions fill what was open then. */
  #awardWith(frozen: Readonly<Record<string, number>>): (input: AwardInput) => AwardOutcome {
    const key = JSON.stringify(frozen);
    const known = this.#awards.get(key);
    if (known !== undefined) return known;
    const made = compileAward(this.pack, new Map([...this.#decided, ...Object.entries(frozen)]));
    this.#awards.set(key, made);
    return made;
  }

  /** An award without the date that decides its registration year. */
  #yearUnknown(form: Form): Step {
    const { registrationYear } = this.pack;
    const clause = registrationYear?.clause ?? silentClause(this.pack, form);
    return { clause, text: '缺少日期，不知道计入哪个登记年度' };
  }

  #without(outcome: CountedReason['outcome'], reasons: readonly Step[]): Worth {
    const { clause, rule, text: detail } = assertPresent(reasons[0], 'what is not awarded has a reason');
    const text = (rule === undefined ? undefined : this.#ruleTexts.get(rule)) ?? detail;
    const key = `${outcome} ${clause} ${text}`;
    const index = this.#reasonIndexes.get(key) ?? this.reasons.length;
    if (index === this.reasons.length) {
      this.#reasonIndexes.set(key, index);
      this.reasons.push({ outcome, clause, text, records: 0 });
    }
    return { outcome, hours: 0, credits: 0, years: null, level: null, reason: index };
  }
}

function stored(lines: readonly StandingLine[], outcome: 'kept' | 'awarded'): Worth {
  let hours = 0;
  let credits = 0;
  for (const line of lines) {
    hours += line.hours;
    credits += line.credits ?? 0;
  }
  return { outcome, hours, credits, years: null, level: null, reason: null };
}
