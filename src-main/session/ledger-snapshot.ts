import type { Database } from 'better-sqlite3';
import { emptyTotals, listTotals, readTotals, type Totals } from '../../src-shared/ledger/totals.ts';
import { assess, compileAssessment } from '../../src-shared/policy/assess/assess.ts';
import type {
  AssessOutcome,
  AssessRequest,
  AssessSummary,
} from '../../src-shared/policy/assess/assess-outcome.ts';
import { markAt, type PeriodMark, timeOfPeriod, toMark } from '../../src-shared/policy/assess/period-mark.ts';
import {
  addVerdict,
  NO_VERDICTS,
  type VerdictCounts,
} from '../../src-shared/policy/assess/verdict-counts.ts';
import type { Decisions } from '../../src-shared/policy/award/award-outcome.ts';
import type { PolicyPack } from '../../src-shared/policy/pack/policy-pack.ts';
import { type WaitingSetting, waitingSettings } from '../../src-shared/registration/waiting-settings.ts';
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
import { listTeachers } from '../database/records/teacher-records.ts';
import { timeSlices } from '../lib/run-work.ts';
import { type RememberedPeople, type RememberedTeacher, rememberPeople } from './remembered-people.ts';

type Judge = (request: AssessRequest) => AssessSummary;

/** The verdicts of one teacher for one year and its cycle. */
export type TeacherVerdicts = { readonly year: PeriodMark; readonly cycle: PeriodMark };

/** People judged between two looks at the clock: the packs of the years are asked for once in each step. */
const JUDGED_PER_STEP = 50;

/** What of the open ledger the read model is made from; the open ledger has it all, and a test may give it alone. */
type SnapshotSource = {
  readonly database: LedgerDatabase;
  today(): CalendarDate;
  registrationYear(day: CalendarDate): number;
  cycleOf(year: number): { readonly from: number; readonly to: number };
  packOfYear(year: number): PolicyPack;
  packOn(day: string | null): PolicyPack;
  decisions(database: Database | undefined, pack: PolicyPack): Decisions;
};

/**
 * The county in memory: people, totals and verdicts. After entries were written only their teachers are read and judged
 * again; after anything else everybody is. A county of 10,000 teachers is some ten megabytes; lists, search and counts
 * are answered from here at once.
 */
export class LedgerSnapshot {
  readonly #ledger: SnapshotSource;
  #revision = -1;
  #people: RememberedPeople = rememberPeople([]);
  #totals = new Map<number, Totals>();
  #verdicts = new Map<number, Map<number, TeacherVerdicts>>();
  #logMark: LogMark = { audit: 0, entry: 0 };
  #waiting: readonly WaitingSetting[] | null = null;
  #projectCounts: ReadonlyMap<number, ProjectProgressCounts> | null = null;
  readonly #judges = new Map<PolicyPack, Judge>();

  constructor(ledger: SnapshotSource) {
    this.#ledger = ledger;
  }

  /** Everybody, as they came into the ledger. */
  teachers(): readonly RememberedTeacher[] {
    this.#refresh();
    return this.#people.all;
  }

  /** One by uid. */
  teacher(uid: string): RememberedTeacher | undefined {
    this.#refresh();
    return this.#people.findByUid(uid);
  }

  /** People whose name, pinyin, initials or document number fit the search, in the order of their names or best match first. */
  searchTeachers(search: string, order: 'name' | 'match' = 'name'): readonly RememberedTeacher[] {
    this.#refresh();
    return this.#people.search(search, order);
  }

  /** Everybody by name. */
  inNameOrder(): readonly RememberedTeacher[] {
    this.#refresh();
    return this.#people.inNameOrder();
  }

