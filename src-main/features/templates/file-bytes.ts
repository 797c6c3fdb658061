import { Refused } from '../../session/refusals.ts';

/** A blank workbook is small; anything larger holds pictures or somebody's data. It is kept in the ledger, every version. */
const FILE_MAX_BYTES = 10 * 1024 * 1024;

/** @throws Refused when the file is too large to be kept. */
export async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > FILE_MAX_BYTES)
    throw new Refused([
      {
        code: 'template.fileTooLarge',
        severity: 'error',
        values: { name: file.name, megabytes: FILE_MAX_BYTES / 1024 / 1024 },
      },
    ]);
  return new Uint8Array(await file.arrayBuffer());
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const XLSM = 'application/vnd.ms-excel.sheet.macroEnabled.12';

/** Extension and type of a workbook by its name: one with macros must keep its own, or Excel refuses to open it. */
export function workbookType(fileName: string): {
  readonly extension: '.xlsm' | '.xlsx';
  readonly type: string;
} {
  return fileName.toLowerCase().endsWith('.xlsm')
    ? { extension: '.xlsm', type: XLSM }
    : { extension: '.xlsx', type: XLSX };
}
