import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runNow } from '../../../src-shared/lib/work.ts';
import {
  type LedgerLine,
  type LedgerPerson,
  matchReturn,
  type ReturnedRow,
} from '../../../src-shared/review/match-return.ts';
import {
  type RegistrationSheetRow,
  registrationSheet,
} from '../../../src-shared/sheet/layouts/registration-sheet.ts';
import { credits, hours } from '../../../src-shared/training/thousandths.ts';

const FIELDS = new Set(registrationSheet.columns.map((column) => column.key));
const WANG: LedgerPerson = {
  uid: 'wang',
  name: '王芳',
  idNumber: '460102198506150023',
  organisationName: '北塘小学',
};
const LI: LedgerPerson = { uid: 'li', name: '李强', idNumber: null, organisationName: '北塘小学' };

function values(person: LedgerPerson, change: Partial<RegistrationSheetRow> = {}): RegistrationSheetRow {
  return {
    name: person.name,
    sex: null,
    idNumber: person.idNumber,
    organisationName: person.organisationName,
    stage: '小学',
    subject: '数学',
    projectName: '骨干教师培训',
    level: 'county',
    form: 'centralized',
    period: null,
    hours: hours(24_000),
    credits: credits(3000),
    year: 2025,
    remark: null,
    ...change,
  };
}

function lineOf(
  entryUid: string,
  person: LedgerPerson,
  change: Partial<RegistrationSheetRow> = {},
): LedgerLine {
  return { entryUid, teacherUid: person.uid, values: values(person, change) };
}

function rowOf(row: number, person: LedgerPerson, change: Partial<RegistrationSheetRow> = {}): ReturnedRow {
  return { row, values: values(person, change) };
}

function match(
  rows: readonly ReturnedRow[],
  lines: readonly LedgerLine[],
  options: {
    readonly people?: readonly LedgerPerson[];
    readonly fields?: ReadonlySet<string>;
    readonly unread?: readonly { readonly row: number; readonly texts: Readonly<Record<string, string>> }[];
  } = {},
) {
  const found = runNow(
    matchReturn({
      rows,
      lines,
      people: options.people ?? [WANG, LI],
      fields: options.fields ?? FIELDS,
      unread: options.unread ?? [],
    }),
  );
  return {
    pairs: found.pairs.map(({ row, line }) => [row.row, line.entryUid]),
    added: found.added.map(({ row }) => row.row),
    ambiguous: found.ambiguous.map(({ row, reason }) => [row.row, reason]),
    unread: found.unread.map(({ row, entryUids }) => [row.row, entryUids]),
    left: found.left.map(({ entryUid }) => entryUid),
  };
}

