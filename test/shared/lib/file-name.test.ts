import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFolderName, safeName } from '../../../src-shared/lib/file-name.ts';

const bytes = (text: string) => Buffer.byteLength(text);

describe('names of files and folders', () => {
  it('hold nothing that some system refuses', () => {
    expect(safeName('学分/登记:表?.xlsx')).toBe('学分_登记_表_.xlsx');
    expect(safeName('县中心. .zip')).toBe('县中心.zip');
    expect(safeFolderName('某某学校。（总校）. ')).toBe('某某学校。（总校）');
    expect([safeName('CON.pdf'), safeName('nul'), safeName('控制台.pdf')]).toEqual([
      '_CON.pdf',
      '_nul',
      '控制台.pdf',
    ]);
  });

  it('are measured in bytes: 86 Chinese characters become a name that can be saved, with its ending', () => {
    const name = safeName(`学分登记审批表-${'长'.repeat(82)}第二期培训.pdf`);
    expect(bytes(name)).toBeLessThanOrEqual(220);
    expect(name).toMatch(/^学分登记审批表-长+…长+第二期培训\.pdf$/u);
    expect(bytes(safeFolderName('学'.repeat(90)))).toBeLessThanOrEqual(150);
  });

  it('keep what tells two long names apart at their end', () => {
    const school = '海口市琼山区'.repeat(20);
    expect(safeName(`${school}东校区.xlsx`)).not.toBe(safeName(`${school}西校区.xlsx`));
  });

  it('leave short names as they are and cut no character in two, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const name = safeName(`${text}.xlsx`);
        expect(bytes(name)).toBeLessThanOrEqual(220);
        expect(name.endsWith('.xlsx')).toBe(true);
        expect(name.isWellFormed()).toBe(true);
        expect(safeName(name)).toBe(name);
      }),
      { seed: 27 },
    );
  });
});
