import type { Database } from 'better-sqlite3';
import { emptyTotals, type Totals } from '../../../src-shared/ledger/totals.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { compileAssessment } from '../../../src-shared/policy/assess/assess.ts';
import type { PeriodOutcome, Verdict } from '../../../src-shared/policy/assess/assess-outcome.ts';
import { addVerdict, NO_VERDICTS } from '../../../src-shared/policy/assess/verdict-counts.ts';
import type { Comparison } from '../../../src-shared/rpc/contract/policies.ts';
import type { Form, Level } from '../../../src-shared/training/training-words.ts';
import type { Report } from '../../app/jobs.ts';
import { type TeacherRecord, teachersAfter } from '../../database/records/teacher-records.ts';
import { type TimeSlices, timeSlices } from '../../lib/run-work.ts';
import { toAssessed } from '../../session/ledger-snapshot.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import type { RegisteredPack } from '../../session/policy-registry.ts';
import { type Outcome, Recomputation, type StandingLine, type Worth } from './recompute.ts';

/** Lines, and people, read from the ledger at once. */
const LINES_READ = 1000;
const PEOPLE_READ = 200;
/** Items between two looks at the clock: one is judged in some microseconds. */
const LOOK_EVERY = 16;
const REASONS_MAX = 30;

type Asked = {
  readonly a: RegisteredPack;
  readonly b: RegisteredPack;
  readonly year: number;
  readonly top: number;
};

/** One side as it grows while the lines go by. */
type Side = {
  readonly recomputation: Recomputation;
  readonly totals: Map<number, Totals>;
  readonly records: Record<Outcome, number>;
  hours: number;
  credits: number;
};
type Sums = { hours: number; credits: number };
type ProjectSums = { records: number; changedRecords: number; readonly a: Sums; readonly b: Sums };

/**
 * Two packs on the entries that stand: who would pass, what would change, what could not be registered. Reads one
 * unchanging state piece by piece; memory grows with people and projects, not with entries. Writes nothing.
 *
 * @throws Cancelled when `signal` fires.
 */
export async function comparePacks(
  ledger: OpenLedger,
  database: Database,
  asked: Asked,
  report: Report,
  signal: AbortSignal,
): Promise<Comparison> {
  const a = newSide(ledger, database, asked.a);
  const b = newSide(ledger, database, asked.b);
  const knowsBothCredits = asked.a.pack.units.credits && asked.b.pack.units.credits;
  const projectOfBatch = projectsByBatch(database);
  const projects = new Map<number, ProjectSums>();
  const changedByTeacher = new Map<number, number>();
  let changedRecords = 0;
  const take = (lines: readonly StandingLine[]): void => {
    const first = assertPresent(lines[0], 'a record has a line');
    const ofA = count(a, lines);
    const ofB = count(b, lines);
    const isChanged =
      ofA.hours !== ofB.hours ||
      (knowsBothCredits && ofA.credits !== ofB.credits) ||
      isRegistered(ofA) !== isRegistered(ofB);
    if (isChanged) {
      changedRecords++;
      changedByTeacher.set(first.teacherId, (changedByTeacher.get(first.teacherId) ?? 0) + 1);
    }
    addToProject(projects, projectOfBatch.get(first.batchId) ?? null, ofA, ofB, isChanged);
  };
  const slices = timeSlices(signal);
  const entryCount = await readRecords(database, take, report, slices);
  const people = await judgeEverybody(ledger, database, asked, { a, b }, report, slices);
  await slices.next();
  return {
    year: asked.year,
    cycle: ledger.cycleOf(asked.year),
    a: sideOf(
      a,
      people.map((person) => person.a),
    ),
    b: sideOf(
      b,
      people.map((person) => person.b),
    ),
    teacherCount: people.length,
    entryCount,
    changedRecords,
    changedTeachers: changedByTeacher.size,
    yearChanges: changesOf(people, 'year'),
    cycleChanges: changesOf(people, 'cycle'),
    teachers: topTeachers(people, changedByTeacher, asked.top),
    projects: topProjects(database, projects, asked),
    reasons: [...reasonsOf('a', a), ...reasonsOf('b', b)]
      .sort((one, other) => other.records - one.records)
      .slice(0, REASONS_MAX),
  };
}

function newSide(ledger: OpenLedger, database: Database, registered: RegisteredPack): Side {
  return {
    recomputation: new Recomputation(ledger, database, registered),
    totals: new Map(),
    records: { awarded: 0, nothing: 0, refused: 0, undecided: 0, kept: 0 },
    hours: 0,
    credits: 0,
  };
}

