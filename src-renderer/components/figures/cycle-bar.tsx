import type { AssessmentMark } from '../../../src-shared/rpc/contract/assessments.ts';
import { componentText } from '../../text/components.ts';
import { formatThousandths } from '../../text/format.ts';
import { classes } from '../classes.ts';
import styles from './cycle-bar.module.css';
import { type Cycle, isBehindPace } from './cycle-pace.ts';
import { Figure } from './figure.tsx';

type CycleBarProps = {
  readonly mark: AssessmentMark;
  /** The cycle, and the year in it that is looked at: they set the pace. */
  readonly cycle: Cycle;
  readonly year: number;
  readonly hasCredits?: boolean;
  readonly onExplain?: () => void;
  readonly label?: string;
};

/** How much of the cycle is filled: bar, figure, requirement. Amber for who is clearly behind the pace of the cycle. */
export function CycleBar({ mark, cycle, year, hasCredits = true, onExplain, label }: CycleBarProps) {
  const isCredits = hasCredits && mark.credits !== null && mark.creditsRequired !== null;
  const value = isCredits ? (mark.credits ?? 0) : mark.hours;
  const required = isCredits ? mark.creditsRequired : mark.hoursRequired;
  const decimals = isCredits ? 1 : 0;
  const share = required === null || required === 0 ? 0 : Math.min(1, value / required);
  return (
    <span className={classes(styles['root'], isBehind(mark, share, cycle, year) && styles['short'])}>
      {required !== null && (
        <span
          className={styles['bar']}
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

/** In a cycle that runs the year that runs asks nothing yet: only the years before it set the pace. */
function isBehind({ status }: AssessmentMark, share: number, cycle: Cycle, year: number): boolean {
  if (status === 'running') return isBehindPace(share, cycle, year - 1);
  return status === 'failed' && isBehindPace(share, cycle, year);
}
