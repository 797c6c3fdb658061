import type { Inputs, Outputs } from '../../../src-shared/rpc/contract/index.ts';

/** The scheme of numbers in force. */
export type Scheme = Outputs['certificates']['preview']['scheme'];
/** A part of a number. */
export type SchemePart = Scheme['parts'][number]['part'];
/** A scheme as it is set. */
export type SchemeInput = Inputs['certificates']['setScheme'];

/** The digits of each part, 0 for one not used; the trainee always has one. */
export function widthsOf(scheme: Scheme): SchemeInput['widths'] {
  const width = (part: SchemePart) => scheme.parts.find((one) => one.part === part)?.width ?? 0;
  return {
    project: width('project'),
    organiser: width('organiser'),
    year: width('year'),
    session: width('session'),
    trainee: Math.max(1, width('trainee')),
  };
}

/** How a number of this scheme looks, for the first trainee of project 1 in `year`; a part that does not fit shows ＃. */
export function exampleNumber(order: readonly SchemePart[], scheme: SchemeInput, year: number): string {
  const values: Readonly<Record<SchemePart, number>> = {
    project: 1,
    organiser: scheme.organiserNumber,
    year: year % 10 ** scheme.widths.year,
    session: 1,
    trainee: 1,
  };
  return order
    .filter((part) => scheme.widths[part] > 0)
    .map((part) => {
      const digits = String(values[part]).padStart(scheme.widths[part], '0');
      return digits.length > scheme.widths[part] ? '＃'.repeat(scheme.widths[part]) : digits;
    })
    .join(scheme.separator);
}

/** Why a scheme cannot be used; each has its sentence in `certificatesText.scheme`. */
export type SchemeProblem = 'separatorDigits' | 'traineeNeeded' | 'tooWide';

/** What keeps a scheme from being used, all at once. */
export function schemeProblems(scheme: SchemeInput): readonly SchemeProblem[] {
  const { separator, widths, organiserNumber } = scheme;
  const problems: SchemeProblem[] = [];
  if (/\d/.test(separator)) problems.push('separatorDigits');
  if (widths.trainee < 1) problems.push('traineeNeeded');
  if (widths.organiser > 0 && String(organiserNumber).length > widths.organiser) problems.push('tooWide');
  return problems;
}
