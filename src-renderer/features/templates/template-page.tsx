import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useParams } from 'wouter';
import type { TemplateRow } from '../../../src-shared/rpc/contract/templates.ts';
import { sheetKinds } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import { correctionsOf } from '../../../src-shared/sheet/template/template-mapping.ts';
import { FileDrop } from '../../components/form/file-drop.tsx';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { useDelayed } from '../../components/use-delayed.ts';
import { useSearchValue } from '../../routing.ts';
import { client, orpc } from '../../rpc.ts';
import { templatesText as text } from '../../text/templates.ts';
import { TemplateEditor } from './template-editor.tsx';
import { guessKind } from './use-template-reading.ts';
import { type Start, useUnsavedWork } from './use-template-work.ts';
import './template.css';

const back = { to: '/exports', title: text.back };

/** 上级的空表: a blank workbook is taken in, its mapping shown on its picture, corrected and kept. */
export function TemplatePage() {
  const { uid = 'new' } = useParams<{ uid: string }>();
  return uid === 'new' ? <NewTemplate /> : <SavedTemplate key={uid} uid={uid} />;
}

const fresh = { corrections: {}, saved: null, isReplacement: false } as const;

function NewTemplate() {
  const [unsaved] = useUnsavedWork();
  const [start, setStart] = useState<Start | null>(unsaved['new']?.start ?? null);
  if (start !== null)
    return (
      <TemplateEditor key={start.id} start={start} onRestart={() => setStart(null)} onReplace={setStart} />
    );
  return (
    <div className="page">
      <PageHead title={text.newTitle} back={back} />
      <TakeIn
        onTaken={async (file) => {
          const kind = await guessKind(file);
          setStart({ ...fresh, id: crypto.randomUUID(), blank: { file, kind }, kinds: sheetKinds });
        }}
      />
    </div>
  );
}

/** Drops or picks the file; what cannot be used is refused here, with the way out. */
function TakeIn({ onTaken }: { readonly onTaken: (file: File) => Promise<void> }) {
  const [file, setFile] = useState<File | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isReading, setIsReading] = useState(false);
  const isSlow = useDelayed(isReading, 300);
  const take = (chosen: File) => {
    setFile(chosen);
    setError(null);
    setIsReading(true);
    onTaken(chosen)
      .catch(setError)
      .finally(() => setIsReading(false));
  };
  return (
    <div className="template__take">
      <FileDrop accept={text.accept} file={file} onFile={take} hint={text.dropHint} isDisabled={isReading} />
      {isSlow && (
        <p className="tone-muted small" role="status">
          {text.reading}…
        </p>
      )}
      {error !== null && <ErrorPanel error={error} refusedTitle={text.refused} />}
      {file === null && (
        <ol className="template__steps">
          {text.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** A saved one, mapped as it was saved; with `?replace` a new blank is asked for first. */
function SavedTemplate({ uid }: { readonly uid: string }) {
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
      <Middle title={text.title}>{error !== null && <ErrorPanel error={error} onRetry={retry} />}</Middle>
    );
  const { row, mapping } = saved;
  if (mapping === null)
    return (
      <Middle title={row.name}>
        <EmptyState title={text.gone}>{text.noMapping}</EmptyState>
      </Middle>
    );
  if (replace !== null)
    return <Replacement row={row} onKeep={() => setReplace(null)} onTaken={setReplacement} />;
  return (
    <TemplateEditor
      key={row.version}
      start={{
        id: uid,
        blank: { file: blank.file, kind: row.kind },
        kinds: [row.kind],
        corrections: correctionsOf(mapping),
        saved: row,
        isReplacement: false,
      }}
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

function Middle({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="page">
      <PageHead title={title} back={back} />
      <div className="template__middle">{children}</div>
    </div>
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
    <div className="page">
      <PageHead
        title={text.replaceTitle(row.name)}
        back={back}
        actions={<Button onClick={onKeep}>{text.keepOld}</Button>}
      />
      <TakeIn
        onTaken={async (file) => {
          // Refused here, not on the next screen, where there is no other file to choose.
          await client.templates.read({ file, kind: row.kind });
          onTaken({
            id: crypto.randomUUID(),
            blank: { file, kind: row.kind },
            kinds: [row.kind],
            corrections: {},
            saved: row,
            isReplacement: true,
          });
        }}
      />
    </div>
  );
}
