import { expect, test } from 'vitest';
import { createMeter, READ_LIMITS } from '../../../../src-main/workbooks/ooxml/read-options.ts';

test('a cell beyond the last column is refused with its sheet', () => {
  const meter = createMeter({ ...READ_LIMITS, columns: 3 });
  meter.cell('表', 3);
  expect(() => meter.cell('表', 4)).toThrow(
    expect.objectContaining({ code: 'tooManyColumns', values: { sheet: '表', column: 4, limit: 3 } }),
  );
});

test('cells of a sheet are counted together', () => {
  const meter = createMeter({ ...READ_LIMITS, cells: 2 });
  meter.cell('表', 1);
  meter.cell('表', 1);
  expect(() => meter.cell('表', 1)).toThrow(expect.objectContaining({ code: 'tooLarge' }));
});
