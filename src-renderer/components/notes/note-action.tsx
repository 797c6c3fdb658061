import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './note-action.module.css';
import { NoteBox } from './note-box.tsx';

type NoteActionProps = {
  /** What is to be done about it. */
  readonly label: string;
  readonly onAct: () => void;
  readonly children: ReactNode;
};

/** A warning with the one button that settles it. */
export function NoteAction({ label, onAct, children }: NoteActionProps) {
  return (
    <NoteBox tone="warning">
      <div className={css['line']}>
        <span>{children}</span>
        <Button size="xs" onClick={onAct}>
          {label}
        </Button>
      </div>
    </NoteBox>
  );
}
