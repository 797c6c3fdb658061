import type { Standing } from '../assess/period-mark.ts';
import { addVerdict, NO_VERDICTS, type VerdictCounts } from '../assess/verdict-counts.ts';
import type { ComparedPerson, ComparisonFacts } from './compare-facts.ts';
import { type CountedReason, type RecordOutcome, reasonsOf } from './recompute.ts';
import type { ComparedSide, ProjectSums, Tally } from './tally.ts';

/** A person's counted figures of the cycle in thousandths, and the verdicts of year and cycle. */
export type PersonSide = {
  readonly hours: number;
  readonly credits: number | null;
  readonly year: Standing | null;
  readonly cycle: Standing | null;
};
/** Somebody in service under both packs. */
export type JudgedPerson = {
  readonly person: ComparedPerson;
  readonly a: PersonSide;
  readonly b: PersonSide;
};

/** What the ledger comes to under one of the packs; figures in thousandths. */
export type SideReport = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly hasCredits: boolean;
  readonly hoursTotal: number;
  /** Null in a pack that knows no credits. */
  readonly creditsTotal: number | null;
  readonly yearCounts: VerdictCounts;
  readonly cycleCounts: VerdictCounts;
  /** What becomes of the records that stand. */
  readonly records: Readonly<Record<RecordOutcome, number>>;
};

/** How many people move from one verdict to another; null where a pack asks nothing. */
export type VerdictChange = {
  readonly from: Standing | null;
  readonly to: Standing | null;
  readonly people: number;
};

/** Everything that was counted. */
type ComparedFigures = { readonly hours: number; readonly credits: number | null };

/** Figures in thousandths; `a` and `b` are the two packs. */
export type CompareReport = {
  readonly year: number;
  readonly cycle: { readonly from: number; readonly to: number };
  readonly a: SideReport;
  readonly b: SideReport;
  readonly teacherCount: number;
  readonly entryCount: number;
  readonly changedRecords: number;
  readonly changedTeachers: number;
  readonly yearChanges: readonly VerdictChange[];
  readonly cycleChanges: readonly VerdictChange[];
  /** The largest differences first. */
  readonly teachers: readonly {
    readonly uid: string;
    readonly name: string;
    readonly organisationName: string;
    readonly a: PersonSide;
    readonly b: PersonSide;
    readonly changedRecords: number;
  }[];
  /** The largest differences first. */
  readonly projects: readonly {
    readonly projectId: number;
    readonly records: number;
    readonly changedRecords: number;
    readonly a: ComparedFigures;
    readonly b: ComparedFigures;
  }[];
  /** Why records come to nothing under a pack, the most frequent first. */
  readonly reasons: readonly (Readonly<CountedReason> & { readonly side: 'a' | 'b' })[];
};

/** A report is read by people; reasons beyond these are single records. */
const REASONS_MAX = 30;

type Compared = {
  readonly facts: ComparisonFacts;
  readonly a: ComparedSide;
  readonly b: ComparedSide;
  readonly tally: Tally;
  readonly people: readonly JudgedPerson[];
};

/** What was compared, put together. */
export function reportOf({ facts, a, b, tally, people }: Compared): CompareReport {
  return {
    year: facts.year,
    cycle: facts.cycle,
    a: sideOf(
      a,
      people.map((person) => person.a),
    ),
    b: sideOf(
      b,
      people.map((person) => person.b),
    ),
    teacherCount: people.length,
    entryCount: tally.lines,
    changedRecords: tally.changedRecords,
    changedTeachers: tally.changedByTeacher.size,
    yearChanges: verdictChanges(people, 'year'),
    cycleChanges: verdictChanges(people, 'cycle'),
    teachers: topTeachers(people, tally.changedByTeacher, facts.top),
    projects: topProjects(tally.projects, facts),
    reasons: [...sidedReasons('a', a), ...sidedReasons('b', b)]
      .sort((one, other) => other.records - one.records)
      .slice(0, REASONS_MAX),
  };
}

