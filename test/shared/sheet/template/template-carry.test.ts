import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { registrationSheet } from '../../../../src-shared/sheet/layouts/registration-sheet.ts';
import { addressOf, type SheetRow } from '../../../../src-shared/sheet/render/sheet-cell.ts';
import {
  carryMapping,
  compareMappings,
  headShare,
  likenessOf,
} from '../../../../src-shared/sheet/template/template-carry.ts';
import { mappingProblems } from '../../../../src-shared/sheet/template/template-check.ts';
import {
  correctionsOf,
  mergeCorrections,
  type TemplateMapping,
} from '../../../../src-shared/sheet/template/template-mapping.ts';
import { proposeTemplate } from '../../../../src-shared/sheet/template/template-proposal.ts';
import type { TemplateWorkbook } from '../../../../src-shared/sheet/template/template-sheet.ts';

const NAMES = ['单位', '年度'];

/** A form: rows of words above, one head row, blank rows, a foot with a place for a value. */
type Form = {
  readonly above: number;
  readonly headings: readonly string[];
  readonly blank: number;
  readonly sheet?: string;
};

function row(number: number, texts: readonly string[]): SheetRow {
  return {
    row: number,
    isHidden: false,
    cells: texts.flatMap((text, index) =>
      text === ''
        ? []
        : [
            {
              ...{ row: number, column: index + 1, address: addressOf(number, index + 1), text },
              ...({ kind: 'text', value: text } as const),
            },
          ],
    ),
  };
}

function workbookOf({ above, headings, blank, sheet = '登记' }: Form): TemplateWorkbook {
  const head = above + 1;
  const foot = head + blank + 1;
  const columns = headings.map((_, index) => index + 1);
  return {
    names: [],
    notes: [],
    sheets: [
      {
        name: sheet,
        isHidden: false,
        rows: [
          ...Array.from({ length: above }, (_, index) => row(index + 1, [`表头说明${index}`])),
          row(head, headings),
          row(foot, ['制表：', '', '{{单位}}']),
        ],
        merges: [],
        formulas: [],
        tables: [],
        styledColumns: new Map(
          Array.from({ length: blank + 1 }, (_, index) => [head + index, columns] as const),
        ),
      },
    ],
  };
}

function proposed(workbook: TemplateWorkbook, corrections = {}): TemplateMapping {
  const { mapping } = proposeTemplate(registrationSheet, workbook, NAMES, corrections);
  if (mapping === null) throw new Error('a mapping');
  return mapping;
}

function fillsOf({ table }: TemplateMapping): ReadonlyMap<string, string> {
  return new Map(
    (table?.columns ?? []).map(({ heading, fill }) => [
      heading,
      fill.kind === 'field' ? fill.key : fill.kind,
    ]),
  );
}

const KNOWN = ['姓名', '性别', '身份证号', '单位', '学段', '学科', '项目名称', '学时', '学分', '备注'];
const OWN = ['经办', '抽查', '折算', '存档号', '页码', '审核栏'];

const forms = fc.record({
  above: fc.integer({ min: 0, max: 4 }),
  headings: fc
    .tuple(fc.shuffledSubarray(KNOWN, { minLength: 4 }), fc.shuffledSubarray(OWN, { maxLength: 4 }))
    .chain(([known, own]) =>
      fc.shuffledSubarray([...known, ...own], { minLength: known.length + own.length }),
    ),
  blank: fc.integer({ min: 1, max: 8 }),
});

/** The same form a year later: columns in another order, some gone, some new, rows moved. */
const changes = fc.record({
  form: forms,
  order: fc.infiniteStream(fc.nat()).map((stream) => [...take(stream, 20)]),
  removed: fc.nat({ max: 1 }),
  added: fc.nat({ max: 2 }),
  above: fc.integer({ min: 0, max: 4 }),
  blank: fc.integer({ min: 1, max: 8 }),
});

function* take(stream: Iterable<number>, count: number): Generator<number> {
  let taken = 0;
  for (const value of stream) {
    if (taken++ >= count) return;
    yield value;
  }
}

