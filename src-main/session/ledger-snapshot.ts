import type { Database } from 'better-sqlite3';
import { emptyTotals, listTotals, readTotals, type Totals } from '../../src-shared/ledger/totals.ts';
import type { TeacherRole } from '../../src-shared/people/teacher.ts';
import {
  bestFirst,
  createTeacherSearch,
  type TeacherSearch,
} from '../../src-shared/people/teacher-search.ts';
import { assess, compileAssessment } from '../../src-shared/policy/assess/assess.ts';
import type {
  AssessedTeacher,
  AssessOutcome,
  AssessRequest,
  AssessSummary,
  PeriodOutcome,
} from '../../src-shared/policy/assess/assess-outcome.ts';
import {
  addVerdict,
  NO_VERDICTS,
  type VerdictCounts,
} from '../../src-shared/policy/assess/verdict-counts.ts';
import { compileAward } from '../../src-shared/policy/award/award.ts';
import type { AwardInput } from '../../src-shared/policy/award/award-input.ts';
import type { AwardOutcome } from '../../src-shared/policy/award/award-outcome.ts';
import { factsOfTrainee } from '../../src-shared/policy/award/facts-of-trainee.ts';
import { teacherRoleSchema } from '../../src-shared/policy/pack/pack-words.ts';
import type { PolicyPack } from '../../src-shared/policy/pack/policy-pack.ts';
import type { AssessmentMark } from '../../src-shared/rpc/contract/assessments.ts';
import type { CalendarDate } from '../../src-shared/training/calendar-date.ts';
import type { LedgerDatabase } from '../database/file/ledger-database.ts';
import {
  allTotals,
  changesSince,
  type LogMark,
  logMark,
  type StoredTotals,
  totalsSince,
} from '../database/file/memory-changes.ts';
import { waitingTrainees } from '../database/records/listed-trainees.ts';
import { countsOfAllProjects, type ProjectProgressCounts } from '../database/records/project-counts.ts';
import { listTeachers, type TeacherRecord } from '../database/records/teacher-records.ts';
import { timeSlices } from '../lib/run-work.ts';

/** A teacher in memory with what assessments ask. */
export type RememberedTeacher = TeacherRecord & { readonly assessed: AssessedTeacher };

type Judge = (request: AssessRequest) => AssessSummary;

/** A silent point of a pack, and how many trainees of unregistered projects wait for it. */
export type WaitingSetting = {
  readonly policyId: string;
  readonly settingId: string;
  readonly count: number;
};

/** The verdicts of one teacher for one year and its cycle. */
export type TeacherVerdicts = { readonly year: AssessmentMark; readonly cycle: AssessmentMark };

/** People judged between two looks at the clock: the packs of the years are asked for once in each step. */
const JUDGED_PER_STEP = 50;

/** Names in the order of a Chinese address book. */
const collator = new Intl.Collator('zh-CN');

/** What of the open ledger the read model is made from; the open ledger has it all, and a test may give it alone. */
type SnapshotSource = {
  readonly database: LedgerDatabase;
  today(): CalendarDate;
  registrationYear(day: CalendarDate): number;
  cycleOf(year: number): { readonly from: number; readonly to: number };
  packOfYear(year: number): PolicyPack;
  packOn(day: string | null): PolicyPack;
  decisions(database: Database | undefined, pack: PolicyPack): ReadonlyMap<string, number>;
};

/**
 * The county in memory: people, totals and verdicts. After entries were written only their teachers are read and judged
 * again; after anything else everybody is. A county of 10,000 teachers is some ten megabytes; lists, search and counts
 * are answered from here at once.
 */
