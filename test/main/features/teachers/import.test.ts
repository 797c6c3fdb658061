import { CFB } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { makeCheckDigit } from '../../../../src-shared/people/identity-number.ts';
import { countTurns } from '../../../helpers/count-turns.ts';
import { dumpTables, failureOf, refusalCodes } from '../../../helpers/ledger-probe.ts';
import { workbookOf } from '../../../helpers/make-workbook.ts';
import {
  addPassedProject,
  NOBODY,
  openTestLedger,
  resultOf,
  type TestClient,
} from '../../../helpers/test-session.ts';
import { sampleIdNumber } from '../../workbooks/fill/sample-people.ts';
import { rawParts, rawXlsx, textData } from '../../workbooks/read/raw-xlsx.ts';

const SCHOOL = '北塘实验小学';
const HEAD = ['序号', '姓名', '身份证号', '单位', '学科', '手机', '备注'] as const;
const ID = {
  wang: sampleIdNumber(1, 'female'),
  li: sampleIdNumber(3, 'male'),
  zhao: sampleIdNumber(4, 'female'),
};
/** The same person's number as it was given before 1999, and in full. */
const OLD = '460106850615002';
const FULL = `46010619850615002${makeCheckDigit('46010619850615002')}`;

async function apply(client: TestClient, file: File) {
  const { fingerprint } = await client.teachers.previewImport({ file });
  return resultOf(await client.teachers.applyImport({ file, fingerprint }));
}

async function kindsOf(client: TestClient, file: File) {
  const preview = await client.teachers.previewImport({ file });
  return preview.rows.map((row) => [row.row, row.kind, row.problems.map((problem) => problem.code)]);
}

async function nameList(client: TestClient) {
  const { rows } = await client.teachers.list({ status: null });
  return rows.map((row) => row.name).sort();
}

