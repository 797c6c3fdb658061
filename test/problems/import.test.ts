import { workbookOf } from '../helpers/make-workbook.ts';
import { answered, codesOf, type ProblemCase, refused, testCases } from '../helpers/problem-cases.ts';
import { addPassedProject, NO_PROJECT, NOBODY, resultOf, type TestClient } from '../helpers/test-session.ts';
import { sampleIdNumber } from '../main/workbooks/fill/sample-people.ts';

type Rows = Parameters<typeof workbookOf>[0];

const ID = { wang: sampleIdNumber(1, 'female'), li: sampleIdNumber(3, 'male') };
const HEAD = ['序号', '姓名', '身份证号', '单位'] as const;
const WANG = [1, '王芳', ID.wang, '北塘实验小学'] as const;

/** What the preview of a roster says of its rows. */
const roster = (...rows: Rows): ProblemCase =>
  answered(async ({ client }) => {
    const file = await workbookOf([HEAD, ...rows]);
    return (await client.teachers.previewImport({ file })).rows.flatMap(({ problems }) => problems);
  });

async function importRoster(client: TestClient, ...rows: Rows) {
  const file = await workbookOf([HEAD, ...rows]);
  const { fingerprint } = await client.teachers.previewImport({ file });
  return resultOf(await client.teachers.applyImport({ file, fingerprint }));
}

const save = (client: TestClient, name: string, idNumber: string | null) =>
  client.teachers.save({ fields: { ...NOBODY, name, idNumber } });

/** What the preview of a list of trainees says of its rows, in a ledger that knows 王芳. */
const list = (...rows: Rows): ProblemCase =>
  answered(async ({ client }) => {
    const { uid } = await save(client, '王芳', ID.wang);
    const projectUid = await addPassedProject(client, [uid]);
    const file = await workbookOf([['姓名', '身份证号', '身份', '考核结果'], ...rows]);
    return (await client.projects.previewTraineeImport({ projectUid, file })).rows.flatMap(
      ({ problems }) => problems,
    );
  });

testCases(codesOf('import'), {
  'import.noSuchSheet': refused(async ({ client }) => {
    const file = await workbookOf([HEAD, WANG]);
    return () => client.teachers.previewImport({ file, sheet: '没有' });
  }),
  'import.skipped-total': roster(WANG, ['合计', '1人', null, null]),
  'import.skipped-footer': roster(WANG, ['制表人：', null, null, null]),
  'import.skipped-repeatedHeader': roster(WANG, HEAD),
  'import.skipped-onlyNumbered': roster(WANG, [2, null, null, null]),
  'import.skipped-blank': roster(WANG, [null, ' ', null, null]),
  'import.unknownTeacher': list(['李强', ID.li, '学员', '合格']),
  'import.ambiguousName': answered(async ({ client }) => {
    await save(client, '王芳', ID.wang);
    await save(client, '王芳', sampleIdNumber(4, 'female'));
    const { uid: projectUid } = await client.projects.save({ fields: NO_PROJECT });
    const file = await workbookOf([
      ['姓名', '考核结果'],
      ['王芳', '合格'],
    ]);
    return (await client.projects.previewTraineeImport({ projectUid, file })).rows.flatMap(
      ({ problems }) => problems,
    );
  }),
  'import.otherName': list(['王方', ID.wang, '学员', '合格']),
  'import.otherRole': list(['王芳', ID.wang, '师傅', '合格']),
  'import.changedSincePreview': refused(async ({ client }) => {
    const file = await workbookOf([HEAD, WANG]);
    const { fingerprint } = await client.teachers.previewImport({ file });
    await save(client, '王芳', ID.wang);
    return async () => resultOf(await client.teachers.applyImport({ file, fingerprint }));
  }),
  'import.alreadyUndone': refused(async ({ client }) => {
    const { batch } = await importRoster(client, WANG);
    const undo = () => client.teachers.undoImport({ batchUid: batch?.uid ?? '' });
    await undo();
    return undo;
  }),
  'import.changedLater': refused(async ({ client }) => {
    const { batch } = await importRoster(client, WANG);
    const [wang] = (await client.teachers.list({})).rows;
    const { fields, version } = await client.teachers.get({ uid: wang?.uid ?? '' });
    await client.teachers.save({ uid: wang?.uid, version, fields: { ...fields, subject: '科学' } });
    return () => client.teachers.undoImport({ batchUid: batch?.uid ?? '' });
  }),
  'import.teacherInProject': refused(async ({ client }) => {
    const { batch } = await importRoster(client, WANG);
    const [wang] = (await client.teachers.list({})).rows;
    await addPassedProject(client, [wang?.uid ?? '']);
    return () => client.teachers.undoImport({ batchUid: batch?.uid ?? '' });
  }),
  'import.traineeChangedLater': refused(async ({ client }) => {
    await save(client, '王芳', ID.wang);
    const { uid: projectUid } = await client.projects.save({ fields: NO_PROJECT });
    const file = await workbookOf([
      ['姓名', '身份证号', '考核结果'],
      ['王芳', ID.wang, '合格'],
    ]);
    const { fingerprint } = await client.projects.previewTraineeImport({ projectUid, file });
    const { batch } = await resultOf(
      await client.projects.applyTraineeImport({ projectUid, file, fingerprint }),
    );
    const [row] = (await client.projects.trainees({ projectUid })).rows;
    await client.projects.saveTrainees({
      projectUid,
      changes: [{ uid: row?.uid ?? '', version: row?.version ?? 0, fields: { absentPeriods: 2 } }],
    });
    return () => client.projects.undoTraineeImport({ batchUid: batch?.uid ?? '' });
  }),
});
