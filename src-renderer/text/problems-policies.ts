import { fieldLabel } from '../../src-shared/policy/document/field-words.ts';
import type { ReadProblem } from '../../src-shared/policy/pack/read-problem.ts';
import { formatBytes } from './format.ts';
import { editText } from './policies/edit.ts';
import type { ProblemSentence, ProblemSentences, ProblemValues } from './problem-sentence.ts';

const types: Readonly<Record<string, string>> = {
  number: '一个数',
  int: '一个整数',
  string: '文字',
  boolean: '是或否（true / false）',
  array: '一个列表',
  object: '一组内容',
};

/** What the rules of the file format say where only a whole value can be wrong. */
const rules: Readonly<Record<string, string>> = {
  'ends before it starts': '结束日期早于开始日期',
  'finer than a thousandth': '最多三位小数',
  'not a day of these times': '日期超出了范围',
  'not a day written YYYY-MM-DD': '没有这个日期；日期写作 2025-11-22',
  'not a day of every year': '不是每年都有的日子',
  'not a span of years': '起止年不对：止年不能早于起年，也不能超过五十年',
  'a year, a cycle or a probation must be asked': '填写年度或周期',
  'days or hours': '天数和学时至少填一项',
  'a part stands once': '编号的每一部分只能出现一次',
  'the last band takes every length': '最后一段要包括所有更长的天数',
  'unknown region': '不是行政区划代码',
  'named twice': '这一天写了两次',
  'not of this year': '这一天不在文件所写的年份',
};

const reading = {
  unknownKey: (v) => `不认识“${v.text('key')}”这一项，可能写错了或是更新版本的文件`,
  wrongType: (v) => `没有填写，或者不是${types[v.text('expected')] ?? '应有的内容'}`,
  unknownWord: (v) =>
    v.text('choices') === '' ? '不是允许的写法' : `只能是 ${v.text('choices').replaceAll(', ', '、')}`,
  outOfRange: () => '超出了允许的范围，或者没有填写',
  wrongForm: () => '写法不对',
  brokenRule: (v) => rules[v.text('rule')] ?? '与文件格式的规定不符',
} as const satisfies Readonly<Record<ReadProblem['code'], ProblemSentence>>;

const inUseWords: Readonly<Record<string, string>> = {
  periods: '生效时期',
  entries: '学分记录',
  decisions: '待定事项的决定',
  copies: '以它为基础的办法',
};

const usesOf = (v: ProblemValues) =>
  v
    .text('uses')
    .split(' ')
    .map((use) => inUseWords[use] ?? use)
    .join('、');

