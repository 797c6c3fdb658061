import { Button } from '@mantine/core';
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

type NothingFoundProps = {
  readonly text: { readonly noMatch: string; readonly noMatchHint: string };
  /** The words of the button that takes the filters away. */
  readonly clearLabel: string;
  readonly onClear: () => void;
};

/** The filters leave nothing over: says so and offers to take them away. */
export function NothingFound({ text, clearLabel, onClear }: NothingFoundProps) {
  return (
    <EmptyState title={text.noMatch} actions={<Button onClick={onClear}>{clearLabel}</Button>}>
      {text.noMatchHint}
    </EmptyState>
  );
}
