import type ExcelJS from 'exceljs';
import type { Inputs } from '../../src-shared/rpc/contract/index.ts';
import { workbookOf } from '../helpers/make-workbook.ts';
import { answered, codesOf, type ProblemCase, refused, testCases } from '../helpers/problem-cases.ts';
import { SCHEME } from '../helpers/project-steps.ts';
import { returned } from '../helpers/returned-sheet.ts';
import {
  addPassedProject,
  approve,
  NO_PROJECT,
  NOBODY,
  registerAll,
  resultOf,
  type TestClient,
} from '../helpers/test-session.ts';
import { sampleIdNumber } from '../main/workbooks/fill/sample-people.ts';

const ID = { wang: sampleIdNumber(1, 'female'), zhao: sampleIdNumber(4, 'female') };
const REVIEW = {
  reason: '按办法核减',
  rejection: '材料齐全',
  decidedBy: '琼山区教育局',
  decidedOn: '2025-11-08',
  document: null,
};

type Edit = (
  cell: (name: string, heading: string, nth?: number) => ExcelJS.Cell,
  sheet: ExcelJS.Worksheet,
) => void;

/** One cell of a person's first line holds another value. */
const change =
  (name: string, heading: string, value: ExcelJS.CellValue): Edit =>
  (cell) => {
    cell(name, heading).value = value;
  };

/** 王芳 registered for two trainings, 赵敏 for the first, 陈伟 without a number for the first. */
async function registerPeople(client: TestClient) {
  const uids: string[] = [];
  for (const [name, idNumber] of [
    ['王芳', ID.wang],
    ['赵敏', ID.zhao],
    ['陈伟', null],
  ] as const)
    uids.push((await client.teachers.save({ fields: { ...NOBODY, name, idNumber } })).uid);
  const first = await addPassedProject(client, uids);
  const second = await addPassedProject(client, uids.slice(0, 1), {
    name: '班主任培训',
    number: null,
    days: 2000,
    startOn: '2025-10-20',
    endOn: '2025-10-21',
  });
  for (const project of [first, second]) {
    await approve(client, project, '2025-10-25');
    await registerAll(client, project);
  }
  return { first, uids };
}

/** The registration sheet of the year as the county sends it back. */
async function sheetOf(client: TestClient, edit: Edit): Promise<File> {
  const { file } = await resultOf(
    await client.sheets.write({ request: { kind: 'registration', year: 2025 } }),
  );
  return returned(file, (sheet, cell) => edit(cell, sheet));
}

async function read(client: TestClient, file: File) {
  const { problems, differences } = await client.corrections.read({ file });
  return [...problems, ...differences.flatMap((difference) => difference.problems)];
}

/** What reading the sheet says, as a whole and of each difference. */
const returnedWith = (edit: Edit): ProblemCase =>
  answered(async ({ client }) => {
    await registerPeople(client);
    return read(client, await sheetOf(client, edit));
  });

/** What reading somebody's own sheet says. */
const sent = (rows: Parameters<typeof workbookOf>[0], policyId = 'hainan-2017'): ProblemCase =>
  answered(
    async ({ client }) => {
      const { uid } = await client.teachers.save({ fields: { ...NOBODY, name: '王芳', idNumber: ID.wang } });
      const projectUid = await addPassedProject(client, [uid], { days: null, hours: 24_000 });
      if (policyId === 'hubei-hours') await registerAll(client, projectUid);
      return read(client, await workbookOf(rows));
    },
    { level: 'county', policyId },
  );

type Answer = Partial<Inputs['corrections']['apply']>;

async function decide(client: TestClient, file: File, answer: Answer = {}) {
  const { fingerprint, differences } = await client.corrections.read({ file });
  const accepted = differences.filter(({ canAccept }) => canAccept).map(({ id }) => id);
  return resultOf(await client.corrections.apply({ file, fingerprint, accepted, ...REVIEW, ...answer }));
}

/** Deciding a sheet on which one figure was changed, answered so. */
const decidedWith = (answer: Answer, edit: Edit = change('王芳', '学分', 2.5)) =>
  refused(async ({ client }) => {
    await registerPeople(client);
    const file = await sheetOf(client, edit);
    return () => decide(client, file, answer);
  });

/** Taking a decision back after something came later. */
const undoneAfter = (
  edit: Edit,
  later: (
    client: TestClient,
    uid: string,
    people: Awaited<ReturnType<typeof registerPeople>>,
  ) => Promise<unknown>,
) =>
  refused(async ({ client, clock }) => {
    const people = await registerPeople(client);
    const { correction } = await decide(client, await sheetOf(client, edit));
    const uid = correction?.uid ?? '';
    clock.now = '2025-11-11T02:00:00.000Z';
    await later(client, uid, people);
    return () => client.corrections.undo({ uid, reason: '撤销' });
  });

