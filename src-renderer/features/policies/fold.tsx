import { type ReactNode, useState } from 'react';
import css from './fold.module.css';

type FoldProps = {
  readonly summary: ReactNode;
  /** Something inside must be seen, such as an error: it cannot be folded away. */
  readonly isForced?: boolean;
  /** Builds the content when it is first needed: the editor has some hundred folds. */
  readonly isLazy?: boolean;
  readonly children: ReactNode;
};

/** What seldom matters, folded away until it is asked for. */
export function Fold({ summary, isForced = false, isLazy = false, children }: FoldProps) {
  const [isOpen, setIsOpen] = useState(false);
  const isShown = isOpen || isForced;
  return (
    <details className={css['fold']} open={isShown} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {(isShown || !isLazy) && children}
    </details>
  );
}
