import { assessInputSchema } from '../../../../src-shared/policy/assess/assess-input.ts';
import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import { factLines } from '../../../text/explanation.ts';
import { casesText as text } from '../../../text/policies/cases.ts';

/** A worked case whose result is another one now. */
export type Case = Outputs['policies']['rerunCases']['changed'][number];

/** The cases that what is not saved yet changed, before those that saved versions did. */
export function movedFirst<Row extends Pick<Case, 'isMoved'>>(cases: readonly Row[]): readonly Row[] {
  return cases.toSorted((one, other) => Number(other.isMoved) - Number(one.isMoved));
}

/** What a case asks, in one line: 登记 · 形式 集中培训 · 级别 国家级 · 天数 3; 考核 · 2025 年度 · 记录 3 条. */
export function caseText({ kind, input }: Pick<Case, 'kind' | 'input'>): string {
  const parts = [text.kinds[kind] ?? kind];
  if (kind === 'award' && isRecord(input))
    parts.push(...factLines(input).map(({ term, value }) => `${term} ${value}`));
  const asked = kind === 'assess' ? assessInputSchema.safeParse(input) : undefined;
  if (asked?.success) {
    const { year, cycle, entries } = asked.data;
    if (year !== undefined) parts.push(text.year(year));
    if (cycle !== undefined) parts.push(text.cycle(cycle.from, cycle.to));
    parts.push(text.entries(entries.length));
  }
  return parts.join(' · ');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
