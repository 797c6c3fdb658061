import type { Problem } from '../../problems.ts';
import { type TraineeResult, traineeResults } from '../../training/trainee.ts';
import { type Role, roles } from '../../training/training-words.ts';
import { resultWords, roleWords } from '../../words.ts';
import type { SignedLine } from './signed-content.ts';
import { isSameLine, type PersonDifference } from './signed-differences.ts';

/** A part of a person's line that is not as it was signed, in words. */
export type LineChange = { readonly term: string; readonly before: string; readonly after: string };

const NOTHING = '无';

/** 合格，2025 年度 24 学时、3 学分: what a form says of a person, in one line. */
export function lineWords({ facts, years }: SignedLine): string {
  const role = roleOf(facts['role']);
  const parts = [
    ...(role === 'trainee' ? [] : [roleWords[role]]),
    resultWords[resultOf(facts['result'])],
    ...(years.length === 0 ? ['不登记'] : [figuresWords(years)]),
  ];
  return parts.join('，');
}

/**
 * What differs between two lines, part by part: result and figures first, then what they follow from. The clauses and the
 * pack are named only where nothing else differs: with another figure they are other clauses anyway.
 */
export function lineChanges(signed: SignedLine, now: SignedLine): readonly LineChange[] {
  if (isSameLine(signed, now)) return [];
  const changes: LineChange[] = [];
  const compare = (term: string, before: string, after: string) => {
    if (before !== after) changes.push({ term, before, after });
  };
  const fields = [...Object.keys(FACTS), ...Object.keys(signed.facts).filter((field) => !(field in FACTS))];
  for (const field of fields) {
    const { term, words } = FACTS[field] ?? OTHER;
    if (field in signed.facts)
      compare(term, words(signed.facts[field] ?? null), words(now.facts[field] ?? null));
  }
  compare('学时学分', figuresWords(signed.years), figuresWords(now.years));
  if (changes.length > 0) return changes;
  compare('依据条款', signed.basis.join('、') || NOTHING, now.basis.join('、') || NOTHING);
  compare('学分办法', signed.pack, now.pack);
  return changes;
}

function figuresWords(years: SignedLine['years']): string {
  if (years.length === 0) return NOTHING;
  return years
    .map(({ year, hours, credits }) =>
      [`${year} 年度 ${hours / 1000} 学时`, ...(credits === null ? [] : [`${credits / 1000} 学分`])].join(
        '、',
      ),
    )
    .join('；');
}

/** A person as signed before and as it is now, in one line each: what a supplement says of everybody it is about. */
export function differenceWords({ kind, signed, now }: Pick<PersonDifference, 'kind' | 'signed' | 'now'>): {
  readonly before: string;
  readonly after: string;
} {
  const after = now === null ? '移出名单' : lineWords(now);
  return {
    before: signed === null ? '不在名单' : lineWords(signed),
    after: kind === 'reversed' ? `冲正后补登：${after}` : after,
  };
}

/** Why an approval form is a draft, as the paper itself says it; null values are left out. */
export function draftWords({ code, values }: Pick<Problem, 'code' | 'values'>): string {
  switch (code) {
    case 'approval.draftUndecided':
      return `${values['count'] ?? ''} 人的学分待定`;
    case 'approval.draftNotEnded':
      return `培训到 ${values['end'] ?? ''} 才结束`;
    case 'approval.draftNoTrainees':
      return '还没有学员';
    case 'approval.draftPending':
      return `${values['count'] ?? ''} 人待考核`;
    case 'approval.draftNothing':
      return '没有可以登记的人';
    default:
      return '项目资料还要补正';
  }
}

type Fact = SignedLine['facts'][string];
type FactWords = { readonly term: string; readonly words: (value: Fact) => string };

const plain = (value: Fact) => (value === null ? NOTHING : String(value));
const thousandths = (value: Fact) => (typeof value === 'number' ? String(value / 1000) : NOTHING);

/** A fact that has no word of its own here. */
const OTHER: FactWords = { term: '其他资料', words: plain };

/** The facts of a line in the order of the report. */
const FACTS: Readonly<Record<string, FactWords>> = {
  result: { term: '考核结果', words: (value) => resultWords[resultOf(value)] },
  role: { term: '身份', words: (value) => roleWords[roleOf(value)] },
  totalPeriods: { term: '应到课时', words: plain },
  absentPeriods: { term: '缺勤课时', words: plain },
  excusedPeriods: { term: '请假课时', words: plain },
  score: { term: '成绩', words: thousandths },
  lessons: { term: '节数', words: thousandths },
  makeUpFor: { term: '补修年度', words: plain },
  paper: { term: '证明材料', words: plain },
  isOnProbation: { term: '试用期', words: (value) => (value === true ? '是' : '否') },
};

/** What is signed is read back from text: a word that this version does not know is pending, never passed. */
function resultOf(value: Fact | undefined): TraineeResult {
  return traineeResults.find((result) => result === value) ?? 'pending';
}

function roleOf(value: Fact | undefined): Role {
  return roles.find((role) => role === value) ?? 'trainee';
}
