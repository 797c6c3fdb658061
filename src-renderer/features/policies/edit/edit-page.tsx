import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useParams } from 'wouter';
import type { EditableField, PackEdit } from '../../../../src-shared/policy/document/pack-edit.ts';
import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import { DraftOffer, useUnsavedWarning } from '../../../components/form/form.tsx';
import { useDraft } from '../../../components/form/use-draft.ts';
import { isComposing } from '../../../components/keyboard.ts';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { ConfirmDialog, ReasonDialog } from '../../../components/overlay/dialogs.tsx';
import { showDone } from '../../../components/overlay/toasts.tsx';
import { EmptyState } from '../../../components/page/empty-state.tsx';
import { FilterToggle } from '../../../components/page/filters.tsx';
import { PageHead } from '../../../components/page/page-head.tsx';
import { invalidateLedger } from '../../../ledger.ts';
import { navigate } from '../../../routing.ts';
import { client, orpc } from '../../../rpc.ts';
import { describeError } from '../../../text/errors.ts';
import { policiesText } from '../../../text/policies.ts';
import { fieldErrors, problemSentence } from '../../../text/problems.ts';
import { packPlace } from '../../../text/problems-policies.ts';
import { levelWords } from '../../../text/words.ts';
import { CasesPanel } from '../read/cases-panel.tsx';
import { DroppedRules } from '../read/dropped-rules.tsx';
import { EditGroupView } from './edit-group.tsx';
import { NewNotes } from './new-notes.tsx';
import { NewRules } from './new-rule-form.tsx';
import {
  editOfRule,
  freeRuleId,
  isInNewRule,
  lineOfRule,
  missingOf,
  type NewRule,
  sectionOfRule,
} from './new-rules.ts';
import { type EditSection, fateOf, groupFields, heldValue, newNotes, sectionsOf } from './pack-edits.ts';
import '../policies.css';

const text = policiesText.edit;

