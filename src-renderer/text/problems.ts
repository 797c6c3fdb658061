import type { WireProblem } from '../../src-shared/rpc/contract/shared.ts';

/** The values of a problem, read as text; an absent one reads as empty so that a sentence never breaks. */
export type ProblemValues = {
  text(key: string): string;
  number(key: string): number;
  has(key: string): boolean;
};
export type ProblemSentence = (values: ProblemValues) => string;
/** Problem code → sentence. Each feature keeps its own file `problems-<feature>.ts` exporting `sentences`. */
export type ProblemSentences = Readonly<Record<string, ProblemSentence>>;

const files = import.meta.glob<{ readonly sentences: ProblemSentences }>('./problems-*.ts', { eager: true });

const sentences: ReadonlyMap<string, ProblemSentence> = new Map(
  Object.values(files).flatMap((file) => Object.entries(file.sentences)),
);

function toValues(values: WireProblem['values']): ProblemValues {
  return {
    text: (key) => (values[key] === undefined || values[key] === null ? '' : String(values[key])),
    number: (key) => Number(values[key] ?? 0),
    has: (key) => values[key] !== undefined && values[key] !== null && values[key] !== '',
  };
}

export function hasSentence(code: string): boolean {
  return sentences.has(code);
}

/** The sentence of a problem without its place. An unknown code still reads: its code and values, never a crash. */
export function problemSentence(problem: Pick<WireProblem, 'code' | 'values'>): string {
  const sentence = sentences.get(problem.code);
  if (sentence !== undefined) return sentence(toValues(problem.values));
  const values = Object.entries(problem.values)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${key} ${value}`);
  return values.length === 0
    ? `有一处需要核对（${problem.code}）`
    : `有一处需要核对（${problem.code}：${values.join('，')}）`;
}

/** Where it stands in a workbook: 第 12 行“身份证号”; empty for a field of a form. */
export function problemPlace(problem: Pick<WireProblem, 'at'>): string {
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
export function problemText(problem: WireProblem): string {
  const place = problemPlace(problem);
  return place === '' ? problemSentence(problem) : `${place}：${problemSentence(problem)}`;
}

/** Problems that stand at fields of a form: field → sentence (the first, errors before warnings). */
export function fieldErrors(problems: readonly WireProblem[]): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const severity of ['error', 'warning'] as const)
    for (const problem of problems) {
      const field = problem.at?.field;
      if (field !== undefined && problem.severity === severity && errors[field] === undefined)
        errors[field] = problemSentence(problem);
    }
  return errors;
}