describe('importing teachers', () => {
  it('tells new, same, changed, conflicting, impossible and skipped rows apart, and writes what it showed', async () => {
    const { client, session } = await openTestLedger();
    await apply(
      client,
      await workbookOf([
        HEAD,
        [1, '王芳', ID.wang, SCHOOL, '语文', null, null],
        [2, '李强', ID.li, SCHOOL, '数学', null, null],
      ]),
    );
    const file = await workbookOf([
      ['教师花名册'],
      HEAD,
      [1, '王芳', ID.wang, SCHOOL, '语文', null, null],
      [2, '李强', ID.li, SCHOOL, '英语', '13800000000', null],
      [3, '赵敏', ID.zhao, SCHOOL, '美术', null, null],
      [4, '王方', ID.wang.replace(/.$/, '0'), SCHOOL, null, null, null],
      [5, '李小强', sampleIdNumber(9, 'male'), '', '体育', null, null],
      ['合计', '共 5 人'],
      ['制表人：王老师'],
    ]);
    const preview = await client.teachers.previewImport({ file });
    expect(preview.counts).toEqual({ new: 2, same: 1, changed: 1, conflict: 0, problem: 1, skipped: 2 });
    expect(preview.rows.find((row) => row.kind === 'changed')?.changes).toEqual([
      { field: 'subject', before: '数学', after: '英语' },
      { field: 'phone', before: null, after: '13800000000' },
    ]);
    const before = dumpTables(session.ledger.database.reader);
    await client.teachers.previewImport({ file });
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
    const done = await apply(client, file);
    expect(done).toMatchObject({ counts: preview.counts, batch: { created: 2, changed: 1, canUndo: true } });
    expect(await nameList(client)).toEqual(['李小强', '李强', '王芳', '赵敏']);
    expect((await client.audit.list({})).rows[0]).toMatchObject({
      action: 'teacher.import',
      subject: '名单.xlsx',
      actor: '王老师',
    });
  });

  it('says which row tells the same as another, and counts every row of the file', async () => {
    const { client } = await openTestLedger();
    const file = await workbookOf([
      HEAD,
      [1, '王芳', ID.wang, SCHOOL, '语文', null, null],
      [2, '王芳', ID.wang, SCHOOL, null, '13800000000', null],
    ]);
    expect(await kindsOf(client, file)).toEqual([
      [2, 'new', []],
      [3, 'skipped', ['sameIdNumberJoined']],
    ]);
  });

  it('shows no document number whole beside its column, whatever the column is called', async () => {
    const { client } = await openTestLedger();
    const file = await workbookOf([
      ['姓名', '身份证号', '代码', '工号'],
      ['王芳', ID.wang, ID.li, '20100012'],
      ['李强', 'E12345678', ` ${ID.zhao.toLowerCase()} `, '20100013'],
    ]);
    const { samples } = await client.teachers.previewImport({ file });
    const masked = (number: string) => `${number.slice(0, 4)}••••••••••${number.slice(-4)}`;
    expect(samples['2']).toEqual([masked(ID.wang), '•••••••••']);
    expect(samples['3']).toEqual([masked(ID.li), masked(ID.zhao)]);
    expect(samples['4']).toEqual(['20100012', '20100013']);
  });

  it('keeps apart a known number under another name', async () => {
    const { client } = await openTestLedger();
    await apply(client, await workbookOf([HEAD, [1, '王芳', ID.wang, SCHOOL, null, null, null]]));
    const file = await workbookOf([HEAD, [1, '王芬', ID.wang, SCHOOL, '语文', null, null]]);
    expect(await kindsOf(client, file)).toEqual([[2, 'conflict', ['import.otherName']]]);
    expect(await apply(client, file)).toMatchObject({ batch: null });
    expect(await nameList(client)).toEqual(['王芳']);
  });

  it('changes nothing when the same file comes again', async () => {
    const { client, session } = await openTestLedger();
    const file = await workbookOf([
      HEAD,
      [1, '王芳', ID.wang, SCHOOL, '语文', null, '骨干'],
      [2, '李强', null, SCHOOL, '数学', null, null],
    ]);
    await apply(client, file);
    const before = dumpTables(session.ledger.database.reader);
    expect(await apply(client, file)).toMatchObject({ batch: null, counts: { same: 2, new: 0, changed: 0 } });
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
  });

  it('leaves what an empty cell does not say', async () => {
    const { client } = await openTestLedger();
    await apply(
      client,
      await workbookOf([HEAD, [1, '王芳', ID.wang, SCHOOL, '语文', '13800000000', '骨干']]),
    );
    await apply(client, await workbookOf([HEAD, [1, '王芳', ID.wang, SCHOOL, '数学', null, null]]));
    const [row] = (await client.teachers.list({})).rows;
    expect((await client.teachers.get({ uid: row?.uid ?? '' })).fields).toMatchObject({
      subject: '数学',
      phone: '13800000000',
      remark: '骨干',
    });
  });

  it('brings what national sheets ask, however the columns and values are called', async () => {
    const { client } = await openTestLedger();
    await apply(
      client,
      await workbookOf([
        ['姓名', '身份证号', '民族成分', '最高学历', '电子邮箱', '是否专任教师'],
        ['王芳', ID.wang, '黎', '本科', 'wang@example.org', '否'],
        ['李强', ID.li, '汉族', '专科', null, null],
      ]),
    );
    const { rows } = await client.teachers.list({});
    const facts = new Map(
      await Promise.all(
        rows.map(async ({ uid, name }) => {
          const { fields } = await client.teachers.get({ uid });
          const { ethnicity, education, email, isFullTime, remark } = fields;
          return [name, { ethnicity, education, email, isFullTime, remark }] as const;
        }),
      ),
    );
    expect(facts.get('王芳')).toEqual({
      ethnicity: '黎族',
      education: '本科',
      email: 'wang@example.org',
      isFullTime: false,
      remark: null,
    });
    expect(facts.get('李强')).toMatchObject({ ethnicity: '汉族', education: '专科', isFullTime: true });
    const again = await workbookOf([
      ['姓名', '身份证号', '学历', '专任'],
      ['王芳', ID.wang, '硕士研究生', '是'],
    ]);
    const preview = await client.teachers.previewImport({ file: again });
    expect(preview.rows[0]?.changes).toEqual([
      { field: 'education', before: '本科', after: '硕士研究生' },
      { field: 'isFullTime', before: 'false', after: 'true' },
    ]);
  });

  it('refuses to apply what is not what was shown', async () => {
    const { client, session } = await openTestLedger();
    const file = await workbookOf([HEAD, [1, '王芳', ID.wang, SCHOOL, '语文', null, null]]);
    const other = await workbookOf([HEAD, [1, '王芳', ID.wang, SCHOOL, '数学', null, null]]);
    const { fingerprint } = await client.teachers.previewImport({ file });
    const run = async (chosen: File, print: string) =>
      resultOf(await client.teachers.applyImport({ file: chosen, fingerprint: print }));
    expect(await refusalCodes(run(other, fingerprint))).toEqual(['import.changedSincePreview']);
    await client.teachers.save({ fields: { ...NOBODY, name: '王芳', idNumber: ID.wang } });
    const before = dumpTables(session.ledger.database.reader);
    expect(await refusalCodes(run(file, fingerprint))).toEqual(['import.changedSincePreview']);
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
  });

  it('joins the old and the full number of one person (Q13)', async () => {
    const { client } = await openTestLedger();
    const file = await workbookOf([
      HEAD,
      [1, '王芳', OLD, SCHOOL, '语文', null, null],
      [2, '王芳', FULL, SCHOOL, null, '13800000000', null],
    ]);
    const preview = await client.teachers.previewImport({ file });
    expect(preview.counts).toMatchObject({ new: 1, problem: 0 });
    expect(preview.rows[0]?.problems.map((problem) => problem.code)).toContain('idNumberExpanded');
    await apply(client, file);
    const { rows } = await client.teachers.list({});
    expect(rows).toHaveLength(1);
    expect((await client.teachers.get({ uid: rows[0]?.uid ?? '' })).fields).toMatchObject({
      idNumber: FULL,
      subject: '语文',
      phone: '13800000000',
    });
    expect(
      (await kindsOf(client, await workbookOf([HEAD, [1, '王芳', OLD, SCHOOL, null, null, null]])))[0]?.[1],
    ).toBe('same');
  });

  it('takes neither row where one number tells two things', async () => {
    const { client } = await openTestLedger();
    const file = await workbookOf([
      HEAD,
      [1, '王芳', ID.wang, SCHOOL, '语文', null, null],
      [2, '王芳', ID.wang, SCHOOL, '数学', null, null],
    ]);
    expect(await kindsOf(client, file)).toEqual([
      [2, 'problem', ['sameIdNumberDiffers']],
      [3, 'problem', ['sameIdNumberDiffers']],
    ]);
  });

  it('never assigns one of two people of a name by itself (Q14)', async () => {
    const { client, session } = await openTestLedger();
    for (const idNumber of [ID.wang, ID.zhao])
      await client.teachers.save({ fields: { ...NOBODY, name: '王芳', idNumber } });
    const before = dumpTables(session.ledger.database.reader)['teacher'];
    const file = await workbookOf([HEAD, [1, '王芳', null, SCHOOL, '音乐', null, null]]);
    expect(await kindsOf(client, file)).toEqual([[2, 'problem', ['import.ambiguousName']]]);
    await apply(client, file);
    const two = await workbookOf([
      HEAD,
      [1, '李强', null, SCHOOL, '音乐', null, null],
      [2, '李强', null, SCHOOL, '美术', null, null],
    ]);
    expect((await kindsOf(client, two)).map(([, kind]) => kind)).toEqual(['problem', 'problem']);
    await apply(client, two);
    expect(dumpTables(session.ledger.database.reader)['teacher']).toEqual(before);
  });

  it('never makes one record of two rows: two numbers for one known name (Q14)', async () => {
    const { client, session } = await openTestLedger();
    await client.teachers.save({ fields: { ...NOBODY, name: '王芳' } });
    const before = dumpTables(session.ledger.database.reader)['teacher'];
    const file = await workbookOf([
      HEAD,
      [1, '王芳', ID.wang, SCHOOL, '音乐', null, null],
      [2, '王芳', ID.zhao, SCHOOL, '美术', null, null],
    ]);
    expect(await kindsOf(client, file)).toEqual([
      [2, 'problem', [expect.any(String), 'import.ambiguousName'].slice(1)],
      [3, 'problem', ['import.ambiguousName']],
    ]);
    await apply(client, file);
    expect(dumpTables(session.ledger.database.reader)['teacher']).toEqual(before);
  });

  it('lets the row with the number have the record, not the row with the name alone', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    await client.teachers.save({ fields: { ...NOBODY, name: '王芳', idNumber: ID.wang } });
    const file = await workbookOf([
      HEAD,
      [1, '王芳', ID.wang, '南塘小学', null, null, null],
      [2, '王芳', null, SCHOOL, '美术', null, null],
    ]);
    expect(await kindsOf(client, file)).toEqual([
      [2, 'changed', []],
      [3, 'problem', expect.arrayContaining(['import.ambiguousName'])],
    ]);
    expect(await apply(client, file)).toMatchObject({ counts: { changed: 1, problem: 1 } });
  });

  it('fills in the number of the one person of that name without one', async () => {
    const { client } = await openTestLedger();
    await client.teachers.save({ fields: { ...NOBODY, name: '王芳' } });
    await apply(client, await workbookOf([HEAD, [1, '王芳', ID.wang, SCHOOL, null, null, null]]));
    const { rows } = await client.teachers.list({});
    expect(rows).toHaveLength(1);
    expect((await client.teachers.get({ uid: rows[0]?.uid ?? '' })).fields.idNumber).toBe(ID.wang);
  });

  it('refuses numbers that Excel made figures of, with the cell (Q16)', async () => {
    const { client } = await openTestLedger();
    const file = await workbookOf([
      HEAD,
      [1, '王芳', Number(ID.wang.replace('X', '0')), SCHOOL, null, null, null],
    ]);
    const preview = await client.teachers.previewImport({ file });
    expect(preview.rows[0]).toMatchObject({ kind: 'problem' });
    expect(preview.rows[0]?.problems[0]).toMatchObject({ code: 'idNumberNumeric', at: { address: 'C2' } });
  });

  it('takes a mapping that the user corrected, and another sheet', async () => {
    const { client } = await openTestLedger();
    const file = await workbookOf([
      ['谁', '身份证号'],
      ['王芳', ID.wang],
    ]);
    const preview = await client.teachers.previewImport({ file });
    expect(preview.counts.new).toBe(0);
    const column = preview.mapping.find((each) => each.heading === '谁')?.column;
    if (column !== undefined) {
      const mapped = await client.teachers.previewImport({ file, mapping: { [column]: 'name' } });
      expect(mapped.counts.new).toBe(1);
    }
    expect(await refusalCodes(client.teachers.previewImport({ file, sheet: '没有的表' }))).toEqual([
      'import.noSuchSheet',
    ]);
  });
});

