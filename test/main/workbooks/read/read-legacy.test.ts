import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { READ_LIMITS } from '../../../../src-main/workbooks/ooxml/read-options.ts';
import { openLegacy } from '../../../../src-main/workbooks/read/read-legacy.ts';
import type { SheetCell } from '../../../../src-shared/sheet/render/sheet-cell.ts';

async function cellsOf(
  source: Parameters<typeof openLegacy>[0],
  options: Parameters<typeof openLegacy>[1] = {},
): Promise<readonly SheetCell[]> {
  const { sheets } = await openLegacy(source, options);
  const cells: SheetCell[] = [];
  for await (const piece of sheets[0]?.rows() ?? []) for (const row of piece) cells.push(...row.cells);
  return cells;
}

const page = (rows: string) => ({ format: 'html', content: `<html><table>${rows}</table></html>` }) as const;

describe('a web page named .xls', () => {
  test('keeps numbers as the texts that they are', async () => {
    const [cell] = await cellsOf(page('<tr><td>340524198001010012</td></tr>'));
    expect(cell).toMatchObject({ kind: 'text', text: '340524198001010012' });
  });
  test('shows a merged cell in all that it covers', async () => {
    const cells = await cellsOf(page('<tr><td colspan="2">集中培训</td><td>备注</td></tr>'));
    expect(cells.map(({ address, text, mergedFrom }) => [address, text, mergedFrom])).toEqual([
      ['A1', '集中培训', undefined],
      ['B1', '集中培训', 'A1'],
      ['C1', '备注', undefined],
    ]);
  });
});

describe('a binary .xls', () => {
  function xls(
    change: (sheet: ReturnType<typeof utils.aoa_to_sheet>, book: ReturnType<typeof utils.book_new>) => void,
  ) {
    const book = utils.book_new();
    const sheet = utils.aoa_to_sheet([['姓名'], [1.5], [true]]);
    utils.book_append_sheet(book, sheet, '表');
    change(sheet, book);
    return {
      format: 'xls',
      content: new Uint8Array(write(book, { type: 'array', bookType: 'biff8' })),
    } as const;
  }
  test('is noted as such, and its values keep their kinds', async () => {
    const source = xls(() => undefined);
    expect((await openLegacy(source)).notes).toEqual([{ code: 'legacyXls', values: {} }]);
    expect((await cellsOf(source)).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'text 姓名',
      'number 1.5',
      'boolean TRUE',
    ]);
  });
  test('shows an error as the spreadsheet does', async () => {
    const cells = await cellsOf(xls((sheet) => (sheet['A2'] = { t: 'e', v: 7 })));
    expect(cells[1]).toMatchObject({ kind: 'error', text: '#DIV/0!' });
  });
  test('knows days by the format of their cell', async () => {
    const cells = await cellsOf(xls((sheet) => (sheet['A2'] = { t: 'n', v: 45_717, z: 'yyyy-mm-dd' })));
    expect(cells[1]).toMatchObject({ kind: 'date', text: '2025-03-01' });
  });
});

describe('is refused', () => {
  test('when it is no such file, or cut short', async () => {
    const content = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0);
    await expect(openLegacy({ format: 'xls', content })).rejects.toMatchObject({
      code: 'damagedWorkbook',
      values: { reason: 'legacy' },
    });
  });
  test('when it is larger than the parser takes at once', async () => {
    const content = new Uint8Array(41 * 1024 * 1024);
    await expect(openLegacy({ format: 'xls', content })).rejects.toMatchObject({ code: 'tooLarge' });
  });
  test('when it has more rows or columns than the limit', async () => {
    const rows = '<tr><td>a</td><td>b</td></tr>'.repeat(3);
    await expect(cellsOf(page(rows), { limits: { ...READ_LIMITS, rows: 2 } })).rejects.toMatchObject({
      code: 'tooManyRows',
    });
    await expect(cellsOf(page(rows), { limits: { ...READ_LIMITS, columns: 1 } })).rejects.toMatchObject({
      code: 'tooManyColumns',
    });
  });
});
