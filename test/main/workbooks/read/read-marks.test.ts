import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readMarks } from '../../../../src-main/workbooks/read/read-marks.ts';
import { rawParts, rawXlsx, textData } from './raw-xlsx.ts';

async function looksOf(edit: (sheet: ExcelJS.Worksheet) => void) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('登记表');
  sheet.addRow(['姓名', '学分']);
  sheet.addRow(['王芳', 3]);
  edit(sheet);
  return readMarks(new Uint8Array(await book.xlsx.writeBuffer()), '登记表');
}

describe('marks of a workbook', () => {
  it('are fillings, text colours and lines, of the cell or of a part of its words', async () => {
    const styles = await looksOf((sheet) => {
      sheet.getCell('A1').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFF00' } };
      sheet.getCell('B1').font = { color: { argb: 'FFFF0000' }, strike: true };
      sheet.getCell('A2').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFFFF' } };
      sheet.getCell('B2').value = {
        richText: [
          { font: { strike: true }, text: '3' },
          { font: { color: { argb: 'FF0070C0' } }, text: '2.5' },
        ],
      };
    });
    expect(styles?.cells.get('A1')?.fill).toBe('#FFFF00');
    expect(styles?.cells.get('B1')).toMatchObject({ fontColour: '#FF0000', isStruck: true });
    expect(styles?.cells.has('A2')).toBe(false);
    expect(styles?.cells.get('B2')).toMatchObject({
      struckText: '3',
      keptText: '2.5',
      fontColour: '#0070C0',
      isStruck: false,
    });
  });

  it('are comments and what the pages say', async () => {
    const styles = await looksOf((sheet) => {
      sheet.getCell('B2').note = '请核对\n学分';
      sheet.headerFooter.oddFooter = '&L台账封签 3f9a 08c2';
    });
    expect(styles?.comments.get('B2')).toBe('请核对 学分');
    expect(styles?.pageTexts.join('')).toContain('台账封签 3f9a 08c2');
  });

  it('name theme colours by what they look like', async () => {
    const styles = await looksOf((sheet) => {
      sheet.getCell('A1').fill = { type: 'pattern', pattern: 'solid', fgColor: { theme: 5 } };
      sheet.getCell('B1').font = { color: { theme: 1 } };
    });
    expect(styles?.cells.get('A1')?.fill).toMatch(/^#[0-9A-F]{6}$/);
    expect(styles?.cells.has('B1')).toBe(false);
  });

  it('are not told by other formats, nor of a sheet that is not there', async () => {
    expect(await readMarks(new TextEncoder().encode('姓名,学分'), '登记表')).toBeNull();
    const bytes = rawXlsx([{ name: '登记表', xml: textData([['王芳']]) }]);
    expect(await readMarks(bytes, '没有')).toBeNull();
  });

  it('are threads of comments rather than what stands in for them', async () => {
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const bytes = zipSync({
      ...rawParts([{ name: '登记表', xml: textData([['王芳', '3']]) }]),
      'xl/worksheets/_rels/sheet1.xml.rels': strToU8(
        `<Relationships xmlns="x"><Relationship Id="a" Type="${office}/comments" Target="../comments1.xml"/>
          <Relationship Id="b" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/t1.xml"/></Relationships>`,
      ),
      'xl/comments1.xml': strToU8(
        '<comments xmlns="m"><commentList><comment ref="B1"><text><t>[Threaded comment] Your version …</t></text></comment></commentList></comments>',
      ),
      'xl/threadedComments/t1.xml': strToU8(
        '<ThreadedComments xmlns="t"><threadedComment ref="B1"><text>请核对</text></threadedComment><threadedComment ref="B1"><text>已核对</text></threadedComment></ThreadedComments>',
      ),
    });
    expect((await readMarks(bytes, '登记表'))?.comments.get('B1')).toBe('请核对 已核对');
  });
});