export class LedgerSnapshot {
  readonly #ledger: SnapshotSource;
  #revision = -1;
  #teachers: readonly RememberedTeacher[] = [];
  #byUid = new Map<string, RememberedTeacher>();
  #byId = new Map<number, RememberedTeacher>();
  #named: readonly RememberedTeacher[] | null = null;
  #searched: readonly string[] | null = null;
  #search: TeacherSearch | null = null;
  #totals = new Map<number, Totals>();
  #verdicts = new Map<number, Map<number, TeacherVerdicts>>();
  #logMark: LogMark = { audit: 0, entry: 0 };
  #waiting: readonly WaitingSetting[] | null = null;
  #projectCounts: ReadonlyMap<number, ProjectProgressCounts> | null = null;
  readonly #judges = new Map<PolicyPack, Judge>();

  constructor(ledger: SnapshotSource) {
    this.#ledger = ledger;
  }

  teachers(): readonly RememberedTeacher[] {
    this.#refresh();
    return this.#teachers;
  }

  teacher(uid: string): RememberedTeacher | undefined {
    this.#refresh();
    return this.#byUid.get(uid);
  }

  /** People whose name, pinyin, initials or document number fit the search, in the order of their names or best match first. */
  searchTeachers(search: string, order: 'name' | 'match' = 'name'): readonly RememberedTeacher[] {
    const people = this.inNameOrder();
    this.#searched ??= people.map((teacher) => teacher.searchText);
    this.#search ??= createTeacherSearch(this.#searched);
    const matches = this.#search(search);
    const found: RememberedTeacher[] = [];
    for (const index of order === 'name' ? matches : bestFirst(this.#searched, search, matches)) {
      const teacher = people[index];
      if (teacher !== undefined) found.push(teacher);
    }
    return found;
  }

  /** Everybody by name. Sorted once, because comparing Chinese names takes a tenth of a second in a county. */
  inNameOrder(): readonly RememberedTeacher[] {
    this.#refresh();
    this.#named ??= sortedByName(this.#teachers);
    return this.#named;
  }

  totals(teacherId: number): Totals {
    this.#refresh();
    return this.#totals.get(teacherId) ?? emptyTotals();
  }

  /** Everybody's verdicts for a year and the cycle it lies in, by teacher id. */
  verdicts(year: number): ReadonlyMap<number, TeacherVerdicts> {
    this.#refresh();
    const known = this.#verdicts.get(year);
    if (known !== undefined) return known;
    const verdicts = new Map<number, TeacherVerdicts>();
    this.#judge(year, this.#teachers, verdicts);
    this.#verdicts.set(year, verdicts);
    return verdicts;
  }

  /**
   * Judges everybody for a year before `verdicts` is asked and lets other calls in meanwhile: the first question about a year
   * of a large county would hold them up. If the ledger changed meanwhile, the result is dropped and `verdicts` judges anew.
   */
  async prepareVerdicts(year: number): Promise<void> {
    this.#refresh();
    if (this.#verdicts.has(year)) return;
    const slices = timeSlices();
    await slices.next();
    const { database } = this.#ledger;
    const revision = this.#revision;
    const verdicts = new Map<number, TeacherVerdicts>();
    for (let start = 0; start < this.#teachers.length; start += JUDGED_PER_STEP) {
      this.#judge(year, this.#teachers.slice(start, start + JUDGED_PER_STEP), verdicts);
      if (!slices.isOver) continue;
      await slices.next();
      if (this.#revision !== revision || database.revision !== revision) return;
    }
    this.#verdicts.set(year, verdicts);
  }

  /** Judges people for a year and its cycle, into `verdicts`. */
  #judge(year: number, people: readonly RememberedTeacher[], verdicts: Map<number, TeacherVerdicts>): void {
    const cycle = this.#ledger.cycleOf(year);
    const judge = this.#judgeOf(year);
    const judgeCycle = this.#judgeOf(cycle.to);
    for (const teacher of people) {
      const asked = {
        year,
        cycle,
        teacher: teacher.assessed,
        totals: this.#totals.get(teacher.id) ?? emptyTotals(),
      };
      const summary = judge(asked);
      const ofCycle = judgeCycle === judge ? summary : judgeCycle(asked);
      verdicts.set(teacher.id, {
        year: this.#dated(toMark(summary.year), year),
        cycle: toMark(ofCycle.cycle),
      });
    }
  }

  /** One teacher's year (or, with null, the current cycle) with everything that explains it. */
  explain(
    teacher: RememberedTeacher,
    year: number | null,
  ): { readonly assessment: AssessOutcome; readonly mark: AssessmentMark } {
    const ledger = this.#ledger;
    const totals = this.totals(teacher.id);
    const cycle = ledger.cycleOf(ledger.registrationYear(ledger.today()));
    const pack = ledger.packOfYear(year ?? cycle.to);
    const assessment = assess(
      pack,
      year === null
        ? { cycle, teacher: teacher.assessed, totals }
        : { year, teacher: teacher.assessed, totals },
      ledger.decisions(undefined, pack),
    );
    const mark = year === null ? toMark(assessment.cycle) : this.#dated(toMark(assessment.year), year);
    return { assessment, mark };
  }

  /** One teacher's verdict of one year, without its explanation. */
  verdictOfYear(teacher: RememberedTeacher, year: number): AssessmentMark {
    this.#refresh();
    const known = this.#verdicts.get(year)?.get(teacher.id);
    if (known !== undefined) return known.year;
    const { year: outcome } = this.#judgeOf(year)({
      year,
      teacher: teacher.assessed,
      totals: this.totals(teacher.id),
    });
    return this.#dated(toMark(outcome), year);
  }

