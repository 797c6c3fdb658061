import { describe, expect, it } from 'vitest';
import type { ProjectFields } from '../../../../src-shared/training/project.ts';
import { dumpTables, refusalCodes } from '../../../helpers/ledger-probe.ts';
import { workbookOf } from '../../../helpers/make-workbook.ts';
import {
  approve,
  NO_PROJECT,
  NOBODY,
  openTestLedger,
  registerAll,
  resultOf,
  type TestClient,
} from '../../../helpers/test-session.ts';
import { sampleIdNumber } from '../../workbooks/fill/sample-people.ts';

const SCHOOL = '北塘实验小学';
const HEAD = ['姓名', '身份证号', '单位', '应到', '实到', '考核结果'] as const;
const ID = {
  wang: sampleIdNumber(1, 'female'),
  li: sampleIdNumber(3, 'male'),
  zhao: sampleIdNumber(4, 'female'),
};

async function ledgerWithPeople(fields: Partial<ProjectFields> = {}) {
  const test = await openTestLedger({ level: 'county' });
  const { client } = test;
  const uids = [];
  for (const [name, idNumber] of [
    ['王芳', ID.wang],
    ['李强', ID.li],
    ['赵敏', ID.zhao],
  ] as const)
    uids.push((await client.teachers.save({ fields: { ...NOBODY, name, idNumber } })).uid);
  const { uid: projectUid } = await client.projects.save({
    fields: { ...NO_PROJECT, totalPeriods: null, ...fields },
  });
  const preview = async (file: File) => client.projects.previewTraineeImport({ projectUid, file });
  const apply = async (file: File) => {
    const { fingerprint } = await preview(file);
    return resultOf(await client.projects.applyTraineeImport({ projectUid, file, fingerprint }));
  };
  const trainees = async () => (await client.projects.trainees({ projectUid })).rows;
  return { ...test, uids, projectUid, preview, apply, trainees };
}

function kindsOf(preview: Awaited<ReturnType<TestClient['projects']['previewTraineeImport']>>) {
  return preview.rows.map((row) => [row.row, row.kind, row.problems.map((problem) => problem.code)]);
}

