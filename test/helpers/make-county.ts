import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Database } from 'better-sqlite3';
import { monotonicFactory } from 'ulid';
import { createRouter } from '../../src-main/app/router.ts';
import { postableTrainees } from '../../src-main/database/records/listed-trainees.ts';
import { findProject } from '../../src-main/database/records/project-records.ts';
import { TeacherWriter } from '../../src-main/database/records/teacher-writer.ts';
import { runWork } from '../../src-main/lib/run-work.ts';
import type { OpenLedger } from '../../src-main/session/open-ledger.ts';
import { planFingerprint, planOnce, registrationFacts } from '../../src-main/session/registration-plan.ts';
import { Session } from '../../src-main/session/session.ts';
import { assertPresent } from '../../src-shared/lib/assert.ts';
import { type TeacherFacts, unaskedFacts } from '../../src-shared/people/teacher.ts';
import type { PostableTrainee } from '../../src-shared/registration/entries.ts';
import { planRegistration } from '../../src-shared/registration/plan.ts';
import { type ProjectFields, unstatedProject } from '../../src-shared/training/project.ts';
import { explainDoublings } from './explain-doublings.ts';
import {
  day,
  nameGiver,
  numberGiver,
  phoneOf,
  type Random,
  seededRandom,
  titleOf,
} from './samples/people.ts';

/** How large a county to make. Entries = teachers × years × (schoolSessions + countySessions). */
export type CountySize = {
  readonly teachers: number;
  readonly schools: number;
  readonly firstYear: number;
  readonly years: number;
  /** School-based sessions of each school in a year. */
  readonly schoolSessions: number;
  /** Sessions of the whole county in a year. */
  readonly countySessions: number;
};

/** The county that DESIGN §10 speaks of: 10,000 teachers of 60 schools, 1,000,000 entries in five years. */
export const COUNTY: CountySize = {
  teachers: 10_000,
  schools: 60,
  firstYear: 2021,
  years: 5,
  schoolSessions: 4,
  countySessions: 16,
};

/** A county of as many teachers with everything else alike. */
export function countyOf(teachers: number): CountySize {
  return {
    ...COUNTY,
    teachers,
    schools: Math.max(1, Math.ceil((teachers * COUNTY.schools) / COUNTY.teachers)),
  };
}

export type CountySession = ReturnType<typeof openCountySession>;

const resourcesDirectory = join(import.meta.dirname, '../../resources');

/** A desk whose clock is set by hand and whose uids follow one another, so that the same county comes out again. */
export function openCountySession(
  folder: string,
  now = '2025-11-10T02:00:00.000Z',
  resources = resourcesDirectory,
) {
  const clock = { now };
  const nextUlid = monotonicFactory(() => 0.5);
  let parsed = { text: '', instant: 0 };
  const instant = () => {
    if (parsed.text !== clock.now) parsed = { text: clock.now, instant: Date.parse(clock.now) };
    return parsed.instant;
  };
  const session = new Session({
    configDirectory: join(folder, 'config'),
    ledgersDirectory: folder,
    resourcesDirectory: resources,
    hostKind: 'terminal',
    version: '0.0.0-bench',
    now: () => new Date(clock.now),
    newUid: () => nextUlid(instant()),
  });
  const client = createRouterClient(createRouter(), { context: { session } });
  return { session, client, clock };
}

/**
 * Makes the ledger of a whole county in `folder/county` and leaves it open: people, projects, trainees, approvals and
 * registrations, the entries by the same call as the screen's. Seeded: the same size gives the same ledger.
 */