  /** What stands of a teacher, summed. */
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
    this.#judge(year, this.#people.all, verdicts);
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
    for (let start = 0; start < this.#people.all.length; start += JUDGED_PER_STEP) {
      this.#judge(year, this.#people.all.slice(start, start + JUDGED_PER_STEP), verdicts);
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
        year: this.#dated(toMark(summary.year), { from: year, to: year }),
        cycle: this.#dated(toMark(ofCycle.cycle), cycle),
      });
    }
  }

  /** One teacher's year (or, with null, the current cycle) with everything that explains it. */
  explain(
    teacher: RememberedTeacher,
    year: number | null,
  ): { readonly assessment: AssessOutcome; readonly mark: PeriodMark } {
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
    const mark = this.#dated(
      toMark(year === null ? assessment.cycle : assessment.year),
      year === null ? cycle : { from: year, to: year },
    );
    return { assessment, mark };
  }

  /** One teacher's verdict of one year, without its explanation. */
  verdictOfYear(teacher: RememberedTeacher, year: number): PeriodMark {
    this.#refresh();
    const known = this.#verdicts.get(year)?.get(teacher.id);
    if (known !== undefined) return known.year;
    const { year: outcome } = this.#judgeOf(year)({
      year,
      teacher: teacher.assessed,
      totals: this.totals(teacher.id),
    });
    return this.#dated(toMark(outcome), { from: year, to: year });
  }

  /** One teacher's verdict of the cycle that a year lies in, without its explanation. */
  verdictOfCycle(teacher: RememberedTeacher, year: number): PeriodMark {
    this.#refresh();
    const known = this.#verdicts.get(year)?.get(teacher.id);
    if (known !== undefined) return known.cycle;
    const cycle = this.#ledger.cycleOf(year);
    const asked = { cycle, teacher: teacher.assessed, totals: this.totals(teacher.id) };
    return this.#dated(toMark(this.#judgeOf(cycle.to)(asked).cycle), cycle);
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

  /** Nobody has failed a period that has not ended (`markAt`). */
  #dated(mark: PeriodMark, period: { readonly from: number; readonly to: number }): PeriodMark {
    return markAt(mark, timeOfPeriod(period, this.#ledger.registrationYear(this.#ledger.today())));
  }

  /** Entries that stand, of all years. */
  entryCount(teacherId: number): number {
    return listTotals(this.totals(teacherId)).reduce((sum, row) => sum + row.count, 0);
  }

  /** How many people in service have each verdict. */
  counts(year: number, scope: 'year' | 'cycle'): VerdictCounts {
    let counts = NO_VERDICTS;
    const verdicts = this.verdicts(year);
    for (const teacher of this.#people.all)
      if (teacher.status === 'active')
        counts = addVerdict(counts, verdicts.get(teacher.id)?.[scope].status ?? null);
    return counts;
  }

  /** How many trainees of unregistered projects wait for each silent point of the pack that governs them. */
  waitingSettings(): readonly WaitingSetting[] {
    this.#refresh();
    const ledger = this.#ledger;
    this.#waiting ??= waitingSettings(
      waitingTrainees(ledger.database.reader),
      (day) => ledger.packOn(day),
      (pack) => ledger.decisions(undefined, pack),
    );
    return this.#waiting;
  }

  /** How far each project is. */
  projectCounts(): ReadonlyMap<number, ProjectProgressCounts> {
    this.#refresh();
    this.#projectCounts ??= countsOfAllProjects(this.#ledger.database.reader);
    return this.#projectCounts;
  }

  /**
   * Brings what is remembered up to what was written: every question asks this first, and mostly only compares two
   * numbers. After entries alone their teachers are read and judged again; after anything else everybody is, because a
   * decision, a pack or a person may change every verdict.
   */
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
    const people = changed.flatMap(({ teacherId }) => this.#people.findById(teacherId) ?? []);
    for (const [year, verdicts] of this.#verdicts) this.#judge(year, people, verdicts);
  }

  #readEverything(reader: Database): void {
    this.#people = rememberPeople(listTeachers(reader));
    this.#totals = new Map(allTotals(reader).map(({ teacherId, packed }) => [teacherId, readTotals(packed)]));
    this.#verdicts = new Map();
    this.#judges.clear();
  }
}
