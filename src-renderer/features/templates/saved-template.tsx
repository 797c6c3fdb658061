import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { TemplateRow } from '../../../src-shared/rpc/contract/templates.ts';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { Middle } from '../../components/page/middle.tsx';
import { Page } from '../../components/page/page.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { useSearchValue } from '../../routing.ts';
import { client, orpc } from '../../rpc.ts';
import { templatesText as text } from '../../text/templates.ts';
import { TemplateEditor } from './edit/template-editor.tsx';
import { type Start, startReplacement, startSaved } from './edit/template-work.ts';
import { useUnsavedWork } from './edit/use-template-work.ts';
import { TakeIn } from './take-in.tsx';

const back = { to: '/exports', title: text.back };

/** A saved one, mapped as it was saved; with `?replace` a new blank is asked for first. */
export function SavedTemplate({ uid }: { readonly uid: string }) {
  const { saved, blank, error, retry } = useSavedTemplate(uid);
  const [replace, setReplace] = useSearchValue('replace');
  const [unsaved] = useUnsavedWork();
  const left = unsaved[uid]?.start;
  const [replacement, setReplacement] = useState<Start | null>(left?.isReplacement ? left : null);
  if (replacement !== null)
    return (
      <TemplateEditor
        key={replacement.id}
        start={replacement}
        onRestart={() => setReplacement(null)}
        onReplace={setReplacement}
      />
    );
  if (error !== null || saved === undefined || blank === undefined)
    return (
      <NothingToEdit title={text.title}>
        {error !== null && <ErrorPanel error={error} onRetry={retry} />}
      </NothingToEdit>
    );
  const { row, mapping } = saved;
  if (mapping === null)
    return (
      <NothingToEdit title={row.name}>
        <EmptyState title={text.gone}>{text.noMapping}</EmptyState>
      </NothingToEdit>
    );
  if (replace !== null)
    return <Replacement row={row} onKeep={() => setReplace(null)} onTaken={setReplacement} />;
  return (
    <TemplateEditor
      key={row.version}
      start={startSaved(row, mapping, blank.file)}
      onRestart={() => setReplace('1')}
      onReplace={setReplacement}
    />
  );
}

/** A saved template with its mapping and its blank workbook. */
function useSavedTemplate(uid: string) {
  const saved = useQuery(orpc.templates.get.queryOptions({ input: { uid } }));
  const blank = useQuery(orpc.templates.file.queryOptions({ input: { uid } }));
  const retry = () => {
    void saved.refetch();
    void blank.refetch();
  };
  return { saved: saved.data, blank: blank.data, error: saved.error ?? blank.error, retry };
}

type NothingToEditProps = { readonly title: string; readonly children: ReactNode };

/** In place of the editor: the failure, or that the template is gone. */
function NothingToEdit({ title, children }: NothingToEditProps) {
  return (
    <Page>
      <PageHead title={title} back={back} />
      <Middle>{children}</Middle>
    </Page>
  );
}

type ReplacementProps = {
  readonly row: TemplateRow;
  readonly onKeep: () => void;
  readonly onTaken: (start: Start) => void;
};

/** Asks for the new blank of a saved template. */
function Replacement({ row, onKeep, onTaken }: ReplacementProps) {
  return (
    <Page>
      <PageHead
        title={text.replaceTitle(row.name)}
        back={back}
        actions={<Button onClick={onKeep}>{text.keepOld}</Button>}
      />
      <TakeIn
        onTaken={async (file) => {
          // Read it here first: the next screen offers no other file when this one is refused.
          await client.templates.read({ file, kind: row.kind });
          onTaken(startReplacement(row, file));
        }}
      />
    </Page>
  );
}