testCases(codesOf('correction'), {
  'correction.valuesOnly': answered(async ({ client }) => {
    await registerPeople(client);
    const text = `姓名,身份证号,项目名称,学分\n王芳,${ID.wang},${NO_PROJECT.name},3\n`;
    return read(client, new File([text], '退回.csv'));
  }),
  'correction.rangeUnknown': sent([
    ['姓名', '项目名称', '学分'],
    ['周洋', '没有的项目', 3],
  ]),
  'correction.commentElsewhere': returnedWith((_, sheet) => {
    sheet.getCell('A1').note = '整表请重报';
  }),
  'correction.ambiguous-person': answered(async ({ client }) => {
    await registerPeople(client);
    await client.teachers.save({ fields: { ...NOBODY, name: '陈伟', idNumber: sampleIdNumber(5, 'male') } });
    return read(client, await sheetOf(client, () => undefined));
  }),
  'correction.ambiguous-personContradicts': returnedWith(change('陈伟', '身份证号', ID.zhao)),
  // One training, two lines: its document splits it by year (H14.1).
  'correction.ambiguous-line': answered(async ({ client }) => {
    const { uid } = await client.teachers.save({ fields: { ...NOBODY, name: '王芳', idNumber: ID.wang } });
    const projectUid = await addPassedProject(client, [uid], {
      startOn: '2024-12-30',
      endOn: '2025-01-03',
      days: 5000,
      byYear: [
        { year: 2024, days: 2000, hours: null },
        { year: 2025, days: 3000, hours: null },
      ],
    });
    await approve(client, projectUid, '2025-01-10');
    await registerAll(client, projectUid);
    const rows = [
      ['姓名', '身份证号', '项目名称', '学分'],
      ['王芳', ID.wang, NO_PROJECT.name, 9],
    ];
    return read(client, await workbookOf(rows));
  }),
  'correction.emptied': returnedWith(change('王芳', '学时', null)),
  'correction.unclearFigure': returnedWith(change('王芳', '学分', '3 2.5')),
  'correction.negativeFigure': returnedWith(change('王芳', '学分', -1)),
  'correction.noCredits': sent(
    [
      ['姓名', '身份证号', '项目名称', '登记年度', '学时', '学分'],
      ['王芳', ID.wang, NO_PROJECT.name, '2025', 24, 3],
    ],
    'hubei-hours',
  ),
  'correction.factOfTraining': returnedWith(change('王芳', '培训形式', '远程培训')),
  'correction.certificateIssued': answered(async ({ client }) => {
    const { first } = await registerPeople(client);
    await client.certificates.setScheme(SCHEME);
    await resultOf(await client.certificates.issue({ projectUid: first, issuedOn: '2025-11-05' }));
    return read(client, await sheetOf(client, change('赵敏', '学分', 2.5)));
  }),
  'correction.inTheFuture': decidedWith({ decidedOn: '2026-01-01' }),
  'correction.changedSinceReading': refused(async ({ client }) => {
    await registerPeople(client);
    const file = await sheetOf(client, change('王芳', '学分', 2.5));
    const { fingerprint } = await client.corrections.read({ file });
    const [entry] = (await client.entries.list({ search: '王芳' })).rows;
    await client.entries.reverse({ uid: entry?.uid ?? '', reason: '登错人', effectiveOn: '2025-11-10' });
    return () => decide(client, file, { fingerprint });
  }),
  'correction.unknownDifference': decidedWith({ accepted: ['x'] }),
  'correction.notAcceptable': refused(async ({ client }) => {
    await registerPeople(client);
    const file = await sheetOf(client, change('王芳', '学分', -1));
    const { differences } = await client.corrections.read({ file });
    return () => decide(client, file, { accepted: differences.map(({ id }) => id) });
  }),
  'correction.conflictingValues': decidedWith({}, (cell) => {
    cell('王芳', '学科').value = '语文';
    cell('王芳', '学科', 1).value = '英语';
  }),
  'correction.rejectionMissing': decidedWith({ accepted: [], rejection: null }),
  'correction.alreadyUndone': undoneAfter(change('王芳', '学分', 2.5), (client, uid) =>
    client.corrections.undo({ uid, reason: '改了主意' }),
  ),
  'correction.teacherChangedLater': undoneAfter(
    change('赵敏', '学科', '语文'),
    async (client, _, { uids: [, zhao = ''] }) => {
      const { fields, version } = await client.teachers.get({ uid: zhao });
      return client.teachers.save({ uid: zhao, version, fields: { ...fields, title: '一级教师' } });
    },
  ),
  'correction.entryChangedLater': undoneAfter(change('王芳', '学分', 2.5), async (client) => {
    const entry = (await client.entries.list({ withReversed: false })).rows.find(
      ({ credits }) => credits === 2500,
    );
    return client.entries.reverse({ uid: entry?.uid ?? '', reason: '登错人', effectiveOn: '2025-11-10' });
  }),
  'correction.registeredAgain': undoneAfter(change('赵敏', '备注', '不予认定'), (client, _, { first }) =>
    registerAll(client, first),
  ),
  'correction.certificateIssuedLater': undoneAfter(
    change('赵敏', '学分', 2.5),
    async (client, _, { first }) => {
      await client.certificates.setScheme(SCHEME);
      return resultOf(await client.certificates.issue({ projectUid: first, issuedOn: '2025-11-10' }));
    },
  ),
});