describe('undoing an import', () => {
  it('takes the new people out and gives the others their values back, last import first', async () => {
    const { client, session } = await openTestLedger();
    const first = await apply(
      client,
      await workbookOf([HEAD, [1, '王芳', ID.wang, SCHOOL, '语文', null, null]]),
    );
    const people = () =>
      session.ledger.database.reader
        .prepare('SELECT name, id_number, subject, phone, remark, search_text FROM teacher ORDER BY id')
        .all();
    const before = people();
    const second = await apply(
      client,
      await workbookOf([
        HEAD,
        [1, '王芳', ID.wang, SCHOOL, '数学', '13800000000', null],
        [2, '李强', ID.li, SCHOOL, null, null, null],
      ]),
    );
    expect(await client.teachers.undoImport({ batchUid: second.batch?.uid ?? '' })).toEqual({
      removed: 1,
      restored: 1,
    });
    expect(people()).toEqual(before);
    expect(await refusalCodes(client.teachers.undoImport({ batchUid: second.batch?.uid ?? '' }))).toEqual([
      'import.alreadyUndone',
    ]);
    expect(await client.teachers.undoImport({ batchUid: first.batch?.uid ?? '' })).toEqual({
      removed: 1,
      restored: 0,
    });
    expect(people()).toEqual([]);
    expect((await client.teachers.imports()).map((batch) => batch.canUndo)).toEqual([false, false]);
  });

  it('takes back an import made before the newest facts were asked', async () => {
    const { client, session } = await openTestLedger();
    await apply(client, await workbookOf([HEAD, [1, '王芳', ID.wang, SCHOOL, '语文', null, null]]));
    const { batch } = await apply(
      client,
      await workbookOf([HEAD, [1, '王芳', ID.wang, SCHOOL, '数学', null, null]]),
    );
    // What an earlier version kept of the record as it was: without the facts it did not know.
    await session.ledger.database.write((writer) => {
      const kept = writer.prepare('SELECT undo FROM import_batch WHERE uid = ?').pluck().get(batch?.uid);
      const undo = JSON.parse(String(kept)) as { changed: { before: Record<string, unknown> }[] };
      for (const { before } of undo.changed)
        for (const field of ['ethnicity', 'education', 'email', 'isFullTime']) delete before[field];
      writer.prepare('UPDATE import_batch SET undo = ? WHERE uid = ?').run(JSON.stringify(undo), batch?.uid);
    });
    await client.teachers.undoImport({ batchUid: batch?.uid ?? '' });
    const [row] = (await client.teachers.list({})).rows;
    const { fields } = await client.teachers.get({ uid: row?.uid ?? '' });
    expect(fields).toMatchObject({ subject: '语文', ethnicity: null, email: null, isFullTime: true });
  });

  it('lets other calls in between two people', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const people = Array.from({ length: 6 }, (_, index) => [
      index + 1,
      `王芳${index}`,
      null,
      SCHOOL,
      null,
      null,
      null,
    ]);
    const { batch } = await apply(client, await workbookOf([HEAD, ...people]));
    // Every look at the clock finds the time slice over.
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
    const turns = countTurns();
    const undone = client.teachers
      .undoImport({ batchUid: batch?.uid ?? '' })
      .finally(() => vi.restoreAllMocks());
    expect(await undone).toEqual({ removed: people.length, restored: 0 });
    expect(turns.stop()).toBeGreaterThanOrEqual(2 * people.length);
  });

  it('is refused while something later depends on it', async () => {
    const { client, session } = await openTestLedger({ level: 'county' });
    const first = await apply(
      client,
      await workbookOf([
        HEAD,
        [1, '王芳', ID.wang, SCHOOL, '语文', null, null],
        [2, '李强', ID.li, SCHOOL, null, null, null],
      ]),
    );
    const undo = () => client.teachers.undoImport({ batchUid: first.batch?.uid ?? '' });
    const [li, wang] = (await client.teachers.list({})).rows;
    await addPassedProject(client, [li?.uid ?? '']);
    const profile = await client.teachers.get({ uid: wang?.uid ?? '' });
    await client.teachers.save({
      uid: wang?.uid,
      version: profile.version,
      fields: { ...profile.fields, subject: '科学' },
    });
    expect((await client.teachers.imports())[0]?.canUndo).toBe(false);
    const before = dumpTables(session.ledger.database.reader);
    expect([...(await refusalCodes(undo()))].sort()).toEqual([
      'import.changedLater',
      'import.teacherInProject',
    ]);
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
    const later = await apply(
      client,
      await workbookOf([HEAD, [1, '王芳', ID.wang, SCHOOL, '音乐', null, null]]),
    );
    expect(await refusalCodes(undo())).toContain('import.changedLater');
    await client.teachers.undoImport({ batchUid: later.batch?.uid ?? '' });
  });
});

