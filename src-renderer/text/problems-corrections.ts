import type { ProblemSentences } from './problem-sentence.ts';

/** Sentences of a registration sheet that came back. */
export const sentences = {
  'correction.alreadyUndone': () => '这次核对已经撤销过。',
  'correction.ambiguous-line': () => '这个人有几条记录都对得上这一行，程序不猜，请到学分台账里核对。',
  'correction.ambiguous-person': () => '有几位教师对得上这一行，程序不猜。补上证件号后再导入。',
  'correction.ambiguous-personContradicts': () =>
    '证件号是一位教师的，姓名是另一位教师的，程序不猜。问清楚是谁后再导入。',
  'correction.certificateIssued': (values) =>
    values.number('count') > 1
      ? `已发 ${values.number('count')} 张证书（${values.text('number')} 等），印的是原来的内容。接受后请作废重发。`
      : `已发证书 ${values.text('number')}，印的是原来的内容。接受后请作废重发。`,
  'correction.certificateIssuedLater': (values) =>
    `核对之后又给${values.text('name')}发了证书，先作废证书才能撤销。`,
  'correction.changedSinceReading': () => '读取文件之后，台账里的记录变了。请重新读取，再核对一遍。',
  'correction.commentElsewhere': (values) => `表格名单之外有一条批注：${values.text('text')}`,
  'correction.conflictingValues': (values) =>
    `${values.text('name')}的同一项在不同的行里改成了不同的内容，只能接受其中一种。`,
  'correction.emptied': () => '退回的表里这一格是空的，没有可以登记的内容。',
  'correction.entryChangedLater': (values) => `${values.text('name')}的学分记录在核对之后又变了，不能撤销。`,
  'correction.factOfTraining': () =>
    '这是培训项目的内容，不能只改一个人的。需要改时，撤销登记，改项目，再登记。',
  'correction.inTheFuture': (values) => `审核日期 ${values.text('date')} 还没有到。`,
  'correction.negativeFigure': () => '学时、学分不能是负数。',
  'correction.noCredits': () => '这条记录只登记学时，没有学分可改。',
  'correction.notAcceptable': (values) => `${values.text('name')}有一处差异不能接受。`,
  'correction.rangeUnknown': () => '看不出这张表应当列出哪些记录，所以没有核对有没有被删掉的行。请选定范围。',
  'correction.registeredAgain': (values) => `${values.text('name')}在核对之后又登记了学分，不能撤销。`,
  'correction.rejectionMissing': (values) => `有 ${values.number('count')} 处不接受，请写明理由。`,
  'correction.teacherChangedLater': (values) => `${values.text('name')}的资料在核对之后又改过，不能撤销。`,
  'correction.unclearFigure': () => '这一格里有两个数字，看不出要登记哪一个。问清楚，请对方改好再发。',
  'correction.unknownDifference': () => '有的差异已经不在了。请重新读取文件。',
  'correction.valuesOnly': () =>
    '这种格式只能读出内容，读不出颜色、删除线和批注。标出而没有改的格子看不到，最好请对方发 .xlsx。',
} satisfies ProblemSentences;
