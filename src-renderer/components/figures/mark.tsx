import type { AssessmentMark } from '../../../src-shared/rpc/contract/assessments.ts';
import { markText } from '../../text/mark.ts';

const tones = {
  ok: 'tone-ok',
  running: '',
  short: 'tone-short',
  muted: 'tone-muted',
  undecided: 'tone-short',
} as const;

type MarkProps = {
  readonly mark: AssessmentMark;
  /** Words behind it in grey: 新教师. */
  readonly remark?: string;
};

/** A verdict in sign and word: ✓ 合格 · △ 差 1.6 学分、4 学时 · 不考核 · ？ 待定. */
export function Mark({ mark, remark }: MarkProps) {
  const { sign, word, tone } = markText(mark);
  return (
    <span className={tones[tone]}>
      {sign !== '' && `${sign} `}
      {word}
      {remark !== undefined && remark !== '' && <span className="tone-muted"> · {remark}</span>}
    </span>
  );
}
