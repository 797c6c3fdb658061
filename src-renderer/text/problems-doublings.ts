import { formatThousandths } from './format.ts';
import type { ProblemSentences, ProblemValues } from './problem-sentence.ts';
import { projectKindWords } from './words.ts';

const of = (v: ProblemValues) => (v.has('name') ? `${v.text('name')}：` : '');
/** Who registers the other training, and the days that both take; what is not known is left out. */
const about = (v: ProblemValues) => {
  const kind = v.text('kind');
  const parts = [
    ...(kind === 'own' || kind === 'outside' ? [projectKindWords[kind]] : []),
    ...(v.has('from')
      ? [v.text('from') === v.text('to') ? v.text('from') : `${v.text('from')} 至 ${v.text('to')}`]
      : []),
  ];
  return parts.length === 0 ? '' : `（${parts.join('，')}）`;
};

/** One training counts once (X4): what is noticed, then giving a reason. */
export const sentences = {
  'doubling.sameTraining': (v) => `${of(v)}像是同一个培训：“${v.text('project')}”${about(v)}`,
  'doubling.sameDays': (v) => `${of(v)}同时要到场：“${v.text('project')}”${about(v)}`,
  'doubling.dayTooLong': (v) =>
    `${of(v)}${v.text('from')} 连同“${v.text('project')}”共 ${formatThousandths(v.number('hours'), 0)} 学时，超过一天 8 学时`,
  'doubling.sameNumber': (v) =>
    v.has('person')
      ? `${of(v)}证书编号 ${v.text('number')} 也写给了${v.text('person')}（“${v.text('project')}”）`
      : `${of(v)}证书编号 ${v.text('number')} 已用在“${v.text('project')}”`,
  'doubling.samePerson': (v) =>
    `${of(v)}同一单位还有一条${v.text('person')}，其中有的没填证件号，是否同一人？`,
  'doubling.unexplained': (v) => `${v.number('count')} 人像是重复参训，还没有写说明`,
  'doubling.alreadyRegistered': (v) => `${of(v)}已登记，说明不能再改；先撤销登记`,
  'doubling.changedSinceSeen': (v) => `${of(v)}名单或日期刚刚有变动，请按最新内容再看一遍`,
  'registration.doublingUnexplained': (v) => `${of(v)}像是重复参训，写明原因才能登记`,
  'registration.doublingsUnexplained': (v) =>
    `${v.number('count')} 人像是重复参训：写明原因，或选择其余的人先登记`,
} satisfies ProblemSentences;
