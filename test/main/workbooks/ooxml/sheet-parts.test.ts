import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  packageNotes,
  partOfType,
  partsOfSheet,
  relationsOf,
  resolvePart,
  streamList,
} from '../../../../src-main/workbooks/ooxml/sheet-parts.ts';
import { openGuardedZip } from '../../../../src-main/workbooks/ooxml/zip-guard.ts';
import { rawXlsx } from '../read/raw-xlsx.ts';

describe('the target of a relation', () => {
  test.each([
    ['xl/', 'worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml'],
    ['xl/worksheets/', '../drawings/drawing1.xml', 'xl/drawings/drawing1.xml'],
    ['xl/', '/xl/styles.xml', 'xl/styles.xml'],
    ['xl/', './styles.xml', 'xl/styles.xml'],
    ['xl\\', 'worksheets\\sheet1.xml', 'xl/worksheets/sheet1.xml'],
    ['', 'xl/workbook.xml', 'xl/workbook.xml'],
  ])('%s + %s is %s', (folder, target, part) => {
    expect(resolvePart(folder.replace('\\', '/'), target)).toBe(part);
  });
  test('never leaves the package', () => {
    const step = fc.constantFrom('..', '.', '', 'xl', 'a');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const part = resolvePart('xl/', steps.join('/'));
        expect(part.startsWith('/')).toBe(false);
        expect(part.split('/')).not.toContain('..');
      }),
    );
  });
});

test('relations to places outside the file are left out', async () => {
  const relations =
    '<Relationships><Relationship Id="a" Type="t/hyperlink" Target="http://x" TargetMode="External"/><Relationship Id="b" Type="t/drawing" Target="../d.xml"/></Relationships>';
  const zip = openGuardedZip(zipSync({ 'xl/worksheets/_rels/s.xml.rels': strToU8(relations) }));
  const found = await relationsOf(zip, 'xl/worksheets/s.xml', undefined);
  expect(found).toEqual([{ id: 'b', type: 't/drawing', part: 'xl/d.xml' }]);
  expect(partOfType(found, '/drawing')).toBe('xl/d.xml');
  expect(await relationsOf(zip, 'xl/other.xml', undefined)).toEqual([]);
});

test('a sheet is found by its name', async () => {
  const zip = openGuardedZip(
    rawXlsx([
      { name: '封面', xml: '' },
      { name: '表', xml: '' },
    ]),
  );
  expect(await partsOfSheet(zip, '表', undefined)).toMatchObject({ part: 'xl/worksheets/sheet2.xml' });
  expect(await partsOfSheet(zip, '无', undefined)).toBeNull();
});

test('a list that is said to be longer than any is refused before it is inflated', () => {
  const zip = openGuardedZip(zipSync({ 'xl/styles.xml': new Uint8Array(33 * 1024 * 1024) }, { level: 0 }));
  expect(() => streamList(zip, 'XL/styles.xml', undefined)).toThrow(
    expect.objectContaining({ code: 'tooLarge', values: expect.objectContaining({ part: 'XL/styles.xml' }) }),
  );
});

test('macros and links to other workbooks are noted, whatever the case of their names', () => {
  const names = [
    'xl/VBAProject.bin',
    'xl/externalLinks/externalLink1.xml',
    'xl/externalLinks/_rels/externalLink1.xml.rels',
  ];
  const zip = openGuardedZip(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')]))));
  expect(packageNotes(zip)).toEqual([
    { code: 'macrosIgnored', values: {} },
    { code: 'externalLinksIgnored', values: { links: 1 } },
  ]);
  expect(packageNotes(openGuardedZip(zipSync({ a: strToU8('x') })))).toEqual([]);
});
