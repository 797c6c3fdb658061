import { useState } from 'react';
import { useParams } from 'wouter';
import { Page } from '../../components/page/page.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { client } from '../../rpc.ts';
import { templatesText as text } from '../../text/templates.ts';
import { guessKind } from './edit/guess-kind.ts';
import { TemplateEditor } from './edit/template-editor.tsx';
import { type Start, startNew } from './edit/template-work.ts';
import { useUnsavedWork } from './edit/use-template-work.ts';
import { SavedTemplate } from './saved-template.tsx';
import { TakeIn } from './take-in.tsx';

/** 上级的空表: a blank workbook is taken in, its mapping shown on its picture, corrected and kept. */
export function TemplatePage() {
  const { uid = 'new' } = useParams<{ uid: string }>();
  return uid === 'new' ? <NewTemplate /> : <SavedTemplate key={uid} uid={uid} />;
}

function NewTemplate() {
  const [unsaved] = useUnsavedWork();
  const [start, setStart] = useState<Start | null>(unsaved['new']?.start ?? null);
  if (start !== null)
    return (
      <TemplateEditor key={start.id} start={start} onRestart={() => setStart(null)} onReplace={setStart} />
    );
  return (
    <Page>
      <PageHead title={text.newTitle} back={{ to: '/exports', title: text.back }} />
      <TakeIn
        onTaken={async (file) => {
          const kind = await guessKind((each) => client.templates.read({ file, kind: each }));
          setStart(startNew(file, kind));
        }}
      />
    </Page>
  );
}
