import { Button } from '@mantine/core';
import { useState } from 'react';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { Middle } from '../../../components/page/middle.tsx';
import { Page } from '../../../components/page/page.tsx';
import { PageHead } from '../../../components/page/page-head.tsx';
import { useDelayed } from '../../../components/use-delayed.ts';
import { templatesText as text } from '../../../text/templates.ts';
import { NameDialog } from '../name-dialog.tsx';
import type { Place } from '../picture/picture-grid.ts';
import { TemplatePicture } from '../picture/template-picture.tsx';
import { placeOfProblem } from './problem-place.ts';
import { TemplateBar } from './template-bar.tsx';
import {
  type Corrections,
  giveRow,
  setCell,
  setColumn,
  type TemplateReading,
} from './template-corrections.ts';
import css from './template-editor.module.css';
import { TemplateRemarks } from './template-remarks.tsx';
import { TemplateSide } from './template-side.tsx';
import type { Start } from './template-work.ts';
import { type Editor, useEditor } from './use-editor.ts';
import type { TemplateWork } from './use-template-work.ts';

type TemplateEditorProps = {
  readonly start: Start;
  readonly onRestart: () => void;
  /** The blank turned out to be a new one of a saved template. */
  readonly onReplace: (start: Start) => void;
};

/** The picture with the mapping on it, what belongs to no place beside it, and saving. */
export function TemplateEditor({ start, onRestart, onReplace }: TemplateEditorProps) {
  const editor = useEditor(start);
  const { work, reading, saving } = editor;
  const { file } = start.blank;
  /** What is not saved is given up for another workbook. */
  const leaveFor = (next: () => void) => {
    work.forget();
    next();
  };
  return (
    <Page>
      <PageHead
        title={start.saved?.name ?? file.name}
        back={{ to: '/exports', title: text.back }}
        hasUnsaved={work.isDirty}
        actions={<Actions start={start} editor={editor} onRestart={() => leaveFor(onRestart)} />}
      />
      <TemplateBar kinds={start.kinds} work={work} reading={reading} onChange={editor.change} />
      {reading === null ? (
        <NotRead error={editor.error} isReading={editor.isReading} />
      ) : (
        <>
          <TemplateRemarks
            start={start}
            known={reading.known}
            onReplace={(next) => leaveFor(() => onReplace(next))}
          />
          <Mapping editor={editor} reading={reading} />
        </>
      )}
      <NameDialog
        isOpen={saving.isNaming}
        title={text.saveTitle}
        confirmLabel={text.saveNew}
        initial={file.name.replace(/\.[^.]+$/u, '')}
        onClose={saving.stopNaming}
        onConfirm={saving.save}
      />
    </Page>
  );
}

type ActionsProps = {
  readonly start: Start;
  readonly editor: Editor;
  readonly onRestart: () => void;
};

function Actions({ start: { saved, isReplacement }, editor, onRestart }: ActionsProps) {
  const { saving, canSave, whyNot } = editor;
  return (
    <>
      <Button onClick={onRestart}>{saved === null ? text.otherFile : text.actions.replace}</Button>
      <Button
        variant="filled"
        loading={saving.isSaving}
        disabled={!canSave}
        title={whyNot}
        onClick={saving.saveNow}
      >
        {saved === null ? text.saveNew : isReplacement ? text.saveReplaced : text.save}
      </Button>
    </>
  );
}

type MappingProps = { readonly editor: Editor; readonly reading: TemplateReading };

/** The picture and what stands beside it. A problem beside it leads to its place on the picture. */
function Mapping({ editor, reading }: MappingProps) {
  const { work } = editor;
  const [shown, setShown] = useState<Place | null>(null);
  return (
    <div
      className={css['columns']}
      aria-busy={editor.isReading}
      // What is corrected while it is saved would be in nothing.
      inert={editor.saving.isSaving}
    >
      <MappedPicture reading={reading} work={work} shown={shown} onChange={editor.change} />
      <TemplateSide
        reading={reading}
        mapping={reading.mapping}
        corrections={work.corrections}
        options={work.options}
        error={editor.error}
        onCorrections={editor.change}
        onOptions={work.setOptions}
        onJump={(problem) => setShown(placeOfProblem(problem))}
      />
    </div>
  );
}

type MappedPictureProps = {
  readonly reading: TemplateReading;
  readonly work: TemplateWork;
  readonly shown: Place | null;
  readonly onChange: (next: Corrections) => void;
};

/** The picture; what is chosen on it becomes a correction. */
function MappedPicture({ reading, work: { corrections }, shown, onChange }: MappedPictureProps) {
  const { mapping } = reading;
  const table = mapping?.table ?? null;
  return (
    <TemplatePicture
      reading={reading}
      mapping={mapping}
      shown={shown}
      onColumn={(column, fill) => onChange(setColumn(corrections, table, column, fill))}
      onCell={(place, target) => onChange(setCell(corrections, mapping, place, target))}
      onRow={(row, use) => onChange(giveRow(corrections, table, row, use))}
    />
  );
}

function NotRead({ error, isReading }: { readonly error: unknown; readonly isReading: boolean }) {
  const isSlow = useDelayed(isReading, 300);
  return (
    <Middle>
      {error !== null ? (
        <ErrorPanel error={error} />
      ) : (
        isSlow && <p className="tone-muted small">{text.reading}…</p>
      )}
    </Middle>
  );
}
