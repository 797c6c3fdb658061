import type { AssessmentMark } from '../../src-shared/rpc/contract/assessments.ts';
import { formatCredits, formatHours } from './format.ts';
import { verdictWords } from './words.ts';

/** How a verdict stands out; sign and word say the same. */
export type MarkTone = 'ok' | 'running' | 'short' | 'muted' | 'undecided';
/** A verdict in sign and word. */
export type MarkText = { readonly sign: string; readonly word: string; readonly tone: MarkTone };

/** ✓ 合格 · 进行中，还差 1.6 学分 · △ 差 1.6 学分、4 学时 · 不考核 · ？ 待定 — always a sign or a word, never colour alone. */
export function markText(mark: AssessmentMark): MarkText {
  switch (mark.status) {
    case null:
      return { sign: '', word: '—', tone: 'muted' };
    case 'passed':
      return { sign: '✓', word: mark.isMadeUp ? '合格（补修）' : verdictWords.passed, tone: 'ok' };
    case 'exempt':
      return { sign: '', word: verdictWords.exempt, tone: 'muted' };
    case 'undecided':
      return { sign: '？', word: verdictWords.undecided, tone: 'undecided' };
    case 'running': {
      const short = shortText(mark);
      return {
        sign: '',
        word: short === '' ? verdictWords.running : `${verdictWords.running}，还差 ${short}`,
        tone: 'running',
      };
    }
    case 'failed': {
      const short = shortText(mark);
      return { sign: '△', word: short === '' ? verdictWords.failed : `差 ${short}`, tone: 'short' };
    }
  }
}

/** 1.6 学分、4 学时、集中培训 6 学时; empty when nothing is short. */
export function shortText(mark: AssessmentMark): string {
  const parts: string[] = [];
  if (mark.creditsShort > 0) parts.push(`${formatCredits(mark.creditsShort)} 学分`);
  if (mark.hoursShort > 0) parts.push(`${formatHours(mark.hoursShort)} 学时`);
  for (const short of Object.values(mark.groupsShort)) {
    const figures = [
      ...(short.credits ? [`${formatCredits(short.credits)} 学分`] : []),
      ...(short.hours ? [`${formatHours(short.hours)} 学时`] : []),
    ];
    if (figures.length > 0) parts.push(`${short.title} ${figures.join('、')}`);
  }
  return parts.join('、');
}