describe('importing trainees', () => {
  it('brings attendance and results, and lists who is unknown', async () => {
    const { client, session, preview, apply, trainees } = await ledgerWithPeople();
    const file = await workbookOf([
      HEAD,
      ['王芳', ID.wang, SCHOOL, 24, 22, '合格'],
      ['李强', null, SCHOOL, 24, 24, '优秀'],
      ['赵敏', ID.zhao, null, 24, 10, '不合格'],
      ['钱多', sampleIdNumber(20, 'male'), SCHOOL, 24, 24, '合格'],
      ['孙丽', null, null, 24, 24, '合格'],
    ]);
    expect(kindsOf(await preview(file))).toEqual([
      [2, 'new', []],
      [3, 'new', []],
      [4, 'new', []],
      [5, 'problem', ['import.unknownTeacher']],
      [6, 'problem', ['import.unknownTeacher']],
    ]);
    expect(await trainees()).toEqual([]);
    expect(await apply(file)).toMatchObject({
      counts: { new: 3, problem: 2 },
      batch: { kind: 'trainees', canUndo: true },
    });
    expect(
      (await trainees()).map((row) => [row.teacher.name, row.totalPeriods, row.absentPeriods, row.result]),
    ).toEqual([
      ['王芳', 24, 2, 'passed'],
      ['李强', 24, 0, 'excellent'],
      ['赵敏', 24, 14, 'failed'],
    ]);
    expect((await client.audit.list({})).rows[0]).toMatchObject({ action: 'project.importTrainees' });
    const before = dumpTables(session.ledger.database.reader);
    expect(await apply(file)).toMatchObject({ batch: null, counts: { same: 3, problem: 2 } });
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
  });

  it('reads the words of results, and asks about those it does not know', async () => {
    const { preview } = await ledgerWithPeople();
    const words = [
      ['合格', 'passed'],
      ['通过', 'passed'],
      ['结业', 'passed'],
      ['良', 'passed'],
      ['中', 'passed'],
      ['是', 'passed'],
      ['已通过', 'passed'],
      ['优 秀', 'excellent'],
      ['未通过', 'failed'],
      ['未结业', 'failed'],
      ['否', 'failed'],
      ['缺席', 'absent'],
      ['缺考', 'absent'],
    ] as const;
    for (const [word, result] of words) {
      const [row] = (await preview(await workbookOf([HEAD, ['王芳', ID.wang, SCHOOL, 24, 24, word]]))).rows;
      expect(row?.changes.find((change) => change.field === 'result')?.after, word).toBe(result);
    }
  });

  it('refuses a row whose result it does not know, with its cell, and takes the others', async () => {
    const { preview, apply, trainees } = await ledgerWithPeople();
    const file = await workbookOf([
      HEAD,
      ['王芳', ID.wang, SCHOOL, 24, 24, '甲等'],
      ['李强', ID.li, SCHOOL, 24, 24, 92],
      ['赵敏', ID.zhao, SCHOOL, 24, 24, '结业'],
    ]);
    const { rows } = await preview(file);
    expect(rows.map(({ kind }) => kind)).toEqual(['problem', 'problem', 'new']);
    expect(rows.slice(0, 2).map(({ problems }) => problems)).toEqual([
      [
        {
          code: 'resultUnknown',
          severity: 'error',
          at: { field: 'result', sheet: '名单', row: 2, column: 'F', address: 'F2' },
          values: { text: '甲等' },
        },
      ],
      [
        {
          code: 'resultUnknown',
          severity: 'error',
          at: { field: 'result', sheet: '名单', row: 3, column: 'F', address: 'F3' },
          values: { text: '92' },
        },
      ],
    ]);
    await apply(file);
    expect((await trainees()).map(({ teacher, result }) => [teacher.name, result])).toEqual([
      ['赵敏', 'passed'],
    ]);
  });

  it('takes everybody on a list without results as passed, and an empty result as unknown yet', async () => {
    const { preview } = await ledgerWithPeople();
    const resultOfRow = async (file: File) =>
      (await preview(file)).rows[0]?.changes.find((change) => change.field === 'result')?.after;
    expect(
      await resultOfRow(
        await workbookOf([
          ['姓名', '身份证号'],
          ['王芳', ID.wang],
        ]),
      ),
    ).toBe('passed');
    expect(await resultOfRow(await workbookOf([HEAD, ['王芳', ID.wang, SCHOOL, 24, 24, null]]))).toBe(
      'pending',
    );
  });

  it('leaves a known result where the cell is empty', async () => {
    const { apply, trainees } = await ledgerWithPeople();
    await apply(await workbookOf([HEAD, ['王芳', ID.wang, SCHOOL, 24, 24, '优秀']]));
    await apply(await workbookOf([HEAD, ['王芳', ID.wang, SCHOOL, 24, 20, null]]));
    expect((await trainees())[0]).toMatchObject({ result: 'excellent', absentPeriods: 4 });
  });

  it('says that more attended than was held, and that an absence is smaller than its leave', async () => {
    const { client, projectUid, preview, apply, trainees } = await ledgerWithPeople();
    const impossible = await preview(await workbookOf([HEAD, ['王芳', ID.wang, SCHOOL, 24, 25, '合格']]));
    expect(impossible.rows[0]).toMatchObject({
      kind: 'problem',
      problems: [{ code: 'attendedMoreThanHeld' }],
    });
    await apply(await workbookOf([HEAD, ['王芳', ID.wang, SCHOOL, 24, 20, '合格']]));
    const [trainee] = await trainees();
    await client.projects.saveTrainees({
      projectUid,
      changes: [{ uid: trainee?.uid ?? '', version: trainee?.version ?? 0, fields: { excusedPeriods: 3 } }],
    });
    const contradiction = await preview(await workbookOf([HEAD, ['王芳', ID.wang, SCHOOL, 24, 23, '合格']]));
    expect(kindsOf(contradiction)).toEqual([[2, 'problem', ['trainee.excusedMoreThanAbsent']]]);
  });

  it('never assigns a name that two people bear, nor one of another school (Q14)', async () => {
    const { client, session, preview, apply } = await ledgerWithPeople();
    await client.teachers.save({ fields: { ...NOBODY, name: '王芳', organisationName: '南塘小学' } });
    const file = await workbookOf([
      HEAD,
      ['王芳', null, null, 24, 24, '合格'],
      ['李强', null, '东塘小学', 24, 24, '合格'],
    ]);
    expect(kindsOf(await preview(file))).toEqual([
      [2, 'problem', ['import.ambiguousName']],
      [3, 'problem', ['import.unknownTeacher']],
    ]);
    const before = dumpTables(session.ledger.database.reader)['participation'];
    await apply(file);
    expect(dumpTables(session.ledger.database.reader)['participation']).toEqual(before);
    const within = await preview(await workbookOf([HEAD, ['王芳', null, '南塘小学', 24, 24, '合格']]));
    expect(within.rows[0]).toMatchObject({ kind: 'new', organisationName: '南塘小学' });
  });

  it('never makes one trainee of two rows', async () => {
    const { preview, apply, trainees } = await ledgerWithPeople();
    const file = await workbookOf([
      ['姓名', '身份证号', '单位', '考核结果'],
      ['王芳', ID.wang, '北塘小学', '合格'],
      ['王芳', null, SCHOOL, '不合格'],
    ]);
    expect((await preview(file)).rows.map((row) => row.kind)).toEqual(['new', 'problem']);
    await apply(file);
    expect((await trainees()).map((row) => row.result)).toEqual(['passed']);
  });

  it('leaves the lecturer alone who is on the list as a trainee', async () => {
    const { client, projectUid, uids, apply, trainees } = await ledgerWithPeople();
    await client.projects.addTrainees({ projectUid, teacherUids: [uids[0] ?? ''], role: 'trainee' });
    await client.projects.addTrainees({ projectUid, teacherUids: [uids[0] ?? ''], role: 'lecturer' });
    await apply(await workbookOf([HEAD, ['王芳', ID.wang, SCHOOL, 24, 24, '合格']]));
    expect((await trainees()).map((row) => [row.role, row.result])).toEqual([
      ['trainee', 'passed'],
      ['lecturer', 'pending'],
    ]);
  });

  it('reads what somebody is in the training where the list says it', async () => {
    const { client, projectUid, uids, preview, apply, trainees } = await ledgerWithPeople();
    const head = ['姓名', '身份证号', '参训身份', '考核结果'];
    const file = await workbookOf([
      head,
      ['王芳', ID.wang, '师傅', '合格'],
      ['李强', ID.li, '学员', '合格'],
      ['李强', ID.li, '主讲教师', '合格'],
      ['赵敏', ID.zhao, '教师', '合格'],
    ]);
    const seen = await preview(file);
    expect(seen.mapping.map((column) => column.field)).toEqual(['name', 'idNumber', 'role', 'result']);
    expect(kindsOf(seen)).toEqual([
      [2, 'new', []],
      [3, 'new', []],
      [4, 'new', []],
      [5, 'problem', ['choiceUnknown']],
    ]);
    expect(seen.rows[0]?.changes).toContainEqual({ field: 'role', before: null, after: 'mentor' });
    await apply(file);
    const roles = async () => (await trainees()).map((row) => [row.teacher.name, row.role]);
    const once = await roles();
    expect(once).toHaveLength(3);
    expect(once).toEqual(
      expect.arrayContaining([
        ['王芳', 'mentor'],
        ['李强', 'trainee'],
        ['李强', 'lecturer'],
      ]),
    );
    expect(await apply(file)).toMatchObject({ batch: null, counts: { same: 3, problem: 1 } });
    // A list that names no roles changes none, and one that names another is never a second record of that person.
    const nameless = await workbookOf([
      ['姓名', '身份证号', '考核结果'],
      ['王芳', ID.wang, '优秀'],
    ]);
    expect(kindsOf(await preview(nameless))).toEqual([[2, 'changed', []]]);
    const other = await workbookOf([head, ['王芳', ID.wang, '徒弟', '合格']]);
    expect(kindsOf(await preview(other))).toEqual([[2, 'conflict', ['import.otherRole']]]);
    const twice = await workbookOf([
      head,
      ['赵敏', ID.zhao, '师傅', '合格'],
      ['赵敏', ID.zhao, '徒弟', '合格'],
    ]);
    expect((await preview(twice)).counts).toMatchObject({ new: 0, problem: 2 });
    await client.projects.addTrainees({ projectUid, teacherUids: [uids[2] ?? ''], role: 'lecturer' });
    expect(kindsOf(await preview(await workbookOf([head, ['赵敏', ID.zhao, '学员', '合格']])))).toEqual([
      [2, 'new', []],
    ]);
  });

  it('keeps a known number under another name apart', async () => {
    const { preview } = await ledgerWithPeople();
    expect(
      kindsOf(await preview(await workbookOf([HEAD, ['王芬', ID.wang, SCHOOL, 24, 24, '合格']]))),
    ).toEqual([[2, 'conflict', ['import.otherName']]]);
  });

  it('takes hours, credits and number of an outside training from the list, of an own one not', async () => {
    const head = ['姓名', '身份证号', '考核结果', '学时', '学分', '证书编号'];
    const row = ['王芳', ID.wang, '合格', 20, 2.5, 'A-001'];
    const outside = await ledgerWithPeople({ kind: 'outside', registrar: '海口市教育局', proof: '结业证书' });
    await outside.apply(await workbookOf([head, row]));
    expect((await outside.trainees())[0]).toMatchObject({
      proofHours: 20_000,
      proofCredits: 2500,
      proofCertificateNumber: 'A-001',
    });
    const own = await ledgerWithPeople();
    await own.apply(await workbookOf([head, row]));
    expect((await own.trainees())[0]).toMatchObject({
      proofHours: null,
      proofCredits: null,
      proofCertificateNumber: null,
    });
  });

  it('does not touch who is registered, and says so', async () => {
    const { client, projectUid, preview, apply } = await ledgerWithPeople();
    const list = await workbookOf([HEAD, ['王芳', ID.wang, SCHOOL, 24, 24, '合格']]);
    await apply(list);
    await approve(client, projectUid);
    await registerAll(client, projectUid);
    expect((await preview(list)).rows[0]?.kind).toBe('same');
    const changed = await workbookOf([
      HEAD,
      ['王芳', ID.wang, SCHOOL, 24, 20, '优秀'],
      ['李强', ID.li, SCHOOL, 24, 24, '合格'],
    ]);
    expect(kindsOf(await preview(changed))).toEqual([
      [2, 'conflict', ['trainee.registeredIsLocked']],
      [3, 'new', []],
    ]);
    await apply(changed);
    expect((await client.projects.trainees({ projectUid })).rows.map((row) => row.result)).toEqual([
      'passed',
      'passed',
    ]);
  });

  it('is taken back as one step: who came leaves, who changed is as before', async () => {
    const { client, session, projectUid, uids, apply } = await ledgerWithPeople();
    await client.projects.addTrainees({ projectUid, teacherUids: [uids[0] ?? ''], role: 'trainee' });
    const state = () =>
      session.ledger.database.reader
        .prepare('SELECT uid, role, total_periods, absent_periods, result, is_registered FROM participation')
        .all();
    const before = state();
    const { batch } = await apply(
      await workbookOf([
        HEAD,
        ['王芳', ID.wang, SCHOOL, 24, 20, '优秀'],
        ['李强', ID.li, SCHOOL, 24, 24, '合格'],
      ]),
    );
    expect(state()).toHaveLength(2);
    const undo = () => client.projects.undoTraineeImport({ batchUid: batch?.uid ?? '' });
    expect(await undo()).toEqual({ removed: 1, restored: 1 });
    expect(state()).toEqual(before);
    expect((await client.audit.list({})).rows[0]).toMatchObject({ action: 'project.undoTraineeImport' });
    expect(await refusalCodes(undo())).toEqual(['import.alreadyUndone']);
    expect((await client.teachers.imports()).map((each) => [each.canUndo, each.undoneAt !== null])).toEqual([
      [false, true],
    ]);
  });

  it('is not taken back over what was registered or changed since', async () => {
    const { client, session, projectUid, apply, trainees } = await ledgerWithPeople();
    const { batch } = await apply(
      await workbookOf([
        HEAD,
        ['王芳', ID.wang, SCHOOL, 24, 24, '合格'],
        ['李强', ID.li, SCHOOL, 24, 10, '不合格'],
        ['赵敏', ID.zhao, SCHOOL, 24, 10, '不合格'],
      ]),
    );
    await approve(client, projectUid);
    await registerAll(client, projectUid);
    const li = (await trainees()).find((row) => row.teacher.name === '李强');
    await client.projects.saveTrainees({
      projectUid,
      changes: [{ uid: li?.uid ?? '', version: li?.version ?? 0, fields: { absentPeriods: 13 } }],
    });
    const undo = () => client.projects.undoTraineeImport({ batchUid: batch?.uid ?? '' });
    const before = dumpTables(session.ledger.database.reader);
    expect(await refusalCodes(undo())).toEqual(['trainee.registeredIsLocked', 'import.traineeChangedLater']);
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
    expect((await client.teachers.imports())[0]?.canUndo).toBe(false);
    // Taken back, a registration leaves its entries: the record of who took part stays with them.
    const [registered] = await client.registrations.batches({ projectUid });
    await client.registrations.undo({ batchUid: registered?.uid ?? '', reason: '登错' });
    expect(await refusalCodes(undo())).toEqual(['trainee.hasHistory', 'import.traineeChangedLater']);
  });

  it('refuses what is not what was shown', async () => {
    const { client, session, projectUid, preview } = await ledgerWithPeople();
    const file = await workbookOf([HEAD, ['王芳', ID.wang, SCHOOL, 24, 24, '合格']]);
    const { fingerprint } = await preview(file);
    await client.projects.addTrainees({
      projectUid,
      teacherUids: (await client.teachers.list({})).rows.map((row) => row.uid),
      role: 'trainee',
    });
    const before = dumpTables(session.ledger.database.reader);
    const run = client.projects
      .applyTraineeImport({ projectUid, file, fingerprint })
      .then((stream) => resultOf(stream));
    expect(await refusalCodes(run)).toEqual(['import.changedSincePreview']);
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
  });
});
