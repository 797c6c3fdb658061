import type { ProblemSentence, ProblemValues, SentenceCode, ShownProblem } from './problem-sentence.ts';
import { sentences as app } from './problems-app.ts';
import { sentences as corrections } from './problems-corrections.ts';
import { sentences as doublings } from './problems-doublings.ts';
import { sentences as form } from './problems-form.ts';
import { sentences as organisations } from './problems-organisations.ts';
import { sentences as policies } from './problems-policies.ts';
import { sentences as projects } from './problems-projects.ts';
import { sentences as sheets } from './problems-sheets.ts';
import { sentences as teachers } from './problems-teachers.ts';
import { sentences as templates } from './problems-templates.ts';

/** Code → sentence. The compiler asks for one of every code. */
const sentences: Readonly<Record<SentenceCode, ProblemSentence>> = {
  ...app,
  ...corrections,
  ...doublings,
  ...form,
  ...organisations,
  ...policies,
  ...projects,
  ...sheets,
  ...teachers,
  ...templates,
};

function toValues(values: ShownProblem['values']): ProblemValues {
  return {
    text: (key) => (values[key] === undefined || values[key] === null ? '' : String(values[key])),
    number: (key) => Number(values[key] ?? 0),
    has: (key) => values[key] !== undefined && values[key] !== null && values[key] !== '',
  };
}

/** The sentence of a problem without its place. */
export function problemSentence({ code, values }: Pick<ShownProblem, 'code' | 'values'>): string {
  return sentences[code](toValues(values));
}

/** Where it stands in a workbook: 第 12 行“身份证号”; empty for a field of a form. */
export function problemPlace(problem: Pick<ShownProblem, 'at'>): string {
  const at = problem.at;
  if (at === undefined) return '';
  const parts: string[] = [];
  if (at.sheet !== undefined) parts.push(`工作表“${at.sheet}”`);
  if (at.row !== undefined) parts.push(`第 ${at.row} 行`);
  if (at.column !== undefined) parts.push(`“${at.column}”列`);
  if (at.address !== undefined) parts.push(`单元格 ${at.address}`);
  return parts.join(' ');
}

/** 第 12 行“身份证号”列：校验位不符 */
export function problemText(problem: ShownProblem): string {
  const place = problemPlace(problem);
  return place === '' ? problemSentence(problem) : `${place}：${problemSentence(problem)}`;
}

/** Problems that stand at fields of a form: field → sentence (the first, errors before warnings). */
export function fieldErrors(problems: readonly ShownProblem[]): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const severity of ['error', 'warning'] as const)
    for (const problem of problems) {
      const field = problem.at?.field;
      if (field !== undefined && problem.severity === severity && errors[field] === undefined)
        errors[field] = problemSentence(problem);
    }
  return errors;
}