/** What the record is worth on a side, added to everything that side sums. */
function count(side: Side, lines: readonly StandingLine[]): Worth {
  const { recomputation } = side;
  const worth = recomputation.worthOf(lines);
  const { teacherId } = assertPresent(lines[0], 'a record has a line');
  let totals = side.totals.get(teacherId);
  if (totals === undefined) {
    totals = emptyTotals();
    side.totals.set(teacherId, totals);
  }
  recomputation.addTo(totals, lines, worth);
  side.records[worth.outcome]++;
  side.hours += worth.hours;
  side.credits += worth.credits;
  const reason = worth.reason === null ? undefined : recomputation.reasons[worth.reason];
  if (reason !== undefined) reason.records++;
  return worth;
}

function isRegistered({ outcome }: Worth): boolean {
  return outcome === 'awarded' || outcome === 'kept';
}

type LineRow = readonly [
  id: number,
  teacherId: number,
  participationId: number | null,
  factsId: number,
  batchId: number,
  policyVersionId: number,
  origin: 'own' | 'outside',
  year: number,
  form: Form,
  level: Level,
  makeUpFor: number | null,
  phase: 'pre-job' | 'probation' | null,
  hours: number,
  credits: number | null,
  months: number | null,
  weeks: number | null,
];

/** Hands every standing record over, the lines of one (a project split by year) together; gives the number of lines. */
async function readRecords(
  database: Database,
  take: (lines: readonly StandingLine[]) => void,
  report: Report,
  slices: TimeSlices,
): Promise<number> {
  const reversed = new Set(
    database.prepare<[], number>('SELECT reverses_id FROM entry WHERE reverses_id IS NOT NULL').pluck().all(),
  );
  const total = database.prepare<[], number>('SELECT max(id) FROM entry').pluck().get() ?? 0;
  const next = database
    .prepare<[number, number], LineRow>(
      `SELECT id, teacher_id, participation_id, facts_id, batch_id, policy_version_id, origin, year, form, level,
         make_up_for, phase, hours, credits, months, weeks
       FROM entry WHERE id > ? AND reverses_id IS NULL ORDER BY id LIMIT ?`,
    )
    .raw();
  let record: StandingLine[] = [];
  let lines = 0;
  for (let after = 0; ; ) {
    const rows = next.all(after, LINES_READ);
    for (const row of rows) {
      if (reversed.has(row[0])) continue;
      lines++;
      const line = toLine(row);
      const [first] = record;
      if (first !== undefined && !isOfRecord(first, line)) {
        take(record);
        record = [];
      }
      record.push(line);
      if (lines % LOOK_EVERY === 0 && slices.isOver) await slices.next();
    }
    after = rows.at(-1)?.[0] ?? total;
    report(Math.min(after, total), total, 'comparing');
    if (rows.length < LINES_READ) break;
    if (slices.isOver) await slices.next();
  }
  if (record.length > 0) take(record);
  return lines;
}

/** The years of one trainee's split project were written one after another. */
function isOfRecord(first: StandingLine, line: StandingLine): boolean {
  return (
    first.participationId !== null &&
    first.participationId === line.participationId &&
    first.batchId === line.batchId
  );
}

function toLine(row: LineRow): StandingLine {
  return {
    teacherId: row[1],
    participationId: row[2],
    factsId: row[3],
    batchId: row[4],
    policyVersionId: row[5],
    origin: row[6],
    key: { year: row[7], form: row[8], level: row[9], makeUpFor: row[10], phase: row[11] },
    hours: row[12],
    credits: row[13],
    months: row[14] ?? 0,
    weeks: row[15] ?? 0,
  };
}

function projectsByBatch(database: Database): ReadonlyMap<number, number | null> {
  return new Map(
    database.prepare<[], readonly [number, number | null]>('SELECT id, project_id FROM batch').raw().all(),
  );
}

function addToProject(
  projects: Map<number, ProjectSums>,
  projectId: number | null,
  a: Worth,
  b: Worth,
  isChanged: boolean,
): void {
  if (projectId === null) return;
  let sums = projects.get(projectId);
  if (sums === undefined) {
    sums = { records: 0, changedRecords: 0, a: { hours: 0, credits: 0 }, b: { hours: 0, credits: 0 } };
    projects.set(projectId, sums);
  }
  sums.records++;
  if (isChanged) sums.changedRecords++;
  sums.a.hours += a.hours;
  sums.a.credits += a.credits;
  sums.b.hours += b.hours;
  sums.b.credits += b.credits;
}

type PersonSide = Comparison['teachers'][number]['a'];
type Person = { readonly teacher: TeacherRecord; readonly a: PersonSide; readonly b: PersonSide };

