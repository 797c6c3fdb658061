import type { Work } from '../../lib/work.ts';
import type { Problem } from '../../problems.ts';
import type { BuiltInSheet } from '../rows/built-in-sheet.ts';
import type { TemplateMapping } from '../template/template-mapping.ts';
import type { TemplateRow, TemplateValues } from '../template/template-values.ts';
import { type FillFacts, singleValues } from './single-values.ts';
import { type SortKey, sortRows } from './sort-rows.ts';

/** One part of the rows, ready to be filled into a form: all of them, or those of a school. */
export type FillPart = {
  readonly school: string | null;
  readonly rows: readonly TemplateRow[];
  readonly values: TemplateValues;
};

const ROWS_PER_STEP = 200;

/** The rows of a sheet as values for cells, sorted; one part, or one a school. */
export function* partsToFill(
  sheet: BuiltInSheet,
  facts: FillFacts,
  { isSplit, sort }: { readonly isSplit: boolean; readonly sort: readonly SortKey[] },
): Work<readonly FillPart[]> {
  const groups = isSplit
    ? sheet.schools.map(({ name, rows }) => ({ school: name, rows }))
    : [{ school: null, rows: sheet.whole }];
  const parts: FillPart[] = [];
  for (const { school, rows } of groups) {
    const made: TemplateRow[] = [];
    for (let start = 0; start < rows.count; start += ROWS_PER_STEP) {
      made.push(...rows.values(start, start + ROWS_PER_STEP));
      yield;
    }
    const sorted = yield* sortRows(made, sort);
    const count = rows.countLabel();
    yield;
    const values = singleValues(facts, sheet.layout, { school, count, rows: sorted });
    parts.push({ school, rows: sorted, values });
  }
  return parts;
}

/** Columns that the sheet does not have, of another cycle's years, say: they would stay empty without a word. */
export function foreignColumnProblems(
  { layout }: Pick<BuiltInSheet, 'layout'>,
  { table }: TemplateMapping,
): readonly Problem[] {
  const keys = new Set(layout.columns.map(({ key }) => key));
  const foreign = (table?.columns ?? []).filter(({ fill }) => fill.kind === 'field' && !keys.has(fill.key));
  const headings = foreign.map(({ heading }) => heading).join('、');
  return foreign.length === 0
    ? []
    : [{ code: 'template.fieldsNotThere', severity: 'error', values: { headings } }];
}