/** An own pack as forms: figures, wording, choices; checked while typing, saved as its next version. */
export function EditPolicyPage() {
  const { id = '' } = useParams<{ id: string }>();
  const query = useQuery(orpc.policies.get.queryOptions({ input: { id, version: null } }));
  const back = { to: `/policies?pack=${encodeURIComponent(id)}`, title: text.back };
  if (query.data === undefined || query.data.pack.kind !== 'own') {
    return (
      <div className="page">
        <PageHead title={query.data?.pack.title ?? policiesText.title} back={back} />
        <div className="policies__blank">
          {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
          {query.data !== undefined && <EmptyState title={text.notOwn}>{text.notOwnBody}</EmptyState>}
        </div>
      </div>
    );
  }
  return <Editor key={id} newest={query.data} back={back} />;
}

type Saved = Outputs['policies']['get'];
type Values = {
  readonly edits: readonly PackEdit[];
  /** Rules that the copy adds, as far as they are typed. */
  readonly added: readonly NewRule[];
};
type EditorProps = {
  readonly newest: Saved;
  readonly back: { readonly to: string; readonly title: string };
};

function Editor({ newest, back }: EditorProps) {
  const form = useDraft<Values>({
    draftKey: `policy:${newest.pack.id}`,
    initial: { edits: [], added: [] },
  });
  // What is typed stands on the version it was typed over, until the user takes it to a newer one.
  const [saved, setSaved] = useState(newest);
  if (saved !== newest && (!form.isDirty || saved.pack.version === newest.pack.version)) setSaved(newest);
  const isStale = saved.pack.version !== newest.pack.version && form.isDirty;
  const { pack } = saved;
  const { edits, added } = form.values;
  const shape = { hasCredits: saved.document.head.hasCredits };
  const latest = useRef(edits);
  latest.current = edits;
  const { set } = form;
  const changeEdits = useCallback(
    (change: (edits: readonly PackEdit[]) => readonly PackEdit[]) => {
      latest.current = change(latest.current);
      set('edits', latest.current);
    },
    [set],
  );
  const asked = useMemo(() => withFinished(edits, added, shape.hasCredits), [edits, added, shape.hasCredits]);
  const unfinished = added.filter((rule) => missingOf(rule, shape).size > 0).length;
  const [rested] = useDebouncedValue(asked, 250);
  const check = useQuery({
    ...orpc.policies.checkOwn.queryOptions({
      input: { id: pack.id, version: pack.version, edits: [...rested] },
    }),
    enabled: rested.length > 0,
    placeholderData: keepPreviousData,
  });
  const [onlyChanged, setOnlyChanged] = useState(false);
  const [dialog, setDialog] = useState<'save' | 'discard' | null>(null);
  const body = useRef<HTMLDivElement>(null);
  useUnsavedWarning(form.isDirty);

  // The answer of the check belongs to what rests now, not to what was asked before.
  const isAnswered = rested.length === 0 || (check.data !== undefined && !check.isPlaceholderData);
  const isChecked = rested.length > 0 && check.data !== undefined;
  const problems = isChecked ? check.data.problems : [];
  const document = (isChecked ? check.data.document : null) ?? saved.document;
  const sections = useMemo(
    () => sectionsOf(groupFields(saved.fields, saved.document, document)),
    [saved, document],
  );
  const errors = fieldErrors(problems);
  const known = new Set(saved.fields.map(({ field }) => field));
  const unplaced = problems.filter(
    ({ at }) => at?.field === undefined || !(known.has(at.field) || isInNewRule(at.field, added)),
  );
  const canSave = form.isDirty && problems.length === 0 && unfinished === 0 && check.error === null;
  const changeCount = edits.length + added.length;
  const lines = figuresByLine(document);

  const onlyTheChanged = (section: EditSection): EditSection => ({
    ...section,
    groups: section.groups
      .map((group) =>
        fateOf(group.line, edits) === 'kept'
          ? { ...group, fields: group.fields.filter((field) => isDifferent(field, edits)) }
          : group,
      )
      .filter((group) => group.fields.length > 0),
  });
  // What is typed last is checked before it can be saved: the question waits for the answer.
  const [isAsked, setIsAsked] = useState(false);
  const isSettled = rested === asked && !check.isFetching;
  useEffect(() => {
    if (!isAsked || !isSettled) return;
    setIsAsked(false);
    const wrong = body.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong !== null && wrong !== undefined) wrong.focus();
    else if (canSave) setDialog('save');
  }, [isAsked, isSettled, canSave]);
  const askToSave = () => {
    if (form.isDirty) setIsAsked(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Events of an open dialog bubble here too; it has its own.
    if (dialog !== null) return;
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
    event.preventDefault();
    // A figure is read when its field is left.
    if (event.target instanceof HTMLElement) event.target.blur();
    setTimeout(askToSave, 0);
  };
  const save = async (reason: string) => {
    const made = await client.policies
      .saveOwn({ id: pack.id, version: pack.version, edits: [...asked], reason })
      .catch((error: unknown) => {
        if (describeError(error).code === 'STALE') void invalidateLedger();
        throw error;
      });
    form.reset();
    await invalidateLedger();
    showDone(text.saved(made.version));
  };
  const jump = (id: string) => {
    const target = body.current?.querySelector(`[id="edit-${CSS.escape(id)}"]`);
    target?.scrollIntoView({ block: 'start' });
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  };
  const shownSections = (onlyChanged ? sections.map(onlyTheChanged) : sections).filter(
    ({ id, groups }) =>
      groups.length > 0 ||
      !onlyChanged ||
      (id === 'notes' ? newNotes(edits).length > 0 : added.some((rule) => sectionOfRule(rule) === id)),
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter saves wherever the keyboard stands on the page
    <div className="page" onKeyDown={onKeyDown}>
      <PageHead
        title={text.title(pack.title)}
        back={back}
        hasUnsaved={form.isDirty}
        count={policiesText.list.version(pack.version)}
        actions={
          <>
            <span className={`small ${problems.length > 0 ? 'tone-bad' : 'tone-muted'}`} role="status">
              {problems.length > 0
                ? text.problems(problems.length)
                : unfinished > 0
                  ? text.added.unfinished(unfinished)
                  : text.changes(changeCount)}
            </span>
            {form.isDirty && <Button onClick={() => setDialog('discard')}>{text.discard}</Button>}
            <Button variant="filled" disabled={!canSave} title="Ctrl+Enter" onClick={askToSave}>
              {text.save}
            </Button>
          </>
        }
      />
      <div className="policies__desk is-bare">
        <nav className="policies__list" aria-label={policiesText.list.contents}>
          <section>
            <FilterToggle label={text.filter} isOn={onlyChanged} onChange={setOnlyChanged} />
            <ol className="policies__contents">
              {shownSections.map(({ id }) => (
                <li key={id}>
                  <button type="button" onClick={() => jump(id)}>
                    {text.sections[id] ?? id}
                  </button>
                </li>
              ))}
            </ol>
          </section>
          <Versions saved={saved} />
        </nav>
        <div ref={body} className="policies__paper">
          <div className="policies__document policies__editor">
            <DraftOffer form={form} />
            {isStale && (
              <NoteBox tone="warning">
                <div className="row" role="alert">
                  <span>{text.stale(newest.pack.version)}</span>
                  <Button size="xs" className="push" onClick={() => setSaved(newest)}>
                    {text.staleTake}
                  </Button>
                </div>
              </NoteBox>
            )}
            {check.error !== null && !isStale && (
              <ErrorPanel error={check.error} onRetry={() => void check.refetch()} />
            )}
            {unplaced.length > 0 && (
              <ul className="policies__unplaced" aria-label={text.elsewhere}>
                {unplaced.map((problem) => (
                  <li key={`${problem.code}${problem.at?.field ?? ''}`}>
                    <small>{packPlace(problem.at?.field)}</small> {problemSentence(problem)}
                  </li>
                ))}
              </ul>
            )}
            {shownSections.length === 0 && <p className="tone-muted">{text.filterEmpty}</p>}
            {shownSections.map((section) => (
              <section key={section.id} id={`edit-${section.id}`} tabIndex={-1} className="policies__chapter">
                <h3>{text.sections[section.id] ?? section.id}</h3>
                {section.groups.map((group) => (
                  <EditGroupView
                    key={group.line}
                    group={group}
                    edits={edits}
                    errors={errors}
                    canRestore={pack.extends !== null}
                    onChange={changeEdits}
                  />
                ))}
                {(section.id === 'activities' || section.id === 'assessment') && (
                  <NewRules
                    section={section.id}
                    rules={added}
                    shape={shape}
                    periods={document.head.minima}
                    errors={errors}
                    figures={(line) => lines.get(line) ?? ''}
                    nextId={() => freeRuleId(pack.id, [...known, ...added.map(lineOfRule)].flatMap(idsIn))}
                    onChange={(rules) => form.set('added', rules)}
                  />
                )}
                {section.id === 'notes' && (
                  <NewNotes
                    edits={edits}
                    taken={saved.document.notes.map(({ id }) => id)}
                    onChange={(next) => form.set('edits', next)}
                  />
                )}
              </section>
            ))}
            {pack.extends !== null && (
              <DroppedRules
                parent={pack.extends}
                document={saved.document}
                edits={edits}
                onChange={(next) => form.set('edits', next)}
              />
            )}
          </div>
        </div>
        <CasesPanel
          packId={pack.id}
          version={pack.version}
          edits={rested}
          state={!isAnswered ? 'waiting' : problems.length > 0 ? 'broken' : 'ready'}
        />
      </div>
      <ReasonDialog
        isOpen={dialog === 'save'}
        title={text.saveTitle(pack.version + 1)}
        confirmLabel={text.saveTitle(pack.version + 1)}
        reasonLabel={text.reason}
        onClose={() => setDialog(null)}
        onConfirm={save}
      >
        <p>{text.saveBody(changeCount)}</p>
        {pack.isInForce && <p className="tone-short">{text.saveInForce}</p>}
      </ReasonDialog>
      <ConfirmDialog
        isOpen={dialog === 'discard'}
        title={text.discard}
        confirmLabel={text.discard}
        isDanger
        onClose={() => setDialog(null)}
        onConfirm={() => {
          form.reset();
          return undefined;
        }}
      >
        <p>{text.discardBody(changeCount)}</p>
      </ConfirmDialog>
    </div>
  );
}

/** The edits with the new rules that say something already; unfinished ones are asked nothing. */
function withFinished(
  edits: readonly PackEdit[],
  added: readonly NewRule[],
  hasCredits: boolean,
): readonly PackEdit[] {
  const shape = { hasCredits };
  const finished = added.filter((rule) => missingOf(rule, shape).size === 0);
  return finished.length === 0 ? edits : [...edits, ...finished.map((rule) => editOfRule(rule, shape))];
}

/** What the numbers of each rule say, by its line. */
function figuresByLine({ activities, sections }: Saved['document']): ReadonlyMap<string, string> {
  return new Map([
    ...activities.map(({ field, hours, cells }) => [field, [hours, ...cellTexts(cells)].join('；')] as const),
    ...sections.flatMap(({ lines }) => lines.map(({ field, figures }) => [field, figures] as const)),
  ]);
}

type Cells = Saved['document']['activities'][number]['cells'];

/** What a row earns, the levels that earn alike together. */
function cellTexts(cells: Cells): readonly string[] {
  const alike = Map.groupBy(
    cells.filter(({ kind }) => kind === 'rate'),
    (cell) => cell.text,
  );
  return [...alike].map(([earned, of]) =>
    of.length === cells.length ? earned : `${of.map(({ level }) => levelWords[level]).join('、')}${earned}`,
  );
}

function idsIn(field: string): readonly string[] {
  return field.split('/').slice(1, 2);
}

/** Whether the field says something else than the parent, or than what is saved. */
function isDifferent(field: EditableField, edits: readonly PackEdit[]): boolean {
  return field.isChanged || heldValue(field, edits) !== field.value;
}

function Versions({ saved }: { readonly saved: Saved }) {
  return (
    <section>
      <h2>{text.versions}</h2>
      <ul className="policies__versions">
        {saved.versions.toReversed().map((version) => (
          <li key={version.version}>
            <b>{policiesText.list.version(version.version)}</b>
            <small>
              {version.savedAt.slice(0, 10)} · {version.actor}
            </small>
            <small>{version.reason}</small>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="policies__link small"
        onClick={() => navigate(`/policies?pack=${encodeURIComponent(saved.pack.id)}`)}
      >
        {policiesText.tabs.read}
      </button>
    </section>
  );
}
