import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { Middle } from '../../../components/page/middle.tsx';
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
import { useTemplateReading } from './use-template-reading.ts';
import { useTemplateSave } from './use-template-save.ts';
import { type Start, type TemplateWork, useTemplateWork, useUndoKey } from './use-template-work.ts';

type TemplateEditorProps = {
  readonly start: Start;
  readonly onRestart: () => void;
  /** The blank turned out to be a new one of a saved template. */
  readonly onReplace: (start: Start) => void;
};

/** The picture with the mapping on it, what belongs to no place beside it, and saving. */
export function TemplateEditor({ start, onRestart, onReplace }: TemplateEditorProps) {
  const { saved } = start;
  const work = useTemplateWork(start);
  const [shown, setShown] = useState<Place | null>(null);
  const blank = useMemo(() => ({ file: start.blank.file, kind: work.kind }), [start.blank.file, work.kind]);
  const { reading, error, isReading } = useTemplateReading(blank, work.corrections);
  const mapping = reading?.mapping ?? null;
  const saving = useTemplateSave({ start, work, mapping });
  useUndoKey(work.undo);
  const change = (next: Corrections) => work.change(next, reading?.picture.sheet);
  const isRefused = reading?.problems.some(({ severity }) => severity === 'error') ?? false;
  const whyNot = mapping === null ? text.noMapping : isRefused ? text.cannotSave : undefined;
  const canSave = whyNot === undefined && !isReading && error === null && work.isDirty;
  return (
    <div className="page">
      <PageHead
        title={saved?.name ?? blank.file.name}
        back={{ to: '/exports', title: text.back }}
        hasUnsaved={work.isDirty}
        actions={
          <Actions
            start={start}
            isSaving={saving.isSaving}
            canSave={canSave}
            hint={reading === null ? undefined : whyNot}
            onRestart={() => {
              work.forget();
              onRestart();
            }}
            onSave={saving.saveNow}
          />
        }
      />
      <TemplateBar kinds={start.kinds} work={work} reading={reading} onChange={change} />
      {reading === null ? (
        <NotRead error={error} isReading={isReading} />
      ) : (
        <>
          <TemplateRemarks
            start={start}
            known={reading.known}
            onReplace={(next) => {
              work.forget();
              onReplace(next);
            }}
          />
          <div
            className={css['columns']}
            aria-busy={isReading}
            // What is corrected while it is saved would be in nothing.
            inert={saving.isSaving}
          >
            <MappedPicture reading={reading} work={work} shown={shown} onChange={change} />
            <TemplateSide
              reading={reading}
              mapping={mapping}
              corrections={work.corrections}
              options={work.options}
              error={error}
              onCorrections={change}
              onOptions={work.setOptions}
              onJump={(problem) => setShown(placeOfProblem(problem))}
            />
          </div>
        </>
      )}
      <NameDialog
        isOpen={saving.isNaming}
        title={text.saveTitle}
        confirmLabel={text.saveNew}
        initial={blank.file.name.replace(/\.[^.]+$/u, '')}
        onClose={saving.stopNaming}
        onConfirm={saving.save}
      />
    </div>
  );
}

type ActionsProps = {
  readonly start: Start;
  readonly isSaving: boolean;
  readonly canSave: boolean;
  /** Why it cannot be saved. */
  readonly hint: string | undefined;
  readonly onRestart: () => void;
  readonly onSave: () => void;
};

function Actions({ start, isSaving, canSave, hint, onRestart, onSave }: ActionsProps) {
  const { saved, isReplacement } = start;
  return (
    <>
      <Button onClick={onRestart}>{saved === null ? text.otherFile : text.actions.replace}</Button>
      <Button variant="filled" loading={isSaving} disabled={!canSave} title={hint} onClick={onSave}>
        {saved === null ? text.saveNew : isReplacement ? text.saveReplaced : text.save}
      </Button>
    </>
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
