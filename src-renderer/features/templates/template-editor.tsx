import { Button } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { WireProblem } from '../../../src-shared/rpc/contract/shared.ts';
import type { TemplateOptions, TemplateRow } from '../../../src-shared/rpc/contract/templates.ts';
import type { SheetKind } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import { parseAddress } from '../../../src-shared/sheet/render/sheet-cell.ts';
import type { TemplateChange } from '../../../src-shared/sheet/template/template-fingerprint.ts';
import { useIsHere } from '../../components/busy.ts';
import { useUnsavedWarning } from '../../components/form/form.tsx';
import { keepState } from '../../components/form/keep-state.ts';
import { isTyping } from '../../components/keyboard.ts';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { showDone, showError } from '../../components/overlay/toasts.tsx';
import { FilterBar, FilterSelect } from '../../components/page/filters.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { useDelayed } from '../../components/use-delayed.ts';
import { invalidateLedger } from '../../ledger.ts';
import { navigate } from '../../routing.ts';
import { client } from '../../rpc.ts';
import { sheetsText } from '../../text/sheets.ts';
import { changeSentence, templatesText as text } from '../../text/templates.ts';
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
import { TemplateSide } from './template-side.tsx';
import { type Blank, useTemplateReading } from './use-template-reading.ts';

/** What the screen begins with: a new blank, a saved template, or a new blank for a saved one. */
export type Start = {
  readonly id: string;
  readonly blank: Blank;
  /** What may be filled into it. */
  readonly kinds: readonly SheetKind[];
  readonly corrections: Corrections;
  readonly saved: TemplateRow | null;
  /** Whether the blank takes the place of the saved one's. */
  readonly isReplacement: boolean;
};

type Work = {
  readonly start: Start;
  readonly kind: SheetKind;
  readonly past: readonly Corrections[];
  readonly corrections: Corrections;
  readonly options: TemplateOptions;
};

/** Work that is not saved yet, by the saved template's uid or `new`: whoever looks something up meanwhile finds it again. */
export const useUnsavedWork = keepState<Readonly<Record<string, Work | undefined>>>({});

/** Whether that work still belongs to what is saved. */
function isCurrent(work: Work, start: Start): boolean {
  return work.start.id === start.id && work.start.saved?.version === start.saved?.version;
}

type TemplateEditorProps = {
  readonly start: Start;
  readonly onRestart: () => void;
  /** The blank turned out to be a new one of a saved template. */
  readonly onReplace: (start: Start) => void;
};

const noOptions: TemplateOptions = { sort: [], split: 'one' };

/** The picture with the mapping on it, what belongs to no place beside it, and saving. */
export function TemplateEditor({ start, onRestart, onReplace }: TemplateEditorProps) {
  const { saved, isReplacement } = start;
  const key = saved?.uid ?? 'new';
  const [unsaved, keep] = useUnsavedWork();
  const found = unsaved[key];
  const [before] = useState(found !== undefined && isCurrent(found, start) ? found : null);
  const [kind, setKind] = useState(before?.kind ?? start.blank.kind);
  const [past, setPast] = useState<readonly Corrections[]>(before?.past ?? []);
  const [corrections, setCorrections] = useState(before?.corrections ?? start.corrections);
  const [options, setOptions] = useState<TemplateOptions>(before?.options ?? saved?.options ?? noOptions);
  const [shown, setShown] = useState<Place | null>(null);
  const [isNaming, setIsNaming] = useState(false);
  const isHere = useIsHere();
  const [isSaving, setIsSaving] = useState(false);
  const blank = useMemo(() => ({ file: start.blank.file, kind }), [start.blank.file, kind]);
  const { reading, error, isReading } = useTemplateReading(blank, corrections);
  const mapping = reading?.mapping ?? null;
  const isRefused = reading?.problems.some(({ severity }) => severity === 'error') ?? false;
  const isDirty =
    saved === null || isReplacement || corrections !== start.corrections || options !== saved.options;
  useUnsavedWarning(isDirty);
  useEffect(() => {
    keep({ [key]: isDirty ? { start, kind, past, corrections, options } : undefined });
  }, [keep, key, isDirty, start, kind, past, corrections, options]);

  const change = (next: Corrections) => {
    // What is corrected belongs to the sheet in sight, even where nothing was recognised on it.
    const sheet = next.sheet ?? reading?.picture.sheet;
    setPast((now) => [...now, corrections]);
    setCorrections(sheet === undefined || sheet === '' ? next : { ...next, sheet });
  };
  const startOver = () => {
    setPast((now) => [...now, corrections]);
    setCorrections({});
  };
  const undo = () => {
    const last = past.at(-1);
    if (last === undefined) return;
    setPast(past.slice(0, -1));
    setCorrections(last);
  };
  useUndoKey(undo);
  const chooseKind = (next: typeof kind) => {
    setKind(next);
    setPast([]);
    setCorrections({});
    setOptions(noOptions);
  };

  const save = async (name: string) => {
    if (mapping === null) return;
    const { uid } = await client.templates.save({
      uid: saved?.uid ?? null,
      version: saved?.version ?? null,
      name,
      kind,
      file: saved === null || isReplacement ? blank.file : null,
      mapping,
      options,
    });
    keep({ [key]: undefined });
    if (isHere()) navigate(`/exports?template=${encodeURIComponent(uid)}&sheet=${kind}`);
    await invalidateLedger();
    showDone(text.saved(name));
  };
  const saveNow = () => {
    if (saved === null) return setIsNaming(true);
    setIsSaving(true);
    save(saved.name)
      .catch(showError)
      .finally(() => setIsSaving(false));
  };
  const whyNot = mapping === null ? text.noMapping : isRefused ? text.cannotSave : undefined;

  const title = saved?.name ?? blank.file.name;
  return (
    <div className="page">
      <PageHead
        title={title}
        back={{ to: '/exports', title: text.back }}
        hasUnsaved={isDirty}
        actions={
          <>
            <Button
              onClick={() => {
                keep({ [key]: undefined });
                onRestart();
              }}
            >
              {saved === null ? text.otherFile : text.actions.replace}
            </Button>
            <Button
              variant="filled"
              loading={isSaving}
              disabled={whyNot !== undefined || isReading || error !== null || !isDirty}
              title={reading === null ? undefined : whyNot}
              onClick={saveNow}
            >
              {saved === null ? text.saveNew : isReplacement ? text.saveReplaced : text.save}
            </Button>
          </>
        }
      />
      <FilterBar>
        <FilterSelect
          label={text.kind}
          isRequired
          options={start.kinds.map((value) => ({ value, label: sheetsText.kinds[value].title }))}
          value={kind}
          onChange={(value) => value !== null && value !== kind && chooseKind(value)}
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
            onChange={(sheet) => sheet !== null && change({ sheet })}
          />
        )}
        <span className="tone-muted truncate template__lead">{text.mappingLead}</span>
        <span className="push row">
          <Button size="xs" disabled={past.length === 0} title={text.undoHint} onClick={undo}>
            {text.undo}
          </Button>
          <Button size="xs" variant="subtle" onClick={startOver}>
            {text.redetect}
          </Button>
        </span>
      </FilterBar>
      {reading !== null && (
        <Remarks
          start={start}
          known={reading.known}
          onReplace={(next) => {
            keep({ [key]: undefined });
            onReplace(next);
          }}
        />
      )}
      {reading === null ? (
        <NotRead error={error} isReading={isReading} />
      ) : (
        <div
          className={`template__desk ${isReading ? 'is-reading' : ''}`}
          aria-busy={isReading}
          // What is corrected while it is saved would be in nothing.
          inert={isSaving}
        >
          <TemplatePicture
            reading={reading}
            mapping={mapping}
            shown={shown}
            onColumn={(column, fill) => change(setColumn(corrections, mapping?.table ?? null, column, fill))}
            onCell={(place, target) => change(setCell(corrections, mapping, place, target))}
            onRow={(row, use) => change(giveRow(corrections, mapping?.table ?? null, row, use))}
          />
          <TemplateSide
            reading={reading}
            mapping={mapping}
            corrections={corrections}
            options={options}
            error={error}
            onCorrections={change}
            onOptions={setOptions}
            onJump={(problem) => setShown(placeOfProblem(problem))}
          />
        </div>
      )}
      <NameDialog
        isOpen={isNaming}
        title={text.saveTitle}
        confirmLabel={text.saveNew}
        initial={blank.file.name.replace(/\.[^.]+$/u, '')}
        onClose={() => setIsNaming(false)}
        onConfirm={save}
      />
    </div>
  );
}

