import { useState } from 'react';
import { useParams } from 'wouter';
import { sheetKinds } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import { PageHead } from '../../components/page/page-head.tsx';
import { templatesText as text } from '../../text/templates.ts';
import { TemplateEditor } from './edit/template-editor.tsx';
import { guessKind } from './edit/use-template-reading.ts';
import { type Start, useUnsavedWork } from './edit/use-template-work.ts';
import { SavedTemplate } from './saved-template.tsx';
import { TakeIn } from './take-in.tsx';

export const back = { to: '/exports', title: text.back };

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
