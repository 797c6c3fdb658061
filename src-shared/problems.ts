/**
 * Something in the user's data or order of work that stands in the way (or deserves a look), as a value.
 * `code` is a fact in camelCase under its feature; the sentence for it lives in the renderer's text catalogue.
 * `at` says where: a field name, or sheet, row and column of a workbook. `values` fill the sentence.
 */
export type Problem = {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly at?: ProblemPlace;
  readonly clause?: string;
  readonly values: Readonly<Record<string, string | number | null>>;
};

/** Where a problem stands. `row` and `column` count from 1 as a spreadsheet shows them. */
export type ProblemPlace = {
  readonly field?: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly address?: string;
};

export function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}
