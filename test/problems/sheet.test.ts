import type { Inputs } from '../../src-shared/rpc/contract/index.ts';
import { answered, codesOf, type ProblemCase, refused, testCases } from '../helpers/problem-cases.ts';
import { projectUpTo, setFields } from '../helpers/project-steps.ts';
import { addPassedProject, addTeachers, resultOf, type TestClient } from '../helpers/test-session.ts';

type Request = Inputs['sheets']['preview']['request'];

/** Asking for a sheet in a way that is refused. */
const asked = (request: Request) =>
  refused(
    ({ client }) =>
      () =>
        client.sheets.preview({ request }),
  );

/** What the preview of a sheet says, after `prepare` brought about what it is about. */
const shown = (prepare: (client: TestClient) => Promise<Request>, policyId = 'hainan-2017'): ProblemCase =>
  answered(
    async ({ client }) => {
      const request = await prepare(client);
      return (await client.sheets.preview({ request })).problems;
    },
    { level: 'county', policyId },
  );

const SCHOOL_YEAR: Request = { kind: 'moe4068', year: 2025 };

/** 教基4068 of a county in which two people of a school were registered. */
const statistics = shown(async (client) => {
  await projectUpTo(client, 'registered');
  return SCHOOL_YEAR;
});

testCases(codesOf('sheet'), {
  'sheet.notOffered': asked({ kind: 'yearSummary', year: 2025, level: 'county' }),
  'sheet.projectMissing': asked({ kind: 'qualified' }),
  'sheet.yearMissing': asked({ kind: 'yearSummary' }),
  'sheet.nothingToWrite': refused(
    ({ client }) =>
      async () =>
        resultOf(await client.sheets.write({ request: { kind: 'registration', year: 2025 } })),
  ),
  // The text states no credits of mentoring (H14.6).
  'sheet.figuresOpen': shown(async (client) => {
    const projectUid = await projectUpTo(client, 'passed', { form: 'mentoring', days: null, hours: 60_000 });
    await setFields(client, projectUid, { role: 'mentee', paper: '有' });
    return { kind: 'qualified', projectUid };
  }),
  // The school's own rules leave the minimum of a year blank.
  'sheet.verdictsOpen': shown(async (client) => {
    await addTeachers(client, 1);
    return { kind: 'yearSummary', year: 2025 };
  }, 'school-own'),
  'sheet.idNumbersMissing': shown(async (client) => ({
    kind: 'qualified',
    projectUid: await projectUpTo(client, 'passed'),
  })),
  // One of eight lessons missed: above 10 % (L21).
  'sheet.passedLeftOut': shown(async (client) => {
    const projectUid = await projectUpTo(client, 'passed');
    await setFields(client, projectUid, { totalPeriods: 8, absentPeriods: 1 });
    return { kind: 'completion', projectUid };
  }, 'linwei-2022'),
  'sheet.excellentExplained': shown(async (client) => {
    const projectUid = await projectUpTo(client, 'passed');
    await client.projects.explainExcellent({ projectUid, reason: '教学比赛获奖' });
    await setFields(client, projectUid, { result: 'excellent' });
    return { kind: 'completion', projectUid };
  }, 'linwei-2022'),
  // One of ten may be excellent, one of nine not any more (A16).
  'sheet.excellentUnexplained': shown(async (client) => {
    const projectUid = await addPassedProject(client, await addTeachers(client, 10));
    await setFields(client, projectUid, { result: 'excellent' });
    const { rows } = await client.projects.trainees({ projectUid });
    await client.projects.removeTrainees({ projectUid, uids: [rows.at(-1)?.uid ?? ''] });
    return { kind: 'completion', projectUid };
  }, 'linwei-2022'),
  'sheet.projectNotNational': shown(async (client) => ({
    kind: 'nationalTrainees',
    projectUid: await projectUpTo(client, 'passed'),
  })),
  'sheet.columnHasGaps': shown(async (client) => ({
    kind: 'nationalTrainees',
    projectUid: await projectUpTo(client, 'passed'),
  })),
  'sheet.schoolCodeMissing': statistics,
  'sheet.creditCodeMissing': statistics,
  'sheet.schoolCodesOpen': statistics,
  'sheet.nobodyTrained': shown(async (client) => {
    await addTeachers(client, 1);
    return SCHOOL_YEAR;
  }),
  'sheet.notRegisteredYet': shown(async (client) => {
    await projectUpTo(client, 'passed');
    return SCHOOL_YEAR;
  }),
  'sheet.leftWithoutDate': shown(async (client) => {
    await projectUpTo(client, 'registered');
    const [teacher] = (await client.teachers.list({})).rows;
    const { fields, version } = await client.teachers.get({ uid: teacher?.uid ?? '' });
    await client.teachers.save({ uid: teacher?.uid, version, fields: { ...fields, status: 'left' } });
    return SCHOOL_YEAR;
  }),
});
