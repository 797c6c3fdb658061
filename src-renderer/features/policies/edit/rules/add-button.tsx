import { Button } from '@mantine/core';

/** Adds one more rule or note to the section. */
export function AddButton({ word, onClick }: { readonly word: string; readonly onClick: () => void }) {
  return (
    <Button size="xs" variant="subtle" onClick={onClick}>
      ＋ {word}
    </Button>
  );
}
