import type { Problem } from '../../problems.ts';
import type { LayoutShape } from '../layouts/sheet-layout.ts';
import { mappingProblems } from './template-check.ts';
import { correctionsOf, type TemplateMapping } from './template-mapping.ts';
import type { TemplateProblem } from './template-problems.ts';
import { proposeTemplate } from './template-proposal.ts';
import type { TemplateWorkbook } from './template-sheet.ts';
import { valueSpellingsOf } from './template-value-names.ts';

/** A mapping for a workbook, null where its table is not found, and what there is to say about it. */
export type JudgedMapping = {
  readonly mapping: TemplateMapping | null;
  readonly problems: readonly TemplateProblem[];
};

/** What the proposal says and what the mapping would be refused for, each once. */
export function withFaults(
  layout: LayoutShape,
  workbook: TemplateWorkbook,
  { mapping, problems }: JudgedMapping,
): readonly TemplateProblem[] {
  const faults = mapping === null ? [] : mappingProblems(layout, workbook, mapping, valueSpellingsOf(layout));
  const isSaid = (fault: TemplateProblem) =>
    problems.some(
      (problem) =>
        problem.at?.address === fault.at?.address &&
        problem.values['name'] === fault.values['name'] &&
        problem.code === 'templatePlaceholderUnknown' &&
        fault.code === 'templateValueUnknown',
    );
  return [...problems, ...faults.filter((fault) => !isSaid(fault))];
}

/**
 * A mapping as somebody sends it to be saved, made whole: with the workbook's own fingerprint and every column of its
 * head, so that the workbook, not the sender, says what the form looks like.
 */
export function completeMapping(
  layout: LayoutShape,
  workbook: TemplateWorkbook,
  mapping: TemplateMapping,
): JudgedMapping {
  const proposed = proposeTemplate(layout, workbook, valueSpellingsOf(layout), correctionsOf(mapping));
  return {
    mapping: proposed.mapping === null ? null : withFillsOf(mapping, layout, proposed.mapping),
    problems: withFaults(layout, workbook, { mapping, problems: proposed.problems }),
  };
}

function withFillsOf(
  mapping: TemplateMapping,
  layout: LayoutShape,
  proposed: TemplateMapping,
): TemplateMapping {
  const fills = new Map(mapping.table?.columns.map(({ column, fill }) => [column, fill]));
  const { table } = proposed;
  const columns = table?.columns.map((column) => ({
    ...column,
    fill: fills.get(column.column) ?? { kind: 'leave' as const },
  }));
  return {
    ...proposed,
    layoutId: layout.id,
    table: table === null || columns === undefined ? null : { ...table, columns },
  };
}

/** What is wrong with the name and the sorting of a template; `takenNames` are those of all others. */
export function templateFieldProblems(
  layout: LayoutShape,
  input: { readonly name: string; readonly sort: readonly { readonly key: string }[] },
  takenNames: readonly string[],
): readonly Problem[] {
  const problems: Problem[] = [];
  const name = input.name.trim();
  if (name === '')
    problems.push({ code: 'template.nameMissing', severity: 'error', at: { field: 'name' }, values: {} });
  if (takenNames.includes(name))
    problems.push({ code: 'template.nameTaken', severity: 'error', at: { field: 'name' }, values: { name } });
  const keys = new Set(layout.columns.map(({ key }) => key));
  for (const { key } of input.sort)
    if (!keys.has(key))
      problems.push({
        code: 'template.sortUnknown',
        severity: 'error',
        at: { field: 'sort' },
        values: { key },
      });
  return problems;
}
