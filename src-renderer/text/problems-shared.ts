import type { ProblemSentences } from './problems.ts';

/** Problems that any form or file may meet. */
export const sentences: ProblemSentences = {
  required: () => '请填写',
  invalidDate: () => '日期写作 2025-11-22',
  invalidFigure: () => '填写数字，最多三位小数',
};