  /** One teacher's verdict of the cycle that a year lies in, without its explanation. */
  verdictOfCycle(teacher: RememberedTeacher, year: number): AssessmentMark {
    this.#refresh();
    const known = this.#verdicts.get(year)?.get(teacher.id);
    if (known !== undefined) return known.cycle;
    const cycle = this.#ledger.cycleOf(year);
    const asked = { cycle, teacher: teacher.assessed, totals: this.totals(teacher.id) };
    return toMark(this.#judgeOf(cycle.to)(asked).cycle);
  }

  /** Judges by the pack of a year, prepared once. */
  #judgeOf(year: number): Judge {
    const pack = this.#ledger.packOfYear(year);
    const known = this.#judges.get(pack);
    if (known !== undefined) return known;
    const judge = compileAssessment(pack, this.#ledger.decisions(undefined, pack));
    this.#judges.set(pack, judge);
    return judge;
  }

  /** A year that has not begun has no verdict: nobody is short in it yet. */
  #dated(mark: AssessmentMark, year: number): AssessmentMark {
    const isAhead = year > this.#ledger.registrationYear(this.#ledger.today());
    return isAhead ? { ...mark, status: null, hoursShort: 0, creditsShort: 0, groupsShort: {} } : mark;
  }

  /** Entries that stand, of all years. */
  entryCount(teacherId: number): number {
    return listTotals(this.totals(teacherId)).reduce((sum, row) => sum + row.count, 0);
  }

  counts(year: number, scope: 'year' | 'cycle'): VerdictCounts {
    let counts = NO_VERDICTS;
    const verdicts = this.verdicts(year);
    for (const teacher of this.#teachers)
      if (teacher.status === 'active')
        counts = addVerdict(counts, verdicts.get(teacher.id)?.[scope].status ?? null);
    return counts;
  }

  /** How many trainees of unregistered projects wait for each silent point of the pack that governs them. */
  waitingSettings(): readonly WaitingSetting[] {
    this.#refresh();
    this.#waiting ??= this.#countWaiting();
    return this.#waiting;
  }

  /** How far each project is. */
  projectCounts(): ReadonlyMap<number, ProjectProgressCounts> {
    this.#refresh();
    this.#projectCounts ??= countsOfAllProjects(this.#ledger.database.reader);
    return this.#projectCounts;
  }

  #countWaiting(): readonly WaitingSetting[] {
    const ledger = this.#ledger;
    const waiting = new Map<string, WaitingSetting>();
    const awards = new Map<PolicyPack, (input: AwardInput) => AwardOutcome>();
    const seen = new Map<string, readonly string[]>();
    for (const { project, trainee, count: people } of waitingTrainees(ledger.database.reader)) {
      const pack = ledger.packOn(project.endOn);
      const award = awards.get(pack) ?? compileAward(pack, ledger.decisions(undefined, pack));
      awards.set(pack, award);
      const input = factsOfTrainee(project, trainee);
      const key = `${pack.id} ${JSON.stringify(input)}`;
      const settings = seen.get(key) ?? award(input).undecidedSettings;
      seen.set(key, settings);
      for (const settingId of settings) {
        const which = `${pack.id} ${settingId}`;
        const count = (waiting.get(which)?.count ?? 0) + people;
        waiting.set(which, { policyId: pack.id, settingId, count });
      }
    }
    return [...waiting.values()];
  }