/** Verdicts of everybody in service under both packs; hours and credits are those that count in the cycle. */
async function judgeEverybody(
  ledger: OpenLedger,
  database: Database,
  asked: Asked,
  sides: { readonly a: Side; readonly b: Side },
  report: Report,
  slices: TimeSlices,
): Promise<readonly Person[]> {
  const judgeA = judgeOf(ledger, asked.year, sides.a);
  const judgeB = judgeOf(ledger, asked.year, sides.b);
  const total = database.prepare<[], number>('SELECT max(id) FROM teacher').pluck().get() ?? 0;
  const people: Person[] = [];
  for (let after = 0; ; ) {
    const teachers = teachersAfter(database, after, PEOPLE_READ);
    for (const [index, teacher] of teachers.entries()) {
      if (index % LOOK_EVERY === LOOK_EVERY - 1 && slices.isOver) await slices.next();
      if (teacher.status === 'active') people.push({ teacher, a: judgeA(teacher), b: judgeB(teacher) });
    }
    after = teachers.at(-1)?.id ?? total;
    report(after, total, 'judging');
    if (teachers.length < PEOPLE_READ) return people;
    if (slices.isOver) await slices.next();
  }
}

function judgeOf(ledger: OpenLedger, year: number, side: Side): (teacher: TeacherRecord) => PersonSide {
  const { pack } = side.recomputation;
  const cycle = ledger.cycleOf(year);
  const judge = compileAssessment(pack, ledger.decisions(undefined, pack));
  return (teacher) => {
    const totals = side.totals.get(teacher.id) ?? emptyTotals();
    const summary = judge({ year, cycle, teacher: toAssessed(teacher), totals });
    return toPersonSide(summary.year, summary.cycle);
  };
}

function toPersonSide(year: PeriodOutcome | null, cycle: PeriodOutcome | null): PersonSide {
  return {
    hours: cycle?.hours ?? 0,
    credits: cycle?.credits ?? null,
    year: year?.status ?? null,
    cycle: cycle?.status ?? null,
  };
}

function sideOf(side: Side, people: readonly PersonSide[]): Comparison['a'] {
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

function changesOf(people: readonly Person[], period: 'year' | 'cycle'): Comparison['yearChanges'] {
  const changes = new Map<string, { from: Verdict | null; to: Verdict | null; people: number }>();
  for (const { a, b } of people) {
    if (a[period] === b[period]) continue;
    const key = `${a[period]} ${b[period]}`;
    const change = changes.get(key) ?? { from: a[period], to: b[period], people: 0 };
    change.people++;
    changes.set(key, change);
  }
  return [...changes.values()].sort((one, other) => other.people - one.people);
}

function topTeachers(
  people: readonly Person[],
  changed: ReadonlyMap<number, number>,
  top: number,
): Comparison['teachers'] {
  return people
    .map((person) => ({ ...person, weight: weightOf(person) }))
    .filter(({ teacher, weight }) => weight > 0 || changed.has(teacher.id))
    .sort((one, other) => other.weight - one.weight)
    .slice(0, top)
    .map(({ teacher, a, b }) => ({
      uid: teacher.uid,
      name: teacher.name,
      organisationName: teacher.organisation,
      a,
      b,
      changedRecords: changed.get(teacher.id) ?? 0,
    }));
}

/** Eight hours weigh like one credit; a verdict that turns weighs more than any figure. */
function weightOf({ a, b }: Person): number {
  const credits = a.credits === null || b.credits === null ? 0 : Math.abs(a.credits - b.credits);
  const turned = (a.year === b.year ? 0 : 1) + (a.cycle === b.cycle ? 0 : 1);
  return turned * 1e9 + credits * 8 + Math.abs(a.hours - b.hours);
}

function topProjects(
  database: Database,
  projects: ReadonlyMap<number, ProjectSums>,
  { a, b, top }: Asked,
): Comparison['projects'] {
  const find = database.prepare<[number], { uid: string; name: string; level: Level; form: Form }>(
    'SELECT uid, name, level, form FROM project WHERE id = ?',
  );
  const weight = (sums: ProjectSums) =>
    Math.abs(sums.a.credits - sums.b.credits) * 8 + Math.abs(sums.a.hours - sums.b.hours);
  const sumsOf = (side: RegisteredPack, sums: Sums) => ({
    hours: sums.hours,
    credits: side.pack.units.credits ? sums.credits : null,
  });
  return [...projects]
    .filter(([, sums]) => sums.changedRecords > 0)
    .sort(([, one], [, other]) => weight(other) - weight(one))
    .slice(0, top)
    .flatMap(([id, sums]) => {
      const project = find.get(id);
      return project === undefined
        ? []
        : [
            {
              ...project,
              records: sums.records,
              changedRecords: sums.changedRecords,
              a: sumsOf(a, sums.a),
              b: sumsOf(b, sums.b),
            },
          ];
    });
}

function reasonsOf(which: 'a' | 'b', side: Side): Comparison['reasons'] {
  return side.recomputation.reasons
    .filter(({ records }) => records > 0)
    .map(({ outcome, clause, text, records }) => ({ side: which, outcome, clause, text, records }));
}
