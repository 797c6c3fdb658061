import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { WorkbookRefused } from '../../../../src-main/workbooks/ooxml/workbook-refused.ts';
import { openGuardedZip, ZIP_LIMITS } from '../../../../src-main/workbooks/ooxml/zip-guard.ts';
import { readWorkbook } from '../../../../src-main/workbooks/read/read-workbook.ts';
import { rawParts, rawXlsx, textData } from '../read/raw-xlsx.ts';

const ONE_SHEET = [{ name: '花名册', xml: textData([['姓名'], ['王芳']]) }] as const;

async function refusal(bytes: Uint8Array, limits = ZIP_LIMITS): Promise<WorkbookRefused | null> {
  try {
    const zip = await openGuardedZip(bytes, limits);
    for (const entry of zip.entries) await zip.read(entry.name);
    return null;
  } catch (error) {
    return error as WorkbookRefused;
  }
}

/** Little-endian fields of the directory entry of `name`, and of its local header. */
function headersOf(zip: Uint8Array, name: string): { directory: number; local: number; view: DataView } {
  const buffer = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const directory = buffer.lastIndexOf(name) - 46;
  return {
    directory,
    local: buffer.readUInt32LE(directory + 42),
    view: new DataView(zip.buffer, zip.byteOffset),
  };
}

describe('the zip guard', () => {
  test('lets an ordinary workbook through and reads an entry whatever its case', async () => {
    const zip = await openGuardedZip(rawXlsx(ONE_SHEET));
    expect(new TextDecoder().decode((await zip.read('XL/Workbook.xml')) ?? new Uint8Array())).toContain(
      '花名册',
    );
    expect(await zip.read('xl/none.xml')).toBeNull();
  });

  test('refuses a bomb by its ratio before inflating anything', async () => {
    const bomb = zipSync({
      ...rawParts(ONE_SHEET),
      'xl/worksheets/big.xml': new Uint8Array(80 * 1024 * 1024),
    });
    expect(bomb.length).toBeLessThan(300_000);
    const started = process.memoryUsage().arrayBuffers;
    expect(await refusal(bomb)).toMatchObject({ code: 'zipBomb', values: { ratio: expect.any(Number) } });
    expect(process.memoryUsage().arrayBuffers - started).toBeLessThan(10_000_000);
    await expect(readWorkbook(bomb, '花名册.xlsx')).rejects.toMatchObject({ code: 'zipBomb' });
  });

  test('refuses a directory that understates a size while it inflates', async () => {
    const zip = zipSync({ 'a.xml': new Uint8Array(5_000_000) });
    const { directory, view } = headersOf(zip, 'a.xml');
    view.setUint32(directory + 24, 1000, true);
    expect(await refusal(zip)).toMatchObject({ code: 'damagedZip' });
  });

  test('counts everything under one cap, what is read twice once', async () => {
    const zip = zipSync({ 'a.xml': new Uint8Array(600_000), 'b.xml': new Uint8Array(600_000) });
    const opened = await openGuardedZip(zip, { ...ZIP_LIMITS, inflatedBytes: 1_300_000 });
    for (const name of ['a.xml', 'b.xml', 'a.xml']) expect((await opened.read(name))?.length).toBe(600_000);
    expect(await refusal(zip, { ...ZIP_LIMITS, inflatedBytes: 1_000_000 })).toMatchObject({
      code: 'tooLarge',
    });
  });

  test('refuses too many entries', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`${index}.xml`, strToU8('x')]),
    );
    expect(await refusal(zipSync(parts), { ...ZIP_LIMITS, entries: 50 })).toMatchObject({ code: 'zipBomb' });
  });

  test('refuses encrypted entries', async () => {
    const zip = zipSync({ 'a.xml': strToU8('text') });
    const { directory, view } = headersOf(zip, 'a.xml');
    view.setUint16(directory + 8, 1, true);
    expect(await refusal(zip)).toMatchObject({ code: 'encryptedWorkbook', values: { part: 'a.xml' } });
  });

  test('refuses paths that leave the zip and names that stand twice', async () => {
    expect(await refusal(zipSync({ '../a.xml': strToU8('x') }))).toMatchObject({
      code: 'damagedZip',
      values: { reason: 'path' },
    });
    expect(await refusal(zipSync({ 'a.xml': strToU8('x'), 'A.XML': strToU8('y') }))).toMatchObject({
      code: 'damagedZip',
      values: { reason: 'duplicateName' },
    });
  });

  test('refuses a flipped bit by the checksum and a file cut short', async () => {
    const zip = zipSync({ 'a.xml': [strToU8('姓名'.repeat(50)), { level: 0 }] });
    const { local, view } = headersOf(zip, 'a.xml');
    view.setUint8(local + 40, view.getUint8(local + 40) ^ 1);
    expect(await refusal(zip)).toMatchObject({ code: 'damagedZip', values: { reason: 'checksum' } });
    const whole = rawXlsx(ONE_SHEET);
    expect(await refusal(whole.slice(0, whole.length - 40))).toMatchObject({ code: 'damagedZip' });
  });
});
