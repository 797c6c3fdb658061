import type { ProblemSentences } from './problem-sentence.ts';

/** Problems of the sheets that the program fills. */
export const sentences = {
  'sheet.nothingToWrite': () => '这个范围里没有可以导出的行，没有生成文件',
  'sheet.projectMissing': () => '选择一个培训项目',
  'sheet.yearMissing': () => '选择一个年度',
  'sheet.notOffered': () => '这张表不能按这一项筛选',
  'sheet.figuresOpen': (v) => `${v.number('count')} 人的学时学分还定不下来，表上空着`,
  'sheet.verdictsOpen': (v) => `${v.number('count')} 人的结论待定，由人裁定后再上报`,
  'sheet.projectNotNational': (v) => `“${v.text('name')}”不是国家级项目`,
  'sheet.columnHasGaps': (v) => `${v.number('count')} 行的“${v.text('heading')}”空着`,
  'sheet.nobodyTrained': (v) => `${v.text('period')}没有登记过培训，各行都是 0`,
  'sheet.schoolCodeMissing': (v) => `${v.text('name')}没有填学校（机构）标识码，在“设置 › 单位”里填写`,
  'sheet.creditCodeMissing': (v) => `${v.text('name')}没有填统一社会信用代码，在“设置 › 单位”里填写`,
  'sheet.schoolCodesOpen': (v) =>
    `${v.number('count')} 所学校的标识码或信用代码没有填好（${v.text('name')} 等），在“设置 › 单位”里填写`,
  'sheet.notRegisteredYet': (v) => `这一学年的培训里有 ${v.number('count')} 人次合格而没有登记，没有计入`,
  'sheet.passedLeftOut': (v) =>
    `${v.text('name')}${v.number('count') === 1 ? '' : `等 ${v.number('count')} 人`}考核结果是合格或优秀，按办法不认定，没有列入：${v.text('reason')}`,
  'sheet.excellentExplained': (v) =>
    `优秀 ${v.number('count')} 人，超过上限 ${v.number('max')} 人。理由：${v.text('reason')}`,
  'sheet.excellentUnexplained': (v) =>
    `优秀 ${v.number('count')} 人，超过上限 ${v.number('max')} 人，还没有说明理由。先在项目的“结果与学分”里填写`,
  'sheet.leftWithoutDate': (v) =>
    `${v.number('count')} 名已离开的教师没有离开日期（${v.text('name')} 等），没有计入`,
  'sheet.idNumbersMissing': (v) =>
    v.number('count') === 1
      ? `${v.text('name')}没有证件号，表上空着`
      : `${v.number('count')} 人没有证件号（${v.text('name')} 等），表上空着`,
} satisfies ProblemSentences;
