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
import { giveRow, setCell, setColumn, type TemplateReading } from './template-corrections.ts';
import css from './template-editor.module.css';
import { TemplateRemarks } from './template-remarks.tsx';
import { TemplateSide } from './template-side.tsx';
import type { Start } from './template-work.ts';
import { type Editor, useEditor } from './use-editor.ts';

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

/** The picture, on which every choice is a correction, and what stands beside it: a problem there leads to its place. */
function Mapping({ editor: { work, change, ...editor }, reading }: MappingProps) {
  const { corrections } = work;
  const { mapping } = reading;
  const table = mapping?.table ?? null;
  const [shown, setShown] = useState<Place | null>(null);
  return (
    <div
      className={css['columns']}
      aria-busy={editor.isReading}
      // A correction made during a save would be lost: the saved mapping does not have it.
      inert={editor.saving.isSaving}
    >
      <TemplatePicture
        reading={reading}
        shown={shown}
        onColumn={(column, fill) => change(setColumn(corrections, table, column, fill))}
        onCell={(place, target) => change(setCell(corrections, mapping, place, target))}
        onRow={(row, use) => change(giveRow(corrections, table, row, use))}
      />
      <TemplateSide
        reading={reading}
        corrections={corrections}
        options={work.options}
        error={editor.error}
        onCorrections={change}
        onOptions={work.setOptions}
        onJump={(problem) => setShown(placeOfProblem(problem))}
      />
    </div>
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
