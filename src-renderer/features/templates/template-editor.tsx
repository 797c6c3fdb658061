import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { WireProblem } from '../../../src-shared/rpc/contract/shared.ts';
import type { SheetKind } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import { parseAddress } from '../../../src-shared/sheet/render/sheet-cell.ts';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { FilterBar, FilterSelect } from '../../components/page/filters.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { useDelayed } from '../../components/use-delayed.ts';
import { sheetsText } from '../../text/sheets.ts';
import { templatesText as text } from '../../text/templates.ts';
import type { Place } from './picture-grid.ts';
import {
  type Corrections,
  giveRow,
  setCell,
  setColumn,
  type TemplateReading,
} from './template-corrections.ts';
import { NameDialog } from './template-menu.tsx';
import { TemplatePicture } from './template-picture.tsx';
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
            className={`template__desk ${isReading ? 'is-reading' : ''}`}
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

type TemplateBarProps = {
  readonly kinds: readonly SheetKind[];
  readonly work: TemplateWork;
  readonly reading: TemplateReading | null;
  readonly onChange: (next: Corrections) => void;
};

/** What is filled in, which worksheet, and the ways back. */
function TemplateBar({ kinds, work, reading, onChange }: TemplateBarProps) {
  return (
    <FilterBar>
      <FilterSelect
        label={text.kind}
        isRequired
        options={kinds.map((value) => ({ value, label: sheetsText.kinds[value].title }))}
        value={work.kind}
        onChange={(value) => value !== null && value !== work.kind && work.chooseKind(value)}
      />
      {reading !== null && reading.sheets.length > 1 && (
        <FilterSelect
          label={text.sheet}
          isRequired
          options={reading.sheets.map(({ name, isHidden }) => ({
            value: name,
            label: isHidden ? text.hiddenSheet(name) : name,
          }))}
          value={reading.picture.sheet}
          onChange={(sheet) => sheet !== null && onChange({ sheet })}
        />
      )}
      <span className="tone-muted truncate template__lead">{text.mappingLead}</span>
      <span className="push row">
        <Button size="xs" disabled={!work.canUndo} title={text.undoHint} onClick={work.undo}>
          {text.undo}
        </Button>
        <Button size="xs" variant="subtle" onClick={work.startOver}>
          {text.redetect}
        </Button>
      </span>
    </FilterBar>
  );
}

function NotRead({ error, isReading }: { readonly error: unknown; readonly isReading: boolean }) {
  const isSlow = useDelayed(isReading, 300);
  return (
    <div className="template__middle">
      {error !== null ? (
        <ErrorPanel error={error} />
      ) : (
        isSlow && <p className="tone-muted small">{text.reading}…</p>
      )}
    </div>
  );
}

/** The cell of a problem, its column's label, or its row. */
function placeOfProblem({ at }: WireProblem): Place | null {
  if (at?.address !== undefined) return parseAddress(at.address);
  const column = at?.column === undefined ? null : (parseAddress(`${at.column}1`)?.column ?? null);
  if (column !== null) return { row: at?.row ?? 0, column };
  return at?.row === undefined ? null : { row: at.row, column: 1 };
}
