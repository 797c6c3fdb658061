import { describe, expect, it } from 'vitest';
import { fitPaper, widthsOf } from '../../../../../src-renderer/features/sheets/paper/paper-fit.ts';

const column = (width: number) => ({ heading: '', width, align: 'left' as const });

describe('a sheet on the screen', () => {
  it('is shrunk unasked only when it is hardly wider than the window', () => {
    expect(fitPaper({ tableWidth: 1000, roomWidth: 1000, isFitted: null })).toMatchObject({
      canFit: true,
      isFit: true,
      zoom: 0.902,
    });
    expect(fitPaper({ tableWidth: 2000, roomWidth: 1000, isFitted: null })).toMatchObject({
      canFit: true,
      isFit: false,
      zoom: 1,
    });
  });

  it('follows the user’s choice, but stays readable', () => {
    expect(fitPaper({ tableWidth: 1000, roomWidth: 1000, isFitted: false }).zoom).toBe(1);
    expect(fitPaper({ tableWidth: 9000, roomWidth: 1000, isFitted: true }).zoom).toBe(0.5);
  });

  it('is not offered to be shrunk where it fits, nor before its room is measured', () => {
    expect(fitPaper({ tableWidth: 400, roomWidth: 1000, isFitted: true })).toMatchObject({
      canFit: false,
      zoom: 1,
    });
    expect(fitPaper({ tableWidth: 400, roomWidth: 0, isFitted: null }).canFit).toBe(false);
  });

  it('keeps title and signatures in sight of a table that is scrolled sideways', () => {
    const wide = fitPaper({ tableWidth: 3000, roomWidth: 1000, isFitted: null });
    expect([wide.isWider, wide.frameWidth]).toEqual([true, 902]);
    const narrow = fitPaper({ tableWidth: 500, roomWidth: 1000, isFitted: null });
    expect([narrow.isWider, narrow.frameWidth]).toEqual([false, 500]);
  });

  it('widens a column for its longest value, a Chinese character counting two, up to a bound', () => {
    const [plain, date, long] = widthsOf({
      columns: [column(10), column(10), column(10)],
      rows: [['甲校', '2025-04-01至09-30', '一'.repeat(40)]],
    });
    expect(plain).toBe(Math.round(10 * 6.4 + 12));
    expect(date).toBe(Math.round(17 * 6.4 + 12));
    expect(long).toBe(Math.round(23 * 6.4 + 12));
  });
});