  #refresh(): void {
    const { database } = this.#ledger;
    if (this.#revision === database.revision) return;
    const { reader } = database;
    const writes = database.revision - this.#revision;
    const mark = logMark(reader);
    if (this.#revision >= 0 && changesSince(reader, this.#logMark, writes) === 'entries')
      this.#takeTotals(totalsSince(reader, this.#logMark));
    else this.#readEverything(reader);
    this.#waiting = null;
    this.#projectCounts = null;
    this.#logMark = mark;
    this.#revision = database.revision;
  }

  #takeTotals(changed: readonly StoredTotals[]): void {
    for (const { teacherId, packed } of changed) this.#totals.set(teacherId, readTotals(packed));
    const people = changed.flatMap(({ teacherId }) => this.#byId.get(teacherId) ?? []);
    for (const [year, verdicts] of this.#verdicts) this.#judge(year, people, verdicts);
  }

  #readEverything(reader: Database): void {
    this.#teachers = listTeachers(reader).map((record) => ({ ...record, assessed: toAssessed(record) }));
    this.#byUid = new Map(this.#teachers.map((teacher) => [teacher.uid, teacher]));
    this.#byId = new Map(this.#teachers.map((teacher) => [teacher.id, teacher]));
    this.#named = null;
    this.#searched = null;
    this.#search = null;
    this.#totals = new Map(allTotals(reader).map(({ teacherId, packed }) => [teacherId, readTotals(packed)]));
    this.#verdicts = new Map();
    this.#judges.clear();
  }
}

/** Same names are compared once: a county has a quarter as many names as people. */
function sortedByName(people: readonly RememberedTeacher[]): readonly RememberedTeacher[] {
  const byName = Map.groupBy(people, (teacher) => teacher.name);
  return [...byName.keys()].sort(collator.compare).flatMap((name) => byName.get(name) ?? []);
}

/** What an assessment asks of a teacher. */
export function toAssessed(record: TeacherRecord): AssessedTeacher {
  return {
    hiredOn: record.hiredOn,
    broughtInOn: record.broughtInOn,
    proofOfPriorTraining: record.hasProofOfPriorTraining,
    stage: record.stage,
    roles: rolesOf(record.roles),
    probation: record.isOnProbation,
  };
}

/** The roles that the rules know; a record may hold one that a later program wrote. */
function rolesOf(texts: readonly string[]): readonly TeacherRole[] {
  return texts.flatMap((text) => teacherRoleSchema.safeParse(text).data ?? []);
}

/** A verdict as it crosses the wire. A period that was not asked has no verdict and no figures. */
export function toMark(outcome: PeriodOutcome | null): AssessmentMark {
  if (outcome === null)
    return {
      status: null,
      isMadeUp: false,
      hours: 0,
      credits: null,
      hoursRequired: null,
      creditsRequired: null,
      hoursShort: 0,
      creditsShort: 0,
      groupsShort: {},
    };
  return {
    status: outcome.status,
    isMadeUp: outcome.madeUp,
    hours: outcome.hours,
    credits: outcome.credits,
    hoursRequired: outcome.hoursRequired,
    creditsRequired: outcome.creditsRequired,
    hoursShort: outcome.shortfall.hours,
    creditsShort: outcome.shortfall.credits,
    groupsShort: outcome.shortfall.groups,
  };
}