/** Problems of policy packs, of what is tried under them, and of calendars. */
export const sentences = {
  'policy.unknownKey': reading.unknownKey,
  'policy.wrongType': reading.wrongType,
  'policy.unknownWord': reading.unknownWord,
  'policy.outOfRange': reading.outOfRange,
  'policy.wrongForm': reading.wrongForm,
  'policy.brokenRule': reading.brokenRule,
  'calendar.unknownKey': reading.unknownKey,
  'calendar.wrongType': reading.wrongType,
  'calendar.outOfRange': reading.outOfRange,
  'calendar.brokenRule': reading.brokenRule,
  'policy.noteMissing': (v) => `引用了说明 ${v.text('id')}，但办法里没有这一条`,
  'policy.settingMissing': (v) => `引用了待定事项 ${v.text('id')}，但办法里没有这一项`,
  'policy.groupMissing': (v) => `引用了分类 ${v.text('id')}，但办法里没有这一类`,
  'policy.activityMissing': (v) => `引用了活动 ${v.text('id')}，但办法里没有这项活动`,
  'policy.classificationMissing': (v) => `引用了项目分类 ${v.text('id')}，但办法里没有这个分类或这个选项`,
  'policy.idTwice': (v) => `编号 ${v.text('id')} 出现了两次`,
  'policy.kindTwice': () => '同一种规则只能有一条，这是第二条',
  'policy.groupsOverlap': (v) => `分类 ${v.text('id')} 与前面的分类有重叠，一条记录会算两次`,
  'policy.groupsApart': (v) => `抵补 ${v.text('id')} 的两个分类不在同一种划分里，一条记录会抵给自己`,
  'policy.capsOverlap': (v) =>
    `与${v.text('clause')}的上限（${v.text('other')}）范围交叉，先后不同结果就不同：改成互不重叠，或一个包含另一个`,
  'policy.extendsItself': () => '办法以自己为基础',
  'policy.baseMissing': (v) => `作为基础的办法 ${v.text('id')} 第 ${v.text('version')} 版不在这里，先导入它`,
  'policy.unknownField': () => '办法里已没有这一项，请刷新后再改',
  'policy.idForm': () => '用小写字母、数字和短横，2 到 49 个字符，以字母或数字开头',
  'policy.idTaken': (v) => `编号 ${v.text('id')} 已经有了，换一个`,
  'policy.versionTaken': (v) => `文件是第 ${v.text('version')} 版，这里已有第 ${v.text('newest')} 版`,
  'policy.inUse': (v) => `${usesOf(v)}用到了《${v.text('title')}》，不能删除`,
  'policy.notOwn': (v) => `《${v.text('title')}》随程序提供，不能改；另存为本单位办法后改那一份`,
  'policy.tooFarAhead': (v) => `最远只能设到 ${v.text('until')} 年度`,
  'policy.conflictOpen': (v) => `${v.text('titles')} 说法不同，先选定按哪一个`,
  'policy.partMissing': (v) => `《${v.text('title')}》没有这一部分的规定`,
  'policy.textTwice': (v) => `《${v.text('title')}》列了两次`,
  'policy.alreadyInForce': (v) => `${v.text('year')} 年度本来就按《${v.text('title')}》`,
  'policy.fileTooLarge': (v) => `文件 ${formatBytes(v.number('bytes'))}，太大了，不像是办法文件`,
  'policy.fileNotJson': () => '读不出内容：不是 JSON 文件，或者文件不完整',
  'calendar.fileTooLarge': (v) => `文件 ${formatBytes(v.number('bytes'))}，太大了，不像是放假安排`,
  'calendar.fileNotJson': () => '读不出内容：不是 JSON 文件，或者文件不完整',
} satisfies ProblemSentences;

const calendarKeys: Readonly<Record<string, string>> = {
  year: '年份',
  source: '依据',
  daysOff: '放假日',
  makeUpWorkdays: '调休上班日',
};

const fileKeys: Readonly<Record<string, string>> = {
  id: '编号',
  version: '版本',
  format: '文件格式',
  basis: '依据',
  units: '计量',
  extends: '以此为基础',
  without: '不采用的条目',
};

const ordinal = (part: string) => (/^\d+$/.test(part) ? `第 ${Number(part) + 1} 项` : part);

/** Where in a pack a problem stands, in words: 考核与上限 › year-minimum › 学分. Empty for the file as a whole. */
export function packPlace(field: string | undefined): string {
  const parts = (field ?? '').split('/').filter((part) => part !== '');
  const [section = '', id, ...inner] = parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const sectionWord = editText.sections[section] ?? fileKeys[section] ?? fieldLabel([section]);
  const innerWord = inner.map((key) => (/^\d+$/.test(key) ? ordinal(key) : fieldLabel([key]))).join(' ');
  return [sectionWord, id === undefined ? '' : ordinal(knownWord(section, id)), innerWord]
    .filter((word) => word !== '')
    .join(' › ');
}

/** What follows a section that is no list is a key with a word of its own. */
function knownWord(section: string, id: string): string {
  const isWhole = ['registrationYear', 'cycle', 'archive', 'effective', 'units', 'extends', 'numbering'];
  return isWhole.includes(section) ? fieldLabel([id]) : id;
}

/** Where in a year's holiday file a problem stands: 放假日 › 第 3 项. */
export function calendarPlace(pointer: string | undefined): string {
  return (pointer ?? '')
    .split('/')
    .filter((part) => part !== '')
    .map((part) => calendarKeys[part] ?? ordinal(part))
    .join(' › ');
}
