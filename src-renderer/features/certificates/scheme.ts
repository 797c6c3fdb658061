import { organiserNumberOf, projectDigits } from '../../../src-shared/certificates/scheme.ts';
import type { Inputs, Outputs } from '../../../src-shared/rpc/contract/index.ts';
import type { ProjectFields } from '../../../src-shared/training/project.ts';

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

/** A project as far as its numbers tell it from others; `own` is whose ledger it is. */
export type NumberedProject = Pick<ProjectFields, 'number' | 'sessionNumber' | 'organiserName'> & {
  readonly own: string;
};

/**
 * How a number of this scheme looks in `year`, for the first trainee of a project, or of any where none is given; a part that
 * does not fit, or that the project lacks, shows ＃.
 */
export function exampleNumber(
  order: readonly SchemePart[],
  scheme: SchemeInput,
  year: number,
  project?: NumberedProject,
): string {
  const { organiserNumber, organisers = [] } = scheme;
  const organiser =
    project === undefined
      ? organiserNumber
      : organiserNumberOf(
          { organiserNumber, organisers },
          { organiser: project.organiserName, own: project.own },
        );
  const values: Readonly<Record<SchemePart, number | null>> = {
    project: project === undefined ? 1 : projectDigits(project.number),
    organiser,
    year: year % 10 ** scheme.widths.year,
    session: project?.sessionNumber ?? 1,
    trainee: 1,
  };
  return order
    .filter((part) => scheme.widths[part] > 0)
    .map((part) => {
      const digits = String(values[part] ?? '').padStart(scheme.widths[part], '0');
      return values[part] === null || digits.length > scheme.widths[part]
        ? '＃'.repeat(scheme.widths[part])
        : digits;
    })
    .join(scheme.separator);
}

/** Why a scheme cannot be used; each has its sentence in `certificatesText.scheme`. */
export type SchemeProblem = 'separatorDigits' | 'traineeNeeded' | 'tooWide';

/** What keeps a scheme from being used, all at once. */
export function schemeProblems(scheme: SchemeInput): readonly SchemeProblem[] {
  const { separator, widths, organiserNumber, organisers = [] } = scheme;
  const numbers = [organiserNumber, ...organisers.map(({ number }) => number)];
  const problems: SchemeProblem[] = [];
  if (/\d/.test(separator)) problems.push('separatorDigits');
  if (widths.trainee < 1) problems.push('traineeNeeded');
  if (widths.organiser > 0 && numbers.some((number) => String(number).length > widths.organiser))
    problems.push('tooWide');
  return problems;
}

/** The organisers that have a number: what a scheme is set with. */
export function numberedOrganisers(
  organisers: readonly { readonly name: string; readonly number: number | null }[],
): { name: string; number: number }[] {
  return organisers.flatMap(({ name, number }) => (number === null ? [] : [{ name, number }]));
}