export async function makeCounty(
  folder: string,
  size: CountySize,
  tell: (line: string) => void = () => undefined,
  resources?: string,
): Promise<CountySession> {
  const county = openCountySession(folder, `${size.firstYear}-01-04T01:00:00.000Z`, resources);
  const { session, client, clock } = county;
  session.setActor('王老师');
  const ledger = await session.create(
    {
      organisation: { name: '琼山区教师发展中心', level: 'county', regionCode: '460100', schoolCode: null },
      policyId: 'hainan-2017',
      cycleFrom: size.firstYear,
      isDemo: false,
    },
    join(folder, 'county'),
  );
  // Folding the log into the file after every batch would be most of the work.
  await ledger.database.write((writer) => writer.pragma('wal_autocheckpoint = 100000'));
  const random = seededRandom(2017);
  const people = peopleOf(size, random);
  await ledger.database.write((writer) => {
    const teachers = new TeacherWriter(writer, ledger.options.newUid);
    for (const person of people) teachers.insert(person);
  });
  const bySchool = schoolsOf(ledger.database.reader);
  const everybody = [...bySchool.values()].flat();
  tell(`${everybody.length} teachers`);
  let entries = 0;
  for (let year = size.firstYear; year < size.firstYear + size.years; year++) {
    for (const session of sessionsOf(size, year, bySchool, everybody)) {
      clock.now = `${session.endOn}T01:00:00.000Z`;
      entries += await holdSession(county, ledger, session, random);
      // Materials are put away for what is a year old: the last year's projects still wait for theirs.
      if (year < size.firstYear + size.years - 1) await putMaterialsAway(ledger, session.fields.name);
    }
    tell(`${year}: ${entries} entries`);
  }
  clock.now = `${size.firstYear + size.years - 1}-12-12T01:00:00.000Z`;
  for (const session of openSessions(size, bySchool)) await enrol(county, ledger, session, random);
  await client.app.status();
  return county;
}

type TrainingSession = {
  readonly fields: ProjectFields;
  readonly teachers: readonly number[];
  readonly endOn: string;
  readonly result: 'passed' | 'pending';
};

function peopleOf(size: CountySize, random: Random): readonly TeacherFacts[] {
  const numberFor = numberGiver(random);
  return Array.from({ length: size.teachers }, (_, index) => {
    const sex = random.chance(0.68) ? 'female' : 'male';
    const birthYear = 1966 + random.whole(36);
    // In a county people share names: every name is given as if nobody bore it yet.
    const name = nameGiver(random, new Set())(sex, birthYear);
    const hiredYear = Math.min(birthYear + 22, size.firstYear + size.years - 1);
    return {
      name,
      idType: 'id-card',
      idNumber: numberFor(sex, birthYear),
      sex,
      birthOn: null,
      organisationName: schoolName(index % size.schools),
      stage: index % size.schools < size.schools / 2 ? '小学' : '初中',
      subject: random.pick([
        '语文',
        '数学',
        '英语',
        '科学',
        '体育',
        '音乐',
        '美术',
        '道德与法治',
        '信息科技',
      ]),
      title: titleOf(random, birthYear),
      post: null,
      phone: phoneOf(index % 9999),
      ...unaskedFacts,
      hiredOn: day(`${hiredYear}-08-20`),
      broughtInOn: null,
      hasProofOfPriorTraining: false,
      isOnProbation: hiredYear >= size.firstYear + size.years - 1,
      roles: [],
      status: random.chance(0.02) ? 'retired' : 'active',
      leftOn: null,
      remark: null,
    };
  });
}

const schoolName = (index: number): string => `琼山区第${index + 1}学校`;

function schoolsOf(database: Database): ReadonlyMap<string, readonly number[]> {
  const rows = database
    .prepare<[], { id: number; school: string }>(
      'SELECT t.id, o.name AS school FROM teacher t JOIN organisation o ON o.id = t.organisation_id ORDER BY t.id',
    )
    .all();
  return new Map(
    [...Map.groupBy(rows, (row) => row.school)].map(([school, members]) => [
      school,
      members.map((row) => row.id),
    ]),
  );
}

const TWO = (value: number): string => String(value).padStart(2, '0');

