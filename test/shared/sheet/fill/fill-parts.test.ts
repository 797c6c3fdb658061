import { describe, expect, it } from 'vitest';
import { runNow } from '../../../../src-shared/lib/work.ts';
import { foreignColumnProblems, partsToFill } from '../../../../src-shared/sheet/fill/fill-parts.ts';
import { trainingHours } from '../../../../src-shared/sheet/layouts/training-hours.ts';
import { builtInSheet, usualSurroundings } from '../../../../src-shared/sheet/rows/built-in-sheet.ts';
import { proposeTemplate } from '../../../../src-shared/sheet/template/template-proposal.ts';
import { textOfValue } from '../../../../src-shared/sheet/template/template-values.ts';
import { hours } from '../../../../src-shared/training/thousandths.ts';
import { day, NORTH, SOUTH, someFacts } from '../rows/sheet-of-facts.ts';
import { templateOf, templateSheet } from '../template/template-of.ts';

const row = (name: string, thousandths: number) => ({
  name,
  subject: null,
  stage: null,
  hours: hours(thousandths),
});
const facts = someFacts({ kind: 'trainingHours', year: 2025 });
const sheet = builtInSheet({
  layout: trainingHours,
  title: trainingHours.title,
  surroundings: usualSurroundings(facts, '', () => []),
  rows: [
    [NORTH, row('王甲', 8000)],
    [NORTH, row('王乙', 24_000)],
    [SOUTH, row('王丙', 2000)],
  ],
  problems: [],
});

describe('what a template is filled with', () => {
  const parts = (isSplit: boolean) =>
    runNow(
      partsToFill(
        sheet,
        {
          ...{ question: facts.question, organisation: { name: '县教师发展中心', level: 'county' } },
          ...{ today: day('2025-11-10'), seal: null, cycle: null, project: null, asks: [], answers: {} },
        },
        { isSplit, sort: [{ key: 'hours', descending: true }] },
      ),
    ).map(({ school, rows, values }) => ({
      school,
      names: rows.map(({ name }) => textOfValue(name ?? { kind: 'empty' })),
      count: textOfValue(values['count'] ?? { kind: 'empty' }),
    }));

  it('is all rows in the order that the template asks for', () => {
    expect(parts(false)).toEqual([{ school: null, names: ['王乙', '王甲', '王丙'], count: '3' }]);
  });

  it('is a part for every school, each with its own values', () => {
    expect(parts(true)).toEqual([
      { school: NORTH, names: ['王乙', '王甲'], count: '2' },
      { school: SOUTH, names: ['王丙'], count: '1' },
    ]);
  });
});

it('refuses columns that the sheet does not have: they would stay empty without a word', () => {
  const workbook = templateOf([
    templateSheet([
      ['姓名', '学科', '学时'],
      [null, null, null],
    ]),
  ]);
  const { mapping } = proposeTemplate(trainingHours, workbook, []);
  if (mapping?.table == null) throw new Error('the table is found');
  expect(foreignColumnProblems(sheet, mapping)).toEqual([]);
  const [first] = mapping.table.columns;
  if (first === undefined) throw new Error('it has columns');
  const columns = [{ ...first, heading: '2019年学时', fill: { kind: 'field', key: '2019.hours' } as const }];
  expect(foreignColumnProblems(sheet, { ...mapping, table: { ...mapping.table, columns } })).toEqual([
    { code: 'template.fieldsNotThere', severity: 'error', values: { headings: '2019年学时' } },
  ]);
});
