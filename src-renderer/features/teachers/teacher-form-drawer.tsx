import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import './teachers.css';
import type { TeacherFields } from '../../../src-shared/rpc/contract/teachers.ts';
import { useIsHere } from '../../components/busy.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { DraftOffer, Form, focusSaving, useUnsavedWarning } from '../../components/form/form.tsx';
import { NoteBox } from '../../components/note-box.tsx';
import { SideDrawer } from '../../components/overlay/side-drawer.tsx';
import { showDone } from '../../components/overlay/toasts.tsx';
import { UnsavedDot } from '../../components/page-head.tsx';
import { ProblemList } from '../../components/problem-list.tsx';
import { teachersText } from '../../text/teachers.ts';
import { TeacherFieldset } from './teacher-fieldset.tsx';
import { type SavedTeacher, type TeacherForm, useTeacherForm } from './use-teacher-form.ts';

const text = teachersText.form;

type TeacherFormDrawerProps = {
  /** null adds a teacher. */
  readonly saved: SavedTeacher | null;
  readonly initial: TeacherFields;
  readonly onClose: () => void;
};

/** Adds or changes a teacher beside the page it was opened from. What is not saved stays as a draft. */
export function TeacherFormDrawer({ saved, initial, onClose }: TeacherFormDrawerProps) {
  const state = useTeacherForm(saved, initial);
  const { form } = state;
  const room = useRef<HTMLDivElement>(null);
  useUnsavedWarning(form.isDirty);
  const title = saved === null ? text.addTitle : text.editTitle(saved.fields.name);
  const close = () => {
    if (form.isDirty) showDone(text.draftKept);
    onClose();
  };
  const isHere = useIsHere();
  const save = async () => {
    const uid = await state.save();
    // Beside the list another teacher may stand here by now.
    if (!isHere()) return;
    if (uid !== null) onClose();
    else focusFirstError(room.current);
  };
  /** Counts the people saved one after another: each time the keyboard goes back to the first field. */
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (turn > 0) room.current?.querySelector('input')?.focus();
  }, [turn]);
  const saveAndNext = async () => {
    const { organisationName, stage } = form.values;
    if ((await state.save()) === null) return focusFirstError(room.current);
    form.reset({ ...initial, organisationName, stage });
    setTurn((now) => now + 1);
  };
  return (
    <SideDrawer
      label={title}
      width={560}
      title={
        <span className="row">
          {title}
          {form.isDirty && <UnsavedDot />}
        </span>
      }
      onClose={close}
    >
      <div ref={room} className="teachers-form">
        <Form label={text.label} onSave={save} isBusy={state.isSaving}>
          <DraftOffer form={form} />
          <StaleNotes state={state} onReloaded={() => focusSaving(room.current)} />
          <TeacherFieldset state={state} />
          {state.problems.length > 0 && <ProblemList problems={state.problems} />}
          {state.error !== null && <ErrorPanel error={state.error} />}
          <div className="teachers-form__foot">
            <Button type="submit" variant="filled" loading={state.isSaving}>
              {saved === null ? text.saveNew : text.save}
            </Button>
            {saved === null && (
              <Button disabled={state.isSaving} onClick={() => void saveAndNext()}>
                {text.saveAndNext}
              </Button>
            )}
            <span className="push small tone-muted">Ctrl+Enter</span>
          </div>
        </Form>
      </div>
    </SideDrawer>
  );
}

type StaleNotesProps = { readonly state: TeacherForm; readonly onReloaded: () => void };

function StaleNotes({ state, onReloaded }: StaleNotesProps) {
  if (state.isStale)
    return (
      <NoteBox tone="warning">
        <div className="row">
          <span>{text.stale}</span>
          <Button size="xs" className="push" onClick={() => void state.reload().then(onReloaded)}>
            {text.staleReload}
          </Button>
        </div>
      </NoteBox>
    );
  return state.note === null ? null : <NoteBox>{state.note}</NoteBox>;
}

/** The first field with a sentence under it takes the keyboard, once the sentences are drawn. */
function focusFirstError(room: HTMLElement | null): void {
  requestAnimationFrame(() => room?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
