import { formatInstant } from './format.ts';
import type { ProblemSentences } from './problem-sentence.ts';

/** Problems of creating a ledger and of verifying one. */
export const sentences = {
  'app.actorMissing': () => '还没有填写操作人，在右上角填写姓名',
  'app.organisationName': () => '单位名称里有文件夹不能用的字符，或者太长',
  'app.unknownPolicy': (values) =>
    `没有编号为 ${values.text('policyId') || values.text('policy')} 的学分办法`,
  'app.cycleInTheFuture': (values) => `周期不能从 ${values.text('year')} 年开始`,
  'verify.damagedFile': (values) => `数据文件损坏：${values.text('detail')}`,
  'verify.brokenSeal': (values) =>
    `${formatInstant(values.text('recordedAt'))} ${values.text('actor')} 的登记批次与封签不符，从这一批起内容被改动过`,
  'verify.entriesOutsideBatches': (values) => `${values.text('count')} 条学分记录不属于任何登记批次`,
  'verify.brokenReferences': (values) => `${values.text('count') || '有'} 处引用指向不存在的记录`,
  'verify.changedContent': (values) => `${values.text('count')} 处存档内容与登记时不同`,
  'verify.wrongTotals': (values) => `${values.text('count')} 个合计与学分记录加起来的数不同`,
  'verify.wrongClassifications': (values) => `${values.text('count')} 条学分记录的项目分类与它依据的事实不符`,
  'verify.wrongMarks': (values) => `${values.text('count')} 名学员的登记标记与学分记录不符`,
} satisfies ProblemSentences;
