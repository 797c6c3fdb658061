import type { Database } from 'better-sqlite3';
import { emptyTotals, listTotals, readTotals, type Totals } from '../../src-shared/ledger/totals.ts';
import { markAt, type PeriodMark, timeOfPeriod, toMark } from '../../src-shared/policy/assess/period-mark.ts';
import { type TeacherTask, teacherDuties } from '../../src-shared/policy/assess/teacher-duties.ts';
import {
  addVerdict,
  NO_VERDICTS,
  type VerdictCounts,
} from '../../src-shared/policy/assess/verdict-counts.ts';
import type { Decisions } from '../../src-shared/policy/award/award-outcome.ts';
import type { PolicyPack } from '../../src-shared/policy/pack/policy-pack.ts';
import {
  assessByTexts,
  compileVerdicts,
  type TextAssessment,
  type TotalsOf,
} from '../../src-shared/policy/set/judge-set.ts';
import { worstLine } from '../../src-shared/policy/set/worst-line.ts';
import { leftOutCounts } from '../../src-shared/registration/left-out.ts';
import { type WaitingSetting, waitingSettings } from '../../src-shared/registration/waiting-settings.ts';
import type { CalendarDate } from '../../src-shared/training/calendar-date.ts';
import { type Classifications, NO_CLASSIFICATIONS } from '../../src-shared/training/classification.ts';
import type { LedgerDatabase } from '../database/file/ledger-database.ts';
import {
  allTotals,
  changesSince,
  type LogMark,
  logMark,
  type StoredTotals,
  totalsSince,
} from '../database/file/memory-changes.ts';
import { readClassifications } from '../database/records/classification-records.ts';
import { waitingTrainees } from '../database/records/listed-trainees.ts';
import {
  countsOfAllProjects,
  type ProjectProgressCounts,
  withoutLeftOut,
} from '../database/records/project-counts.ts';
import { listTeachers } from '../database/records/teacher-records.ts';
import { timeSlices } from '../lib/run-work.ts';
import { foreignCredits } from './foreign-credits.ts';
import { type RememberedPeople, type RememberedTeacher, rememberPeople } from './remembered-people.ts';

type Judge = ReturnType<typeof compileVerdicts>;

/** One text's line of somebody's assessment; `mark` as today sees it. */
type ExplainedLine = TextAssessment & { readonly mark: PeriodMark };

/** The verdicts of one teacher for one year and its cycle. */
export type TeacherVerdicts = { readonly year: PeriodMark; readonly cycle: PeriodMark };