describe('a mapping carried over to a changed form', () => {
  test('puts each column where its words stand now, and fills nothing twice', () => {
    fc.assert(
      fc.property(changes, ({ form, order, removed, added, above, blank }) => {
        const before = workbookOf(form);
        const mapping = withOwnChoices(proposed(before));
        const kept = form.headings
          .slice(removed)
          .map((heading, index) => ({ heading, place: order[index] ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ heading }) => heading);
        const headings = [...kept, ...['新增一', '新增二'].slice(0, added)];
        const after = workbookOf({ above, blank, headings });
        const corrections = carryMapping(registrationSheet, { mapping, workbook: before }, after, NAMES);
        const carried = proposed(after, corrections);
        const [old, now] = [fillsOf(mapping), fillsOf(carried)];
        for (const heading of kept) expect(now.get(heading), heading).toBe(old.get(heading));
        const fields = [...now.values()].filter((key) => key !== 'leave' && key !== 'clear');
        expect(new Set(fields).size).toBe(fields.length);
        expect(carried.table).toMatchObject({ headLastRow: above + 1, rowsPerPage: 25 });
        expect(mappingProblems(registrationSheet, after, carried, NAMES)).toEqual([]);
      }),
      { seed: 20_251_122, numRuns: 300 },
    );
  });

  test('is the same for the same form, corrections and all', () => {
    fc.assert(
      fc.property(forms, (form) => {
        const workbook = workbookOf(form);
        const mapping = withOwnChoices(proposed(workbook));
        expect(proposed(workbook, correctionsOf(mapping))).toEqual(mapping);
        const corrections = carryMapping(registrationSheet, { mapping, workbook }, workbook, NAMES);
        expect(proposed(workbook, corrections)).toEqual(mapping);
        expect(likenessOf(mapping.fingerprint, mapping.fingerprint)).toBe(1);
        expect(headShare(mapping.fingerprint, workbook)).toBe(1);
      }),
      { seed: 20_251_122, numRuns: 200 },
    );
  });

  test('believes new words that mean another field, not the place where they stand', () => {
    const before = workbookOf({ above: 1, headings: ['姓名', '身份证号', '学校', '学分'], blank: 5 });
    const after = workbookOf({ above: 1, headings: ['姓名', '工作单位', '性别', '学分'], blank: 5 });
    const corrections = carryMapping(
      registrationSheet,
      { mapping: proposed(before), workbook: before },
      after,
      NAMES,
    );
    expect(fillsOf(proposed(after, corrections))).toEqual(
      new Map([
        ['姓名', 'name'],
        ['工作单位', 'organisationName'],
        ['性别', 'sex'],
        ['学分', 'credits'],
      ]),
    );
    // 学校 is the same field by other words, but it stands elsewhere: nothing here is merely called otherwise.
    expect(compareMappings(proposed(before), proposed(after, corrections))).toEqual([
      { kind: 'columnRemoved', heading: '身份证号', column: 2 },
      { kind: 'columnAdded', heading: '工作单位', column: 2 },
      { kind: 'columnRemoved', heading: '学校', column: 3 },
      { kind: 'columnAdded', heading: '性别', column: 3 },
    ]);
  });

  test('follows renamed columns, a renamed sheet, blank rows set by hand and cells below the table', () => {
    const before = workbookOf({
      above: 1,
      headings: ['姓名', '工号', '学时', '学分'],
      blank: 5,
      sheet: '2024',
    });
    const mapping = proposed(before, {
      columns: { '2': 'idNumber' },
      bodyRows: { first: 3, last: 4, sample: 3 },
      cells: [
        { kind: 'value', row: 8, column: 2, name: '单位' },
        { kind: 'sum', row: 9, column: 4, key: 'credits' },
      ],
    });
    const after = workbookOf({
      above: 3,
      headings: ['姓名', '人员编号', '学分', '学时'],
      blank: 9,
      sheet: '2025',
    });
    const corrections = carryMapping(registrationSheet, { mapping, workbook: before }, after, NAMES);
    const carried = proposed(after, corrections);
    expect(fillsOf(carried)).toEqual(
      new Map([
        ['姓名', 'name'],
        ['人员编号', 'idNumber'],
        ['学分', 'credits'],
        ['学时', 'hours'],
      ]),
    );
    expect(carried.table).toMatchObject({ headFirstRow: 4, firstRow: 5, lastRow: 6, sampleRow: 5 });
    expect(carried.cells).toEqual([
      { kind: 'value', row: 10, column: 2, name: '单位' },
      { kind: 'sum', row: 11, column: 3, key: 'credits' },
      { kind: 'placeholders', row: 14, column: 3, names: ['单位'] },
    ]);
    expect(compareMappings(mapping, carried)).toEqual(
      expect.arrayContaining([
        { kind: 'sheetRenamed', from: '2024', to: '2025' },
        { kind: 'columnMoved', heading: '学分', from: 4, to: 3 },
        { kind: 'columnRenamed', column: 2, from: '工号', to: '人员编号' },
      ]),
    );
  });
});

/** What a person chose otherwise than proposed, in every mapping of these tests. */
function withOwnChoices(mapping: TemplateMapping): TemplateMapping {
  const { table } = mapping;
  if (table === null) return mapping;
  const columns = table.columns.map((column) =>
    column.heading === '备注' ? { ...column, fill: { kind: 'leave' } as const } : column,
  );
  return { ...mapping, table: { ...table, rowsPerPage: 25, columns } };
}

test('corrections on top of others: a field moves, another sheet begins anew, a deeper head frees the rows', () => {
  const base = {
    sheet: '甲',
    headRows: { first: 1, last: 1 },
    bodyRows: { first: 2, last: 9, sample: 3 },
    columns: { '1': 'name', '2': 'hours', '3': 'sequence' },
    rowsPerPage: 20,
  };
  expect(mergeCorrections(base, { columns: { '5': 'name' } })).toMatchObject({
    columns: { '1': null, '2': 'hours', '3': 'sequence', '5': 'name' },
    rowsPerPage: 20,
  });
  expect(mergeCorrections(base, { sheet: '乙' })).toEqual({ sheet: '乙' });
  expect(mergeCorrections(base, { headRows: { first: 1, last: 2 } })).not.toHaveProperty('bodyRows');
  expect(mergeCorrections(base, { rowsPerPage: null })).toMatchObject({ rowsPerPage: null });
});
