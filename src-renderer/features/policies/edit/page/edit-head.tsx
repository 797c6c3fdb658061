import { Button } from '@mantine/core';
import { PageHead } from '../../../../components/page/page-head.tsx';
import { editText as text } from '../../../../text/policies/edit.ts';
import { policiesText } from '../../../../text/policies/page.ts';
import type { PackCheck } from '../use-pack-check.ts';
import type { PackDraft } from '../use-pack-draft.ts';

type EditHeadProps = Pick<PackDraft, 'form' | 'saved'> & {
  readonly check: PackCheck;
  readonly back: { readonly to: string; readonly title: string };
  /** New rules that still say nothing. */
  readonly unfinishedCount: number;
  readonly canSave: boolean;
  readonly onDiscard: () => void;
  readonly onSave: () => void;
};

/** The head of the editor: what stands in the way of saving, else how much is changed. */
export function EditHead(props: EditHeadProps) {
  const { form, saved, check, back, unfinishedCount, canSave, onDiscard, onSave } = props;
  const problemCount = check.problems.length;
  const { edits, added } = form.values;
  const status =
    problemCount > 0
      ? text.problems(problemCount)
      : unfinishedCount > 0
        ? text.added.unfinished(unfinishedCount)
        : text.changes(edits.length + added.length);
  return (
    <PageHead
      title={text.title(saved.pack.title)}
      back={back}
      hasUnsaved={form.isDirty}
      count={policiesText.list.version(saved.pack.version)}
      actions={
        <>
          <span className={`small ${problemCount > 0 ? 'tone-bad' : 'tone-muted'}`} role="status">
            {status}
          </span>
          {form.isDirty && <Button onClick={onDiscard}>{text.discard}</Button>}
          <Button variant="filled" disabled={!canSave} title="Ctrl+Enter" onClick={onSave}>
            {text.save}
          </Button>
        </>
      }
    />
  );
}