/** The sessions of a year in the order of their last day. */
function sessionsOf(
  size: CountySize,
  year: number,
  bySchool: ReadonlyMap<string, readonly number[]>,
  everybody: readonly number[],
): readonly TrainingSession[] {
  const county = Array.from({ length: size.countySessions }, (_, index) =>
    countySession(year, index, everybody, 'passed'),
  );
  const school = Array.from({ length: size.schoolSessions }, (_, index) =>
    [...bySchool].map(([name, teachers]) => schoolSession(year, index, name, teachers, 'passed')),
  ).flat();
  return [...county, ...school].sort((a, b) => a.endOn.localeCompare(b.endOn));
}

/** What is under way on the last day: rosters with results to come, and results that wait for an approval. */
function openSessions(
  size: CountySize,
  bySchool: ReadonlyMap<string, readonly number[]>,
): readonly TrainingSession[] {
  const year = size.firstYear + size.years - 1;
  return [...bySchool].slice(0, 12).map(([, teachers], index) => ({
    ...countySession(year, 100 + (index % 4), teachers, index % 2 === 0 ? 'pending' : 'passed'),
  }));
}

function countySession(
  year: number,
  index: number,
  teachers: readonly number[],
  result: TrainingSession['result'],
): TrainingSession {
  const month = TWO(1 + (index % 12));
  const isRemote = index % 2 === 0;
  const startOn = `${year}-${month}-05`;
  const endOn = `${year}-${month}-${isRemote ? '25' : '07'}`;
  return {
    fields: {
      ...unstatedProject,
      kind: 'own',
      name: `${year} 年全区${isRemote ? '远程研修' : '集中培训'}第 ${index + 1} 期`,
      number: `QS-${year}-${index + 1}`,
      level: 'county',
      form: isRemote ? 'remote' : 'centralized',
      organiserName: '琼山区教师发展中心',
      organiserKind: 'training-institution',
      organiserLevel: 'county',
      startOn,
      endOn,
      days: isRemote ? null : 2000,
      hours: isRemote ? 20_000 : 16_000,
      totalPeriods: 16,
    },
    teachers,
    endOn,
    result,
  };
}

function schoolSession(
  year: number,
  index: number,
  school: string,
  teachers: readonly number[],
  result: TrainingSession['result'],
): TrainingSession {
  const month = TWO(1 + ((index * 3) % 12));
  return {
    fields: {
      ...unstatedProject,
      kind: 'outside',
      name: `${school} ${year} 年 ${month} 月校本研修`,
      number: null,
      level: 'school',
      form: 'school-based',
      organiserName: school,
      organiserKind: 'school',
      organiserLevel: 'school',
      registrar: school,
      proof: `${school} ${year} 年 ${month} 月登记表`,
      startOn: `${year}-${month}-12`,
      endOn: `${year}-${month}-14`,
      days: null,
      hours: 6000,
      totalPeriods: null,
    },
    teachers,
    endOn: `${year}-${month}-14`,
    result,
  };
}

/**
 * A county ledger in `folder/county` with `projects` approved projects of `teachers` trainees each, all ready to be
 * registered. The uids of the projects. `fields` replaces what the usual project of five weeks says.
 */
export async function makeRegistrable(
  folder: string,
  teachers: number,
  projects: number,
  fields: Partial<ProjectFields> = {},
): Promise<CountySession & { readonly projectUids: readonly string[] }> {
  const size = { ...countyOf(teachers), schoolSessions: 0, countySessions: 0 };
  const county = await makeCounty(folder, size);
  const { ledger } = county.session;
  const random = seededRandom(14);
  const everybody = [...schoolsOf(ledger.database.reader).values()].flat();
  const projectUids: string[] = [];
  for (let index = 0; index < projects; index++) {
    const year = size.firstYear + (index % size.years);
    const usual = countySession(year, Math.floor(index / size.years), everybody, 'passed');
    const endOn = fields.endOn ?? usual.endOn;
    const session: TrainingSession = { ...usual, fields: { ...usual.fields, ...fields }, endOn };
    county.clock.now = `${session.endOn}T01:00:00.000Z`;
    const projectUid = await enrol(county, ledger, session, random);
    await approve(county, projectUid, session);
    await explainDoublings(county.client, projectUid);
    projectUids.push(projectUid);
  }
  county.clock.now = `${size.firstYear + size.years}-01-10T01:00:00.000Z`;
  return { ...county, projectUids };
}

