import { Button } from '@mantine/core';
import { EmptyState } from '../../../components/page/empty-state.tsx';
import { projectsText } from '../../../text/projects.ts';

type NobodyYetProps = {
  readonly words: { readonly empty: string; readonly emptyBody: string };
  readonly onAddTrainees: () => void;
};

/** In place of a table of trainees while the project has none: the way to add them. */
export function NobodyYet({ words, onAddTrainees }: NobodyYetProps) {
  return (
    <EmptyState
      title={words.empty}
      actions={<Button onClick={onAddTrainees}>{projectsText.trainees.add}</Button>}
    >
      {words.emptyBody}
    </EmptyState>
  );
}
