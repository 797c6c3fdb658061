import type { ReactNode } from 'react';
import css from './side-panel.module.css';

type SidePanelProps = {
  readonly title: string;
  /** Beside the title: what the panel is about. */
  readonly note?: string;
  readonly isNoteWarning?: boolean;
  readonly isBusy?: boolean;
  readonly children?: ReactNode;
};

/** The panel at the right of a pack: trying it while it is read, its worked cases while it is edited. */
export function SidePanel({ title, note, isNoteWarning, isBusy, children }: SidePanelProps) {
  return (
    <aside className={css['panel']} aria-label={title} aria-busy={isBusy}>
      {note !== undefined && (
        <header>
          <h2>{title}</h2>
          <small data-warning={isNoteWarning || undefined}>{note}</small>
        </header>
      )}
      {children}
    </aside>
  );
}