/** Enrols, records the results, has it approved, registers. The number of entries made. */
async function holdSession(
  county: CountySession,
  ledger: OpenLedger,
  session: TrainingSession,
  random: Random,
): Promise<number> {
  const projectUid = await enrol(county, ledger, session, random);
  if (session.fields.kind === 'own') await approve(county, projectUid, session);
  return registerProject(county, ledger, projectUid);
}

async function approve(
  { client }: CountySession,
  projectUid: string,
  session: TrainingSession,
): Promise<void> {
  await client.approvals.record({
    projectUid,
    decision: 'approved',
    person: '李主任',
    decidedOn: day(session.endOn),
    scanFileName: '审批表.pdf',
    comment: null,
  });
}

/** What the preview would show, without drawing it. */
export async function fingerprintOf(ledger: OpenLedger, projectUid: string): Promise<string> {
  const project = assertPresent(findProject(ledger.database.reader, projectUid), 'a project just made');
  const { reader } = ledger.database;
  const facts = registrationFacts(ledger, reader, project, ledger.today());
  const plan = await runWork(planRegistration(facts, postableTrainees(reader, project.id)));
  const placeOf = ({ id, teacher }: PostableTrainee) => ({ id, teacher });
  const once = await runWork(planOnce(reader, project, plan, placeOf));
  return runWork(planFingerprint(project, once.plan, once.doublings));
}

/** Registers a project by the screen's call. The number of entries made. */
async function registerProject(
  { client }: CountySession,
  ledger: OpenLedger,
  projectUid: string,
): Promise<number> {
  // People of a county meet in trainings of the same days: each is asked about, and explained at once.
  await explainDoublings(client, projectUid);
  const fingerprint = await fingerprintOf(ledger, projectUid);
  const stream = await client.registrations.register({ projectUid, fingerprint });
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return step.value.recorded;
  }
}

/** The project with its trainees and their results; the screens save these one by one, a county needs them at once. */
async function enrol(
  { client }: CountySession,
  ledger: OpenLedger,
  session: TrainingSession,
  random: Random,
): Promise<string> {
  const { uid } = await client.projects.save({ fields: { ...session.fields } });
  await ledger.database.write((writer) => addTrainees(writer, ledger, uid, session, random));
  return uid;
}

function addTrainees(
  writer: Database,
  ledger: OpenLedger,
  projectUid: string,
  session: TrainingSession,
  random: Random,
): void {
  const { fields, teachers, result } = session;
  const isOutside = fields.kind === 'outside';
  const insert = writer.prepare(
    `INSERT INTO participation (uid, version, project_id, teacher_id, role, total_periods, absent_periods, excused_periods, result,
       proof_hours, proof_credits, make_up_for)
     VALUES (?, 1, (SELECT id FROM project WHERE uid = ?), ?, 'trainee', ?, ?, 0, ?, ?, ?, ?)`,
  );
  const year = Number(session.endOn.slice(0, 4));
  for (const teacherId of teachers)
    insert.run(
      ledger.options.newUid(),
      projectUid,
      teacherId,
      fields.totalPeriods,
      fields.totalPeriods === null ? null : random.whole(3),
      result,
      isOutside ? 6000 : null,
      isOutside ? 600 : null,
      !isOutside && random.chance(0.02) ? year - 1 : null,
    );
}

async function putMaterialsAway(ledger: OpenLedger, projectName: string): Promise<void> {
  const kinds = ledger.pack.archive?.items ?? [];
  await ledger.database.write((writer) => {
    const insert = writer.prepare(
      'INSERT INTO material (project_id, kind, file_name, noted_at) SELECT id, ?, NULL, ? FROM project WHERE name = ?',
    );
    for (const { id } of kinds) insert.run(id, ledger.options.now().toISOString(), projectName);
  });
}
