import { strToU8, zipSync } from 'fflate';

const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export type RawSheet = { readonly name: string; readonly xml: string; readonly state?: string };

/** The parts of a minimal .xlsx around hand-written sheets; `sheetData` and what follows it is the test's own. */
export function rawParts(
  sheets: readonly RawSheet[],
  options: { readonly date1904?: boolean; readonly styles?: string; readonly strings?: string } = {},
): Record<string, Uint8Array> {
  const list = sheets.map(
    (sheet, index) =>
      `<sheet name="${sheet.name}" sheetId="${index + 1}" r:id="rId${index + 1}"${sheet.state === undefined ? '' : ` state="${sheet.state}"`}/>`,
  );
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATION}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  if (options.styles !== undefined)
    relations.push(`<Relationship Id="rIdS" Type="${RELATION}/styles" Target="/xl/styles.xml"/>`);
  if (options.strings !== undefined)
    relations.push(`<Relationship Id="rIdT" Type="${RELATION}/sharedStrings" Target="sharedStrings.xml"/>`);
  const parts: Record<string, string> = {
    '[Content_Types].xml': TYPES,
    '_rels/.rels': `<Relationships xmlns="x"><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="m" xmlns:r="${RELATION}"><workbookPr${options.date1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="x">${relations.join('')}</Relationships>`,
  };
  if (options.styles !== undefined) parts['xl/styles.xml'] = options.styles;
  if (options.strings !== undefined) parts['xl/sharedStrings.xml'] = options.strings;
  for (const [index, sheet] of sheets.entries())
    parts[`xl/worksheets/sheet${index + 1}.xml`] = `<worksheet xmlns="m">${sheet.xml}</worksheet>`;
  return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
}

export function rawXlsx(...parameters: Parameters<typeof rawParts>): Uint8Array {
  return zipSync(rawParts(...parameters));
}

/** `<sheetData>` of inline texts. */
export function textData(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells, row) => {
    const texts = cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`);
    return `<row r="${row + 1}">${texts.join('')}</row>`;
  });
  return `<sheetData>${lines.join('')}</sheetData>`;
}
