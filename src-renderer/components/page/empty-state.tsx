import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

type EmptyStateProps = {
  readonly title: string;
  /** One sentence: the next step. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
};

/** Nothing here yet: says so, teaches the next step in one sentence, offers its button. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className={styles['root']}>
      <h3>{title}</h3>
      {children !== undefined && <p>{children}</p>}
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
