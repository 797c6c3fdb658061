import type { ProblemSentences } from './problem-sentence.ts';

/** Problems of an organisation's codes. */
export const sentences = {
  'organisation.regionCodeInvalid': () => '行政区划代码是 6 位数字',
  'organisation.regionUnknown': (v) => `代码 ${v.text('code')} 不在名录中，表上的市、县区会空着`,
  'organisation.schoolCode-characters': () => '标识码只有数字',
  'organisation.schoolCode-length': () => '标识码是 10 位数字',
  'organisation.schoolCodeTypeUnknown': () => '标识码前两位不是已知的学校类别，请核对',
  'organisation.schoolCodeProvinceUnknown': () => '标识码第三、四位不是省级代码，请核对',
  'organisation.creditCode-characters': () =>
    '信用代码里有不该出现的字符（没有 I、O、S、V、Z，第 3 至 8 位是数字）',
  'organisation.creditCode-length': () => '信用代码是 18 位',
  'organisation.creditCode-excel-precision': () =>
    '信用代码末三位是 000，可能被 Excel 存成了数字，请按原件重填',
  'organisation.creditCode-check-digit': () => '信用代码的校验码不符，请按原件核对',
} satisfies ProblemSentences;
