import type { ProblemSentences } from './problems.ts';

/** Problems of the sheets that the program fills. */
export const sentences: ProblemSentences = {
  'sheet.nothingToWrite': () => '这个范围里没有可以导出的行，没有生成文件',
  'sheet.projectMissing': () => '选择一个培训项目',
  'sheet.yearMissing': () => '选择一个年度',
  'sheet.notOffered': () => '这张表不能按这一项筛选',
  'sheet.idNumbersMissing': (v) =>
    v.number('count') === 1
      ? `${v.text('name')}没有证件号，表上空着`
      : `${v.number('count')} 人没有证件号（${v.text('name')} 等），表上空着`,
};
