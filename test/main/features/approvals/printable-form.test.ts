import { expect, it } from 'vitest';
import { createGlyphCheck } from '../../../../src-main/documents/glyph-check.ts';
import { printableForm } from '../../../../src-main/features/approvals/printable-form.ts';
import type { Problem } from '../../../../src-shared/problems.ts';
import { resourcesDirectory } from '../../../helpers/test-session.ts';

const check = createGlyphCheck(resourcesDirectory);
const glyphs = {
  missingGlyphs: (texts: readonly { readonly at: string; readonly text: string }[]): readonly Problem[] =>
    check.findMissingGlyphs(texts).map(({ at }) => ({
      code: 'document.missingGlyph',
      severity: 'error',
      values: { at },
    })),
  blankMissing: check.blankMissing,
};

const form = (name: string) => ({
  organisation: '琼山区教师发展中心',
  projectName: '骨干教师培训',
  participants: 2,
  archive: [],
  trainees: [
    { name: '王芳', organisation: '北塘实验小学' },
    { name, organisation: '北塘实验小学', hours: 24_000 },
  ],
});

it('prints a visible blank for a character that no font has, says so, and keeps everybody else', () => {
  for (const name of ['김민준', '王\u{E863}', '李😀']) {
    const { data, problems } = printableForm(glyphs, form(name));
    expect(problems).toEqual([{ code: 'document.blankGlyph', severity: 'warning', values: { at: name } }]);
    expect(data.trainees?.[1]?.name).toMatch(/〓/);
    expect(check.findMissingGlyphs([{ at: '', text: JSON.stringify(data) }])).toEqual([]);
    expect(data.trainees?.[0]).toEqual({ name: '王芳', organisation: '北塘实验小学' });
    expect(data.trainees?.[1]?.hours).toBe(24_000);
  }
});

it('leaves a form alone that can be printed, rare characters of the fonts among them', () => {
  const printable = form('张\u{2B5AF}');
  expect(printableForm(glyphs, printable)).toEqual({ data: printable, problems: [] });
});
