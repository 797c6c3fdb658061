import { describe, expect, test } from 'vitest';
import { timeSlices } from '../../../../src-main/lib/run-work.ts';
import { checkFilledSheets, type FilledPart } from '../../../../src-main/workbooks/fill/check-filled.ts';
import { fillCopies, sheetNames } from '../../../../src-main/workbooks/fill/fill-copies.ts';
import { fillTemplate } from '../../../../src-main/workbooks/fill/fill-template.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { mappingOf, partsOf, templateBytes, templateCases } from './template-cases.ts';

test('sheets get names that a spreadsheet takes, none twice', () => {
  const long = '海南省海口市琼山区第一中心小学附属幼儿园及教学点合并办学单位等';
  expect(
    sheetNames(
      ['甲/乙', '甲:乙', "'甲乙'", '', 'history', long, `${long}二`, '𬱖'.repeat(20), '说明'],
      ['说明'],
    ),
  ).toEqual([
    '甲 乙',
    '甲 乙(2)',
    '甲乙',
    '表',
    'history(2)',
    long.slice(0, 31),
    `${long.slice(0, 28)}(2)`,
    '𬱖'.repeat(15),
    '说明(2)',
  ]);
});

describe('one filling for every school', () => {
  const template = assertPresent(
    templateCases.find(({ file }) => file === 'prefixed.xlsx'),
    'a template',
  );
  const bytes = templateBytes(template.file);
  const part = (sheet: string, count: number): FilledPart => ({
    sheet,
    rows: template.rows(count),
    values: template.values,
  });

  test('tells after each part how many are done', async () => {
    const done: number[] = [];
    const parts = [part('甲', 1), part('乙', 2), part('丙', 0)];
    await fillCopies(bytes, await mappingOf(template), parts, {
      onPart: (count) => done.push(count),
      slices: timeSlices(),
    });
    expect(done).toEqual([1, 2, 3]);
  });
  test('starts from the blank sheet each time, but keeps the formats that earlier parts needed', async () => {
    const mapping = await mappingOf(template);
    const parts = [part('甲', 3), part('乙', 3)];
    const { bytes: joined } = await fillCopies(bytes, mapping, parts, {
      onPart: () => undefined,
      slices: timeSlices(),
    });
    expect(await checkFilledSheets(joined, mapping, parts)).toBeGreaterThan(0);
    const alone = await fillTemplate(bytes, { mapping, rows: template.rows(3), values: template.values });
    expect(partsOf(joined)['xl/styles.xml']).toBe(partsOf(alone.bytes)['xl/styles.xml']);
  });
});
