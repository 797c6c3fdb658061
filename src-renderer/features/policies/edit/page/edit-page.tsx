import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useParams } from 'wouter';
import { useUnsavedWarning } from '../../../../components/form/use-unsaved-warning.ts';
import { isComposing } from '../../../../components/keyboard.ts';
import { ErrorPanel } from '../../../../components/notes/error-panel.tsx';
import { EmptyState } from '../../../../components/page/empty-state.tsx';
import { Page } from '../../../../components/page/page.tsx';
import { PageHead } from '../../../../components/page/page-head.tsx';
import { orpc } from '../../../../rpc.ts';
import { editText as text } from '../../../../text/policies/edit.ts';
import { policiesText } from '../../../../text/policies/page.ts';
import layout from '../../layout.module.css';
import { CasesPanel } from '../cases-panel.tsx';
import { groupFields, sectionsOf } from '../edit-groups.ts';
import { changedSections } from '../edit-view.ts';
import { countUnfinished } from '../rules/new-rules.ts';
import { useAskedSave } from '../use-asked-save.ts';
import { usePackCheck } from '../use-pack-check.ts';
import { type SavedPack, usePackDraft } from '../use-pack-draft.ts';
import { DiscardDialog, SaveDialog } from './edit-dialogs.tsx';
import { EditHead } from './edit-head.tsx';
import { EditNav } from './edit-nav.tsx';
import { EditPaper } from './edit-paper.tsx';

/** An own pack as forms: figures, wording, choices; checked while typing, saved as its next version. */
export function EditPolicyPage() {
  const { id = '' } = useParams<{ id: string }>();
  const query = useQuery(orpc.policies.get.queryOptions({ input: { id, version: null } }));
  const back = { to: `/policies?pack=${encodeURIComponent(id)}`, title: text.back };
  if (query.data?.pack.kind === 'own') return <Editor key={id} newest={query.data} back={back} />;
  return (
    <Page>
      <PageHead title={query.data?.pack.title ?? policiesText.title} back={back} />
      <div className={layout['blank']}>
        {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
        {query.data !== undefined && <EmptyState title={text.notOwn}>{text.notOwnBody}</EmptyState>}
      </div>
    </Page>
  );
}

type EditorProps = {
  readonly newest: SavedPack;
  readonly back: { readonly to: string; readonly title: string };
};

function Editor({ newest, back }: EditorProps) {
  const draft = usePackDraft(newest);
  const { form, saved } = draft;
  const check = usePackCheck(saved, form.values);
  const room = useRef<HTMLDivElement>(null);
  const [onlyChanged, setOnlyChanged] = useState(false);
  const [dialog, setDialog] = useState<'save' | 'discard' | null>(null);
  const close = () => setDialog(null);
  useUnsavedWarning(form.isDirty);

  const all = useMemo(
    () => sectionsOf(groupFields(saved.fields, saved.document, check.document)),
    [saved, check.document],
  );
  const sections = onlyChanged ? changedSections(all, form.values) : all;
  const unfinishedCount = countUnfinished(form.values.added, saved.document.head);
  const canSave =
    form.isDirty && check.problems.length === 0 && unfinishedCount === 0 && check.error === null;
  const askToSave = useAskedSave({
    room,
    isSettled: check.isSettled,
    canSave,
    onReady: () => setDialog('save'),
  });
  const save = () => {
    if (form.isDirty) askToSave();
  };
  const shared = { form, saved, check };
  return (
    // Ctrl+Enter saves wherever the keyboard stands on the page
    <Page onKeyDown={(event) => dialog === null && saveByKey(event, save)}>
      <EditHead
        {...shared}
        back={back}
        unfinishedCount={unfinishedCount}
        canSave={canSave}
        onDiscard={() => setDialog('discard')}
        onSave={save}
      />
      <div className={layout['columns']} data-bare="">
        <EditNav
          sections={sections}
          saved={saved}
          onlyChanged={onlyChanged}
          onOnlyChanged={setOnlyChanged}
          onJump={(id) => jumpTo(room.current, id)}
        />
        <EditPaper draft={draft} check={check} sections={sections} newest={newest} room={room} />
        <CasesPanel pack={saved.pack} edits={check.rested} state={check.state} />
      </div>
      <SaveDialog {...shared} isOpen={dialog === 'save'} onClose={close} />
      <DiscardDialog form={form} isOpen={dialog === 'discard'} onClose={close} />
    </Page>
  );
}

/** Ctrl+Enter. Events of an open dialog bubble here too; it has its own. */
function saveByKey(event: KeyboardEvent, save: () => void): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
  event.preventDefault();
  // A figure is read when its field is left.
  if (event.target instanceof HTMLElement) event.target.blur();
  setTimeout(save, 0);
}

function jumpTo(room: HTMLElement | null, id: string): void {
  const target = room?.querySelector(`[id="edit-${CSS.escape(id)}"]`);
  target?.scrollIntoView({ block: 'start' });
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}