describe('files that are no roster', () => {
  const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
  const wrong: readonly (readonly [string, () => Uint8Array | Promise<Uint8Array>, string])[] = [
    ['an image named .xlsx', () => PNG, 'workbook.notASpreadsheet'],
    ['an empty file', () => new Uint8Array(), 'workbook.emptyFile'],
    ['a workbook under a password', encrypted, 'workbook.encryptedWorkbook'],
    [
      'a zip bomb',
      () =>
        zipSync({
          ...rawParts([{ name: 'a', xml: textData([['姓名']]) }]),
          'xl/worksheets/big.xml': new Uint8Array(80 << 20),
        }),
      'workbook.zipBomb',
    ],
    [
      'half a workbook',
      async () => new Uint8Array(await (await workbookOf([HEAD, [1, '王芳']])).arrayBuffer()).slice(0, 3000),
      'workbook.damagedZip',
    ],
    ['another archive', () => zipSync({ 'a.txt': strToU8('x') }), 'workbook.notASpreadsheet'],
    [
      '50,000 columns',
      () =>
        rawXlsx([
          {
            name: 'a',
            xml: `<sheetData><row r="1">${'<c t="str"><v>1</v></c>'.repeat(50_000)}</row></sheetData>`,
          },
        ]),
      'workbook.tooManyColumns',
    ],
  ];
  for (const [what, make, code] of wrong)
    it(`${what}: ${code}, and nothing changes`, async () => {
      const { client, session } = await openTestLedger();
      const before = dumpTables(session.ledger.database.reader);
      const file = new File([new Uint8Array(await make())], '花名册.xlsx');
      expect(await refusalCodes(client.teachers.previewImport({ file }))).toEqual([code]);
      const applied = client.teachers
        .applyImport({ file, fingerprint: '' })
        .then((stream) => resultOf(stream));
      expect(await refusalCodes(applied)).toEqual([code]);
      expect(dumpTables(session.ledger.database.reader)).toEqual(before);
      expect((await client.app.status()).ledger?.lastBackup).toBeNull();
    });

  it('a sheet without names says so and offers nothing to write', async () => {
    const { client, session } = await openTestLedger();
    const file = await workbookOf([
      ['身份证号', '单位', '学科'],
      [ID.wang, SCHOOL, '语文'],
    ]);
    const preview = await client.teachers.previewImport({ file });
    expect(preview.problems.map((problem) => problem.code)).toContain('missingColumn');
    expect(preview.counts).toMatchObject({ new: 0, changed: 0, problem: 1 });
    const before = dumpTables(session.ledger.database.reader);
    expect((await apply(client, file)).batch).toBeNull();
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
    const nothing = await client.teachers.previewImport({ file: await workbookOf([['随便'], ['什么']]) });
    expect(nothing.problems.map((problem) => problem.code)).toContain('headerNotFound');
  });

  it('text in GB18030 and a real .xls are read like any other', async () => {
    const { client } = await openTestLedger();
    // 姓名,单位 / 王芳,北塘 in GB18030.
    const text = new Uint8Array([
      0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb5, 0xa5, 0xce, 0xbb, 0x0a, 0xcd, 0xf5, 0xb7, 0xbc, 0x2c, 0xb1, 0xb1,
      0xcc, 0xc1, 0x0a,
    ]);
    const preview = await client.teachers.previewImport({ file: new File([text], '名单.csv') });
    expect(preview.problems.map((problem) => problem.code)).toEqual(['workbook.legacyEncoding']);
    expect(preview.rows).toMatchObject([{ kind: 'new', name: '王芳', organisationName: '北塘' }]);
    const { utils, write } = await import('@e965/xlsx');
    const workbook = utils.book_new();
    utils.book_append_sheet(
      workbook,
      utils.aoa_to_sheet([
        ['姓名', '单位'],
        ['李强', SCHOOL],
      ]),
      '名单',
    );
    const legacy = new File(
      [new Uint8Array(write(workbook, { type: 'buffer', bookType: 'biff8' }))],
      '名单.xls',
    );
    expect((await client.teachers.previewImport({ file: legacy })).rows).toMatchObject([
      { kind: 'new', name: '李强' },
    ]);
  });

  it('a caller who leaves while the file is read gets CANCELLED, and nothing is written', async () => {
    const { client, session } = await openTestLedger();
    const file = await workbookOf([
      HEAD,
      ...Array.from({ length: 3000 }, (_, index) => [index, '王芳', null, SCHOOL, null, null, null]),
    ]);
    const { fingerprint } = await client.teachers.previewImport({ file });
    const before = dumpTables(session.ledger.database.reader);
    const left = new AbortController();
    const stream = await client.teachers.applyImport({ file, fingerprint }, { signal: left.signal });
    await stream.next();
    left.abort();
    expect((await failureOf(resultOf(stream))).code).toBe('CANCELLED');
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
  });
});

function encrypted(): Uint8Array {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(64));
  CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(5000, 7));
  return new Uint8Array(CFB.write(container, { type: 'buffer' }));
}
