import { Button } from '@mantine/core';
import { componentText } from '../../text/components.ts';
import { describeError } from '../../text/errors.ts';
import styles from './error-panel.module.css';
import { ProblemList } from './problem-list.tsx';

type ErrorPanelProps = {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** What a refusal means here, in place of 没有执行. */
  readonly refusedTitle?: string;
};

/** A failed call in words: what happened, every problem that refused it, the way out. */
export function ErrorPanel({ error, onRetry, refusedTitle }: ErrorPanelProps) {
  const { code, title, detail, problems } = describeError(error);
  return (
    <div className={styles['root']} role="alert">
      <h3>{code === 'REFUSED' ? (refusedTitle ?? title) : title}</h3>
      {detail !== null && <p className="tone-muted">{detail}</p>}
      {problems.length > 0 && <ProblemList problems={problems} />}
      {onRetry !== undefined && (
        <div>
          <Button onClick={onRetry}>{componentText.error.retry}</Button>
        </div>
      )}
    </div>
  );
}
