import type { ProblemSentences } from './problem-sentence.ts';

const of = (name: string) => (name === '' ? '' : `${name}：`);

/** Problems that a form finds before it calls. */
export const sentences = {
  required: () => '请填写',
  leftOnButActive: () => '状态是在职时不填离开日期',
  'cell.notCount': (v) => `${of(v.text('name'))}填写整数`,
  'cell.notFigure': (v) => `${of(v.text('name'))}填写数字，最多三位小数`,
  'cell.tooLong': (v) => `${of(v.text('name'))}证书编号太长`,
} satisfies ProblemSentences;