describe('matching a returned sheet with the ledger', () => {
  it('finds a person by number under another name, and by name and school under another number', () => {
    const lines = [lineOf('a', WANG), lineOf('b', LI)];
    const rows = [rowOf(5, WANG, { name: '王方' }), rowOf(6, LI, { idNumber: '460102198001010018' })];
    expect(match(rows, lines)).toMatchObject({
      pairs: [
        [5, 'a'],
        [6, 'b'],
      ],
      left: [],
    });
  });

  it('does not guess between two of one name, nor between a number and a name of different people (Q14)', () => {
    const twin = { ...LI, uid: 'li2' };
    expect(match([rowOf(5, LI)], [lineOf('b', LI)], { people: [WANG, LI, twin] }).ambiguous).toEqual([
      [5, 'person'],
    ]);
    expect(
      match([rowOf(5, LI, { idNumber: WANG.idNumber })], [lineOf('a', WANG), lineOf('b', LI)]),
    ).toMatchObject({
      pairs: [],
      ambiguous: [[5, 'personContradicts']],
    });
  });

  it('takes the line of the same training and year before one that only shares the training', () => {
    const lines = [lineOf('y24', WANG, { year: 2024 }), lineOf('y25', WANG, { credits: credits(2000) })];
    expect(
      match([rowOf(5, WANG), rowOf(6, WANG, { year: 2024, credits: credits(1000) })], lines).pairs,
    ).toEqual([
      [5, 'y25'],
      [6, 'y24'],
    ]);
  });

  it('follows a changed year, level or form while one row and one line are left', () => {
    expect(match([rowOf(5, WANG, { year: 2024 })], [lineOf('a', WANG)]).pairs).toEqual([[5, 'a']]);
    expect(match([rowOf(5, WANG, { level: 'city', form: 'remote' })], [lineOf('a', WANG)]).pairs).toEqual([
      [5, 'a'],
    ]);
    const two = [lineOf('a', WANG, { year: 2023 }), lineOf('b', WANG, { year: 2024 })];
    expect(match([rowOf(5, WANG)], two)).toMatchObject({ pairs: [], ambiguous: [[5, 'line']], left: [] });
  });

  it("follows a training's changed name only where nothing else of the line differs", () => {
    const renamed = { projectName: '骨干教师提高培训' };
    expect(match([rowOf(5, WANG, renamed)], [lineOf('a', WANG)]).pairs).toEqual([[5, 'a']]);
    expect(
      match([rowOf(5, WANG, { ...renamed, credits: credits(1000) })], [lineOf('a', WANG)]),
    ).toMatchObject({
      added: [5],
      left: ['a'],
    });
  });

  it('lists rows nobody knows, a second row of one line, and lines without a row', () => {
    const stranger = { ...LI, uid: 'x', name: '赵敏' };
    expect(
      match([rowOf(5, stranger), rowOf(6, WANG), rowOf(7, WANG)], [lineOf('a', WANG), lineOf('b', LI)]),
    ).toEqual({
      pairs: [[6, 'a']],
      added: [5, 7],
      ambiguous: [],
      unread: [],
      left: ['b'],
    });
  });

  it('does not take a line for struck out whose row could not be read', () => {
    const unread = [{ row: 5, texts: { name: '王芳', projectName: '骨干教师培训', credits: '3改2.5' } }];
    expect(match([], [lineOf('a', WANG), lineOf('b', LI)], { unread })).toMatchObject({
      unread: [[5, ['a']]],
      left: ['b'],
    });
  });

  it('asks nothing of columns that the sheet does not have', () => {
    const fields = new Set(['name', 'projectName', 'credits']);
    const row = rowOf(5, WANG, {
      idNumber: null,
      organisationName: null,
      year: null,
      level: null,
      form: null,
    });
    expect(match([row], [lineOf('a', WANG)], { fields }).pairs).toEqual([[5, 'a']]);
  });

  it('finds every line again whatever the order of rows and whichever figures were changed', () => {
    const person = fc.constantFrom(WANG, LI);
    const entry = fc.record({
      person,
      project: fc.constantFrom('甲', '乙', '丙'),
      year: fc.constantFrom(2023, 2024, 2025),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { selector: (e) => `${e.person.uid}${e.project}${e.year}`, maxLength: 12 }),
        fc.array(fc.nat(5000), { minLength: 12, maxLength: 12 }),
        fc.nat(),
        (entries, figures, turn) => {
          const at = (e: (typeof entries)[number]) => ({ projectName: e.project, year: e.year });
          const lines = entries.map((e, index) => lineOf(String(index), e.person, at(e)));
          const rows = entries.map((e, index) =>
            rowOf(index, e.person, { ...at(e), credits: credits(figures[index] ?? 0) }),
          );
          const start = rows.length === 0 ? 0 : turn % rows.length;
          const found = match([...rows.slice(start), ...rows.slice(0, start)].reverse(), lines);
          expect(found.pairs.map(([row, uid]) => String(row) === uid)).toEqual(entries.map(() => true));
          expect([found.left, found.added, found.ambiguous]).toEqual([[], [], []]);
        },
      ),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe('matching in steps', () => {
  it('stops for every row, so that others are answered meanwhile, and finds the same', () => {
    const people = Array.from({ length: 40 }, (_, index) => ({
      ...LI,
      uid: `p${index}`,
      name: `李${index}`,
    }));
    const input = {
      rows: people.map((person, index) => rowOf(index + 5, person)),
      lines: people.map((person, index) => lineOf(`e${index}`, person)),
      people,
      fields: FIELDS,
      unread: [],
    };
    const steps = matchReturn(input);
    let stops = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) stops += 1;
    expect(stops).toBeGreaterThanOrEqual(people.length);
    expect(step.value).toEqual(runNow(matchReturn(input)));
    expect(step.value.pairs).toHaveLength(people.length);
  });
});
