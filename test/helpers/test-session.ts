import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { monotonicFactory } from 'ulid';
import { onTestFinished } from 'vitest';
import { createRouter } from '../../src-main/app/router.ts';
import { Session } from '../../src-main/session/session.ts';
import { unaskedFacts } from '../../src-shared/people/teacher.ts';
import type { Outputs } from '../../src-shared/rpc/contract/index.ts';
import type { Trainee } from '../../src-shared/rpc/contract/projects.ts';
import type { TeacherFields } from '../../src-shared/rpc/contract/teachers.ts';
import { type ProjectFields, unstatedProject } from '../../src-shared/training/project.ts';
import { explainDoublings } from './explain-doublings.ts';

export const resourcesDirectory = resolve(import.meta.dirname, '../../resources');
export const TEST_NOW = '2025-11-10T02:00:00.000Z';

/** An empty folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A desk in a folder of its own, with a clock that stands still. */
export function openTestSession(folder: string, now: string = TEST_NOW) {
  const nextUlid = monotonicFactory(() => 0.5);
  const clock = { now };
  const session = new Session({
    configDirectory: join(folder, 'config'),
    ledgersDirectory: join(folder, 'ledgers'),
    resourcesDirectory,
    hostKind: 'terminal',
    version: '0.0.0-test',
    now: () => new Date(clock.now),
    newUid: () => nextUlid(Date.parse(clock.now)),
  });
  const client = createRouterClient(createRouter(), { context: { session } });
  return { session, client, clock };
}

export type TestSession = ReturnType<typeof openTestSession>;
export type TestClient = TestSession['client'];

/** A desk with a new ledger open; a school under Hainan's pack unless asked otherwise. */
export async function openTestLedger(
  options: {
    readonly level?: 'school' | 'county';
    readonly policyId?: string;
    readonly folder?: string;
  } = {},
) {
  const folder = options.folder ?? temporaryFolder();
  const test = openTestSession(folder);
  await test.client.app.setActor({ name: '王老师' });
  const summary = await test.client.app.createLedger({
    organisation: {
      name: options.level === 'county' ? '琼山区教师发展中心' : '北塘实验小学',
      level: options.level ?? 'school',
      regionCode: '460100',
      schoolCode: null,
    },
    policyId: options.policyId ?? 'hainan-2017',
    cycleFrom: 2021,
  });
  return { ...test, folder, summary };
}

export const NOBODY: TeacherFields = {
  name: '',
  idType: 'id-card',
  idNumber: null,
  sex: null,
  birthOn: null,
  organisationName: '北塘实验小学',
  stage: '小学',
  subject: '数学',
  title: null,
  post: null,
  phone: null,
  ...unaskedFacts,
  hiredOn: '2010-08-20',
  broughtInOn: null,
  hasProofOfPriorTraining: false,
  isOnProbation: false,
  roles: [],
  status: 'active',
  leftOn: null,
  remark: null,
};

export const NO_PROJECT: ProjectFields = {
  ...unstatedProject,
  kind: 'own',
  name: '小学数学骨干教师培训',
  number: 'QS-2025-031',
  level: 'county',
  form: 'centralized',
  documentNumber: '琼山教培〔2025〕31号',
  organiserName: '琼山区教师发展中心',
  organiserKind: 'training-institution',
  organiserLevel: 'county',
  startOn: '2025-10-13',
  endOn: '2025-10-15',
  days: 3000,
  totalPeriods: 24,
};

/** Reads a job's stream to its end and gives its result. */
export async function resultOf<Result>(stream: AsyncIterator<unknown, Result>): Promise<Result> {
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return step.value;
  }
}

/** Teachers named 教师1 … without document numbers. */
export async function addTeachers(client: TestClient, count: number): Promise<readonly string[]> {
  const uids: string[] = [];
  for (let index = 1; index <= count; index++) {
    const saved = await client.teachers.save({ fields: { ...NOBODY, name: `教师${numeral(index)}` } });
    uids.push(saved.uid);
  }
  return uids;
}

const DIGITS = '零一二三四五六七八九';
function numeral(value: number): string {
  return [...String(value)].map((digit) => DIGITS[Number(digit)]).join('');
}

/** A project with trainees who all passed; `result` says what else each of them has. */
export async function addPassedProject(
  client: TestClient,
  teacherUids: readonly string[],
  fields: Partial<ProjectFields> = {},
  result: Partial<Trainee> = {},
): Promise<string> {
  const { uid } = await client.projects.save({ fields: { ...NO_PROJECT, ...fields } });
  await client.projects.addTrainees({ projectUid: uid, teacherUids: [...teacherUids], role: 'trainee' });
  const { rows } = await client.projects.trainees({ projectUid: uid });
  await client.projects.saveTrainees({
    projectUid: uid,
    changes: rows.map((row) => ({
      uid: row.uid,
      version: row.version,
      fields: { result: 'passed' as const, ...result },
    })),
  });
  return uid;
}

export async function approve(
  client: TestClient,
  projectUid: string,
  decidedOn = '2025-10-20',
): Promise<void> {
  await client.approvals.record({
    projectUid,
    decision: 'approved',
    person: '李主任',
    decidedOn,
    scanFileName: '审批表.pdf',
    comment: null,
  });
}

/** Registers everybody who passed; what seems to be there twice is explained first. */
export async function registerAll(
  client: TestClient,
  projectUid: string,
): Promise<Outputs['registrations']['preview']> {
  await explainDoublings(client, projectUid);
  const preview = await client.registrations.preview({ projectUid });
  await resultOf(await client.registrations.register({ projectUid, fingerprint: preview.fingerprint }));
  return preview;
}