/** Ctrl+Z outside of fields, which have an undo of their own. */
function useUndoKey(undo: () => void): void {
  const latest = useRef(undo);
  latest.current = undo;
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || isTyping(event.target))
        return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
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

type RemarksProps = Pick<TemplateEditorProps, 'start' | 'onReplace'> & {
  readonly known: TemplateReading['known'];
};

/** What the center changed since last time; or that this blank is one already known. */
function Remarks({ start, known, onReplace }: RemarksProps) {
  const { saved, isReplacement, blank } = start;
  if (isReplacement && saved !== null && known?.uid !== saved.uid)
    return (
      <div className="template__remarks">
        <NoteBox tone="warning">{text.replaceUnlike(saved.name)}</NoteBox>
      </div>
    );
  if (known === null || (saved !== null && !isReplacement)) return null;
  const { changes } = known;
  const isSame = changes.length === 0;
  if (isReplacement)
    return (
      <div className="template__remarks">
        <NoteBox tone={isSame ? 'ok' : 'warning'}>
          {isSame ? text.replaceSame : text.replaceChanged(changes.length)}
          <Changes changes={changes} />
          {!isSame && <p>{text.replaceBody}</p>}
        </NoteBox>
      </div>
    );
  const replace = async () => {
    const { row } = await client.templates.get({ uid: known.uid });
    onReplace({
      id: crypto.randomUUID(),
      blank: { file: blank.file, kind: row.kind },
      kinds: [row.kind],
      corrections: {},
      saved: row,
      isReplacement: true,
    });
  };
  return (
    <div className="template__remarks">
      <NoteBox tone={isSame ? 'ok' : 'warning'}>
        <div className="row">
          <span>{isSame ? text.known(known.name) : text.knownChanged(known.name, changes.length)}</span>
          <Button
            size="compact-xs"
            onClick={() =>
              isSame
                ? navigate(`/exports?template=${encodeURIComponent(known.uid)}`)
                : void replace().catch(showError)
            }
          >
            {isSame ? text.openKnown : text.replaceKnown(known.name)}
          </Button>
        </div>
        <Changes changes={changes} />
      </NoteBox>
    </div>
  );
}

function Changes({ changes }: { readonly changes: readonly TemplateChange[] }) {
  if (changes.length === 0) return null;
  return (
    <ul className="template__changes">
      {changes.map((change) => (
        <li key={JSON.stringify(change)}>{changeSentence(change)}</li>
      ))}
    </ul>
  );
}

/** The cell of a problem, its column's label, or its row. */
function placeOfProblem({ at }: WireProblem): Place | null {
  if (at?.address !== undefined) return parseAddress(at.address);
  const column = at?.column === undefined ? null : (parseAddress(`${at.column}1`)?.column ?? null);
  if (column !== null) return { row: at?.row ?? 0, column };
  return at?.row === undefined ? null : { row: at.row, column: 1 };
}