/** Verdicts are counted over people in service; records over all that stand. */
function sideOf(side: ComparedSide, people: readonly PersonSide[]): SideReport {
  const { pack } = side.recomputation;
  return {
    id: pack.id,
    version: pack.version,
    title: pack.title,
    hasCredits: pack.units.credits,
    hoursTotal: side.hours,
    creditsTotal: pack.units.credits ? side.credits : null,
    yearCounts: people.reduce((counts, { year }) => addVerdict(counts, year), NO_VERDICTS),
    cycleCounts: people.reduce((counts, { cycle }) => addVerdict(counts, cycle), NO_VERDICTS),
    records: { ...side.records },
  };
}

/** From which verdict to which people would move, the most frequent move first. */
function verdictChanges(people: readonly JudgedPerson[], period: 'year' | 'cycle'): readonly VerdictChange[] {
  const moved = people.filter(({ a, b }) => a[period] !== b[period]);
  const byMove = Map.groupBy(moved, ({ a, b }) => `${a[period]} ${b[period]}`);
  return [...byMove.values()]
    .flatMap((same) => {
      const [first] = same;
      return first === undefined ? [] : [{ from: first.a[period], to: first.b[period], people: same.length }];
    })
    .sort((one, other) => other.people - one.people);
}

/**
 * People for whom something differs, the largest difference first. Records may differ where figures that
 * count do not: a cap took up the difference.
 */
function topTeachers(
  people: readonly JudgedPerson[],
  changed: ReadonlyMap<number, number>,
  top: number,
): CompareReport['teachers'] {
  return people
    .map((judged) => ({ ...judged, weight: weightOf(judged) }))
    .filter(({ person, weight }) => weight > 0 || changed.has(person.id))
    .sort((one, other) => other.weight - one.weight)
    .slice(0, top)
    .map(({ person: { id, uid, name, organisationName }, a, b }) => ({
      ...{ uid, name, organisationName, a, b },
      changedRecords: changed.get(id) ?? 0,
    }));
}

/** Above every difference of figures: a verdict that turns matters more. */
const TURNED_VERDICT = 1e9;
/** Most regulations convert eight hours to one credit. */
const HOURS_PER_CREDIT = 8;

/** Credits are compared where both packs know them. */
function weightOf({ a, b }: Pick<JudgedPerson, 'a' | 'b'>): number {
  const credits = a.credits === null || b.credits === null ? 0 : Math.abs(a.credits - b.credits);
  const turned = (a.year === b.year ? 0 : 1) + (a.cycle === b.cycle ? 0 : 1);
  return turned * TURNED_VERDICT + credits * HOURS_PER_CREDIT + Math.abs(a.hours - b.hours);
}

/** Projects with a changed record; one whose records cancel each other out still has them. */
function topProjects(
  projects: ReadonlyMap<number, ProjectSums>,
  { a, b, top }: Pick<ComparisonFacts, 'a' | 'b' | 'top'>,
): CompareReport['projects'] {
  const weight = (sums: ProjectSums) =>
    Math.abs(sums.a.credits - sums.b.credits) * HOURS_PER_CREDIT + Math.abs(sums.a.hours - sums.b.hours);
  return [...projects]
    .filter(([, { changedRecords }]) => changedRecords > 0)
    .sort(([, one], [, other]) => weight(other) - weight(one))
    .slice(0, top)
    .map(([projectId, sums]) => ({
      projectId,
      records: sums.records,
      changedRecords: sums.changedRecords,
      a: { hours: sums.a.hours, credits: a.pack.units.credits ? sums.a.credits : null },
      b: { hours: sums.b.hours, credits: b.pack.units.credits ? sums.b.credits : null },
    }));
}

/** Reasons of one pack, named as its. */
function sidedReasons(name: 'a' | 'b', side: ComparedSide): CompareReport['reasons'] {
  return reasonsOf(side.recomputation).map((reason) => ({ side: name, ...reason }));
}
