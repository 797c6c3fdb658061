import { Button } from '@mantine/core';
import { NoteBox } from '../notes/note-box.tsx';
import type { Save } from './use-save.ts';

type StaleNoteProps = {
  readonly save: Pick<Save, 'isStale' | 'reload'>;
  /** What happened: somebody else changed the record. */
  readonly text: string;
  readonly reloadLabel: string;
  /** The newest record stands in the form. */
  readonly onReloaded: () => void;
};

/** Says that the record was saved elsewhere meanwhile, with the way on; nothing while it was not. */
export function StaleNote({ save, text, reloadLabel, onReloaded }: StaleNoteProps) {
  if (!save.isStale) return null;
  const reload = async () => {
    if (await save.reload()) onReloaded();
  };
  return (
    <NoteBox tone="warning">
      <div className="row" role="alert">
        <span>{text}</span>
        <Button size="xs" className="push" onClick={() => void reload()}>
          {reloadLabel}
        </Button>
      </div>
    </NoteBox>
  );
}
