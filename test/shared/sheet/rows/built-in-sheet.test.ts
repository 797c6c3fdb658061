import { describe, expect, it } from 'vitest';
import { registrationSheet } from '../../../../src-shared/sheet/layouts/registration-sheet.ts';
import { trainingHours } from '../../../../src-shared/sheet/layouts/training-hours.ts';
import {
  answersFor,
  answersToKeep,
  builtInSheet,
  sheetRows,
  usualSurroundings,
} from '../../../../src-shared/sheet/rows/built-in-sheet.ts';
import { hours } from '../../../../src-shared/training/thousandths.ts';
import { NORTH, SOUTH, someFacts, textsOf } from './sheet-of-facts.ts';

const row = (name: string) => ({ name, subject: null, stage: null, hours: hours(2500) });
const surroundings = usualSurroundings(someFacts({ kind: 'trainingHours' }), '主题', () => []);

describe('rows bound to their layout', () => {
  const rows = sheetRows(trainingHours, [row('王甲'), row('王乙'), row('王丙')]);

  it('give the grid of a sheet, and values for a template from one row to another', () => {
    const sheet = rows.render({ title: '统计' });
    expect([sheet.title, sheet.rowCount, sheet.total?.sums]).toEqual([
      '统计',
      3,
      [null, null, null, null, 7500],
    ]);
    expect(rows.countLabel()).toBe('共 3 人');
    expect(rows.values(1, 2)).toMatchObject([
      { name: { text: '王乙' }, stage: { kind: 'empty' }, hours: { kind: 'number', thousandths: 2500 } },
    ]);
  });

  it('make a cell only when it is asked for, so that a long sheet is never held as cells', () => {
    let formatted = 0;
    const columns = trainingHours.columns.map((column) => ({
      ...column,
      format: (...given: Parameters<typeof column.format>) => {
        formatted++;
        return column.format(...given);
      },
    }));
    const { body } = sheetRows({ ...trainingHours, columns }, [row('王甲'), row('王乙')]).render({});
    const summed = formatted;
    for (const _line of body) break;
    expect([summed, formatted - summed]).toEqual([2, columns.length]);
  });
});

describe('a built-in sheet', () => {
  it('is the whole and its schools, and may be filled into columns that it does not print', () => {
    const sheet = builtInSheet({
      layout: registrationSheet,
      title: registrationSheet.title,
      surroundings,
      rows: [],
      problems: [],
    });
    expect(sheet.layout.columns.map(({ key }) => key)).toContain('startOn');
    const parts = builtInSheet({
      layout: trainingHours,
      title: '统计',
      surroundings,
      rows: [
        [NORTH, row('王甲')],
        [NORTH, row('王乙')],
        [SOUTH, row('王丙')],
      ],
      problems: [],
    });
    expect(textsOf(parts.whole, 'name')).toEqual(['王甲', '王乙', '王丙']);
    expect(parts.schools.map(({ name, rows }) => [name, rows.count])).toEqual([
      [NORTH, 2],
      [SOUTH, 1],
    ]);
  });

  it('is signed by who makes it, for the school whose rows they are', () => {
    expect(surroundings.around(null, { preparedBy: '王老师' }).signatures).toEqual([
      '制表人：王老师',
      '审核人：',
      '单位（盖章）：县教师发展中心',
      '日期：2025-11-10',
    ]);
    expect(surroundings.around(SOUTH, {}).signatures).toContain(`单位（盖章）：${SOUTH}`);
  });
});

describe('what the ledger does not know', () => {
  const { asks } = surroundings;

  it('is what is said now, else what was said the last time, else what is proposed', () => {
    const kept = { preparedBy: '李老师', reviewedBy: '张校长' };
    expect(answersFor(asks, {}, kept)).toEqual({ preparedBy: '王老师', reviewedBy: '张校长' });
    expect(answersFor(asks, { reviewedBy: ' 赵校长 ' }, kept)).toMatchObject({ reviewedBy: '赵校长' });
    expect(answersFor(asks, {}, {})).toMatchObject({ reviewedBy: '' });
  });

  it('is kept for the next time unless the ledger knows better', () => {
    expect(answersToKeep(asks, { preparedBy: '李老师', reviewedBy: '张校长', other: 'x' })).toEqual({
      reviewedBy: '张校长',
    });
  });
});
