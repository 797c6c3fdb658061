import { use } from 'react';
import './pieces.css';
import type { AssessmentMark } from '../../src-shared/rpc/contract/assessments.ts';
import { LedgerFrameContext } from '../ledger.ts';
import { componentText } from '../text/components.ts';
import { formatThousandths } from '../text/format.ts';
import { Figure } from './grid/figure.tsx';

function goneOf(cycle: { readonly from: number; readonly to: number }, year: number): number {
  return Math.min(1, Math.max(0, (year - cycle.from + 1) / (cycle.to - cycle.from + 1)));
}

type CycleBarProps = {
  readonly mark: AssessmentMark;
  readonly hasCredits?: boolean;
  readonly onExplain?: () => void;
  readonly label?: string;
};

/** Below this share of the pace (years gone of the cycle) somebody is clearly behind. */
const BEHIND = 0.8;

/** Whether a cycle not yet passed lags clearly behind the years that have gone of it; a first year is not a failure. */
function isBehind(share: number, gone: number): boolean {
  return share < gone * BEHIND;
}

/** How much of the cycle is filled: bar, figure, requirement. Amber for who is clearly behind the pace of the cycle. */
export function CycleBar({ mark, hasCredits = true, onExplain, label }: CycleBarProps) {
  const isCredits = hasCredits && mark.credits !== null && mark.creditsRequired !== null;
  const value = isCredits ? (mark.credits ?? 0) : mark.hours;
  const required = isCredits ? mark.creditsRequired : mark.hoursRequired;
  const decimals = isCredits ? 1 : 0;
  const frame = use(LedgerFrameContext);
  const gone = frame === null ? 1 : goneOf(frame.ledger.cycle, frame.year);
  const share = required === null || required === 0 ? 0 : Math.min(1, value / required);
  return (
    <span className={`cycle ${mark.status === 'failed' && isBehind(share, gone) ? 'is-short' : ''}`}>
      {required !== null && (
        <span
          className="cycle__bar"
          role="img"
          aria-label={componentText.cycle(formatThousandths(value, decimals), formatThousandths(required, 0))}
        >
          <i style={{ width: `${share * 100}%` }} />
        </span>
      )}
      <span>
        <Figure value={value} decimals={decimals} required={required} onExplain={onExplain} label={label} />
      </span>
    </span>
  );
}
