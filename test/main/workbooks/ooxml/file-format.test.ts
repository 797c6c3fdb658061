import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  containerFormat,
  isContainer,
  isZip,
  otherFormat,
  otherPackage,
} from '../../../../src-main/workbooks/ooxml/file-format.ts';
import { openGuardedZip } from '../../../../src-main/workbooks/ooxml/zip-guard.ts';

const CONTAINER = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

describe('bytes', () => {
  test('of a zip and of a compound file are known by how they begin', () => {
    expect(isZip(zipSync({ a: new Uint8Array(1) }))).toBe(true);
    expect(isZip(Uint8Array.of(0x50))).toBe(false);
    expect(isContainer(Uint8Array.from(CONTAINER))).toBe(true);
    expect(isContainer(Uint8Array.of(0xd0, 0xcf))).toBe(false);
  });
  test('of other formats are named, those of text are not', () => {
    expect(otherFormat(Buffer.from('%PDF-1.7'))).toBe('pdf');
    expect(otherFormat(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))).toBe('png');
    expect(otherFormat(Uint8Array.of(1, 2, 0, 3))).toBe('binary');
    expect(otherFormat(Buffer.from('姓名,学时'))).toBeNull();
  });
  test('of a text that begins like a bitmap are text', () => {
    expect(otherFormat(Buffer.from('BMI,身高'))).toBeNull();
    expect(otherFormat(Buffer.from('BM\0\0\0\0'))).toBe('bmp');
  });
  test('of UTF-16 hold zeros and are text all the same', () => {
    expect(otherFormat(Buffer.from('\ufeffname', 'utf16le'))).toBeNull();
    expect(otherFormat(Buffer.from('name', 'utf16le'))).toBe('binary');
  });
});

test.each([
  ['Workbook', 'xls'],
  ['Book', 'xls'],
  ['EncryptedPackage', 'encrypted'],
  ['WordDocument', 'doc'],
  ['Contents', 'container'],
])('a compound file with a stream %s is %s', (stream, format) => {
  expect(containerFormat(Buffer.concat([Buffer.from(CONTAINER), Buffer.from(stream, 'utf16le')]))).toBe(
    format,
  );
});

test.each([
  ['[Content_Types].xml', null],
  ['xl/workbook.xml', null],
  ['xl/workbook.bin', 'xlsb'],
  ['WORD/document.xml', 'docx'],
  ['ppt/presentation.xml', 'pptx'],
  ['holiday.jpg', 'zip'],
])('a zip that holds %s is %s', (name, format) => {
  expect(otherPackage(openGuardedZip(zipSync({ [name]: strToU8('x') })))).toBe(format);
});

test('a zip of OpenDocument has a type and a content', () => {
  const zip = zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('x') });
  expect(otherPackage(openGuardedZip(zip))).toBe('ods');
});
