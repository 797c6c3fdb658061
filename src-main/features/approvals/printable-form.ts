import type { Problem } from '../../../src-shared/problems.ts';
import { documentSchemas } from '../../documents/document-data.ts';
import type { ApprovalForm } from './approval-form.ts';

/** What says which characters cannot be printed, and puts 〓 in their place. */
type Glyphs = {
  missingGlyphs(texts: readonly { readonly at: string; readonly text: string }[]): readonly Problem[];
  blankMissing(text: string): string;
};

/**
 * The form as it can be printed: a character that no font has becomes a visible blank (〓) that is written in by hand, and is
 * said as a warning. One person's rare character must not keep the form from everybody.
 */
export function printableForm(
  glyphs: Glyphs,
  form: ApprovalForm,
): { readonly data: ApprovalForm; readonly problems: readonly Problem[] } {
  const { trainees = [], projectName = '', organisation = '', organiser = '' } = form;
  const missing = glyphs.missingGlyphs([
    { at: projectName, text: `${projectName}${organiser}${organisation}` },
    ...trainees.map(({ name, organisation: school = '' }) => ({ at: name, text: `${name}${school}` })),
  ]);
  if (missing.length === 0) return { data: form, problems: [] };
  const blanked: unknown = JSON.parse(JSON.stringify(form), (_key, value: unknown) =>
    typeof value === 'string' ? glyphs.blankMissing(value) : value,
  );
  return {
    data: documentSchemas['approval-form'].parse(blanked),
    problems: missing.map((problem) => ({ ...problem, code: 'document.blankGlyph', severity: 'warning' })),
  };
}
