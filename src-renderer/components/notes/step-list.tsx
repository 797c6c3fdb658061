import type { WireStep } from '../../../src-shared/rpc/contract/shared.ts';
import { formatChange, formatThousandths } from '../../text/format.ts';
import { classes } from '../classes.ts';
import { useClause } from './clauses.ts';
import styles from './step-list.module.css';

type StepListProps = {
  readonly steps: readonly WireStep[];
  /** The last line: what it comes to. */
  readonly result?: { readonly title: string; readonly value: number | null; readonly detail?: string };
  readonly decimals?: number;
};

function figureOf(step: WireStep, decimals: number): string {
  const { before, after } = step;
  if (after === null || after === undefined) return '';
  const least = step.unit === 'hours' ? 0 : decimals;
  if (before === null || before === undefined) return formatThousandths(after, least);
  return before === after ? '' : formatChange(after - before, least);
}

function isCut(step: WireStep): boolean {
  return typeof step.before === 'number' && typeof step.after === 'number' && step.after < step.before;
}

/** 为什么是这个数: the steps from input to result, each with clause, words and its change; a cap that bit is amber. */
export function StepList({ steps, result, decimals = 1 }: StepListProps) {
  const clauseOf = useClause();
  return (
    <ol className={styles['root']}>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a trail never changes its order
        <li key={index} className={isCut(step) ? styles['cut'] : undefined}>
          <span className={styles['number']}>{index + 1}</span>
          <div>
            {step.text}
            <small title={clauseOf(step.clause).citation || undefined}>{clauseOf(step.clause).article}</small>
          </div>
          <div className={classes(styles['figure'], isCut(step) && 'tone-short')}>
            {figureOf(step, decimals)}
          </div>
        </li>
      ))}
      {result !== undefined && (
        <li className={styles['result']}>
          <span className={styles['number']}>＝</span>
          <div>
            {result.title}
            {result.detail !== undefined && <small>{result.detail}</small>}
          </div>
          <div className={styles['figure']}>{formatThousandths(result.value, decimals)}</div>
        </li>
      )}
    </ol>
  );
}
