import type { DoublingRule } from './one-training-once.ts';

/** What makes a training doubtful, in a word: for the trail of an entry, screens and the log. */
export const doublingRuleWords = {
  sameTraining: '同一培训',
  sameDays: '日期重叠',
  dayTooLong: '一天超过 8 学时',
  sameNumber: '证书编号相同',
  samePerson: '疑为同一人',
} as const satisfies Record<DoublingRule, string>;