/** Duties of one teacher as lists show them. */
type TeacherDutyMarks = { readonly probation: PeriodMark | null; readonly tasks: readonly TeacherTask[] };

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
  creditKindOf(policyId: string): string;
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
  #classifications: Classifications = NO_CLASSIFICATIONS;
  #verdicts = new Map<number, Map<number, TeacherVerdicts>>();
  #logMark: LogMark = { audit: 0, entry: 0 };
  #duties = new Map<number, Map<number, TeacherDutyMarks>>();
  #waiting: readonly WaitingSetting[] | null = null;
  #projectCounts: ReadonlyMap<number, ProjectProgressCounts> | null = null;
  readonly #judges = new Map<PolicyPack, Judge>();
  readonly #foreign: ReturnType<typeof foreignCredits>;

  constructor(ledger: SnapshotSource) {
    this.#ledger = ledger;
    this.#foreign = foreignCredits({
      database: ledger.database,
      creditKindOf: (policyId) => ledger.creditKindOf(policyId),
    });
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

  /**
   * The name of somebody as screens show it: with what tells it from namesakes where the ledger holds any. A record that is
   * not there (merged into another) keeps the name that is given.
   */
  toldName({ uid, name }: { readonly uid: string; readonly name: string }): string {
    const teacher = this.teacher(uid);
    return teacher === undefined ? name : this.#people.toldName(teacher);
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
      const asked = { year, cycle, teacher: teacher.assessed };
      const totalsOf = this.#totalsOf(teacher.id);
      const summary = judge(asked, totalsOf);
      const ofCycle = judgeCycle === judge ? summary : judgeCycle(asked, totalsOf);
      verdicts.set(teacher.id, {
        year: this.#dated(toMark(summary.year), { from: year, to: year }),
        cycle: this.#dated(toMark(ofCycle.cycle), cycle),
      });
    }
  }

  /**
   * One teacher's year (or, with null, the current cycle) with everything that explains it: a line for every text that
   * judges, and in front the worst, which lists show.
   */
  explain(
    teacher: RememberedTeacher,
    year: number | null,
  ): ExplainedLine & { readonly lines: readonly ExplainedLine[] } {
    const ledger = this.#ledger;
    this.#refresh();
    const cycle = ledger.cycleOf(ledger.registrationYear(ledger.today()));
    const pack = ledger.packOfYear(year ?? cycle.to);
    const asked = year === null ? { cycle } : { year };
    const lines = assessByTexts(
      pack,
      ledger.decisions(undefined, pack),
      { ...asked, teacher: teacher.assessed },
      this.#totalsOf(teacher.id),
    ).map((line) => ({
      ...line,
      mark: this.#dated(
        toMark(year === null ? line.assessment.cycle : line.assessment.year),
        year === null ? cycle : { from: year, to: year },
      ),
    }));
    const outcomeOf = ({ assessment }: TextAssessment) =>
      year === null ? assessment.cycle : assessment.year;
    return { ...worstLine(lines, (line) => outcomeOf(line)?.status ?? null), lines };
  }

  /** One teacher's verdict of one year, without its explanation. */
  verdictOfYear(teacher: RememberedTeacher, year: number): PeriodMark {
    this.#refresh();
    const known = this.#verdicts.get(year)?.get(teacher.id);
    if (known !== undefined) return known.year;
    const asked = { year, teacher: teacher.assessed };
    const { year: outcome } = this.#judgeOf(year)(asked, this.#totalsOf(teacher.id));
    return this.#dated(toMark(outcome), { from: year, to: year });
  }

  /** One teacher's verdict of the cycle that a year lies in, without its explanation. */
  verdictOfCycle(teacher: RememberedTeacher, year: number): PeriodMark {
    this.#refresh();
    const known = this.#verdicts.get(year)?.get(teacher.id);
    if (known !== undefined) return known.cycle;
    const cycle = this.#ledger.cycleOf(year);
    const asked = { cycle, teacher: teacher.assessed };
    const { cycle: outcome } = this.#judgeOf(cycle.to)(asked, this.#totalsOf(teacher.id));
    return this.#dated(toMark(outcome), cycle);
  }

  /**
   * What is asked of a teacher beside the year and its cycle, under every text that judges; null where nothing can be. The
   * probation is the worst of the texts, with its standing of today.
   */
  duties(teacher: RememberedTeacher, year: number): TeacherDutyMarks | null {
    this.#refresh();
    const { assessed } = teacher;
    if (assessed.probation !== true && (assessed.roles ?? []).length === 0) return null;
    const ofYear = this.#duties.get(year) ?? new Map<number, TeacherDutyMarks>();
    this.#duties.set(year, ofYear);
    const known = ofYear.get(teacher.id);
    if (known !== undefined) return known;
    const pack = this.#ledger.packOfYear(year);
    const asked = { year, cycle: this.#ledger.cycleOf(year), teacher: assessed };
    const totalsOf = this.#totalsOf(teacher.id);
    const found = assessByTexts(pack, this.#ledger.decisions(undefined, pack), asked, totalsOf).map(
      ({ text, assessment }) =>
        teacherDuties(text, { ...asked, totals: this.#totals.get(teacher.id) ?? emptyTotals() }, assessment),
    );
    const judged = found.flatMap(({ probation }) => (probation === null ? [] : [probation]));
    const worst = judged.length === 0 ? null : worstLine(judged, ({ status }) => status);
    const duties = {
      probation: worst === null ? null : markAt(toMark(worst), 'running'),
      tasks: found.flatMap(({ tasks }) => tasks),
    };
    ofYear.set(teacher.id, duties);
    return duties;
  }

  /** Judges by the pack of a year, prepared once. */
  #judgeOf(year: number): Judge {
    const pack = this.#ledger.packOfYear(year);
    const known = this.#judges.get(pack);
    if (known !== undefined) return known;
    const judge = compileVerdicts(pack, this.#ledger.decisions(undefined, pack));
    this.#judges.set(pack, judge);
    return judge;
  }

  /** A teacher's sums as a text judges them: of several texts without the credits that are of another kind than its own. */
  #totalsOf(teacherId: number): TotalsOf {
    const totals = this.#totals.get(teacherId) ?? emptyTotals();
    return (text) => (text === null ? totals : this.#foreign.without(totals, teacherId, text));
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
    this.#projectCounts ??= this.#countProjects();
    return this.#projectCounts;
  }

  /** Whom a gate stops is counted neither as passed nor as waiting, as on every list of a project. */
  #countProjects(): ReadonlyMap<number, ProjectProgressCounts> {
    const { reader } = this.#ledger.database;
    const leftOut = leftOutCounts(
      waitingTrainees(reader),
      (day) => this.#ledger.packOn(day),
      (pack) => this.#ledger.decisions(undefined, pack),
    );
    const counts = [...countsOfAllProjects(reader)];
    return new Map(counts.map(([id, count]) => [id, withoutLeftOut(count, leftOut.get(id) ?? 0)]));
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
    this.#foreign.forget();
    this.#classifications = readClassifications(reader, this.#classifications);
    if (this.#revision >= 0 && changesSince(reader, this.#logMark, writes) === 'entries')
      this.#takeTotals(totalsSince(reader, this.#logMark));
    else this.#readEverything(reader);
    this.#waiting = null;
    this.#duties = new Map();
    this.#projectCounts = null;
    this.#logMark = mark;
    this.#revision = database.revision;
  }

  #takeTotals(changed: readonly StoredTotals[]): void {
    for (const { teacherId, packed } of changed)
      this.#totals.set(teacherId, readTotals(packed, this.#classifications));
    const people = changed.flatMap(({ teacherId }) => this.#people.findById(teacherId) ?? []);
    for (const [year, verdicts] of this.#verdicts) this.#judge(year, people, verdicts);
  }

  #readEverything(reader: Database): void {
    this.#people = rememberPeople(listTeachers(reader));
    this.#totals = new Map(
      allTotals(reader).map(({ teacherId, packed }) => [
        teacherId,
        readTotals(packed, this.#classifications),
      ]),
    );
    this.#verdicts = new Map();
    this.#judges.clear();
  }
}
