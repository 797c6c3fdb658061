import { levelWords } from '../../words.ts';
import { figureText } from '../pack/pack-words.ts';
import type { AssessmentRuleOf } from './assess-rules.ts';
import type { WrongMakeUp } from './verdicts/make-up.ts';

/** Which training was meant to make up which year, why it does not, and where it counts instead (A8, A30). */
export function wrongMakeUpText(
  { takenIn, makeUpFor, level, hours, credits, fault }: WrongMakeUp,
  { atLeast }: AssessmentRuleOf<'make-up'>,
): string {
  const figures = [`${figureText(hours)} 学时`, ...(credits === 0 ? [] : [`${figureText(credits)} 学分`])];
  const what = `${takenIn} 年参加、要补 ${makeUpFor} 年的 ${figures.join('、')}`;
  const where = `仍计在 ${takenIn} 年`;
  switch (fault) {
    case 'level':
      return `${what}是${level === null ? '没有级别的' : levelWords[level]}培训，补修要${levelWords[atLeast]}及以上，${where}`;
    case 'early':
      return `${what}早于所补的年度，${where}`;
    case 'reached':
      return `${what}用不上：${makeUpFor} 年已达到要求，${where}`;
    case 'exempt':
      return `${what}用不上：${makeUpFor} 年不考核，${where}`;
  }
}
