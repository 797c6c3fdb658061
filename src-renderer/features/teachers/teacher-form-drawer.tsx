import { Button } from '@mantine/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { TeacherFields } from '../../../src-shared/rpc/contract/teachers.ts';
import { useIsHere } from '../../components/busy.ts';
import { DraftOffer, Form, focusSaving, useUnsavedWarning } from '../../components/form/form.tsx';
import { StaleNote } from '../../components/form/stale-note.tsx';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { ProblemList } from '../../components/notes/problem-list.tsx';
import { SideDrawer } from '../../components/overlay/side-drawer.tsx';
import { showDone } from '../../components/overlay/toasts.tsx';
import { UnsavedDot } from '../../components/page/page-head.tsx';
import { teachersText } from '../../text/teachers.ts';
import { TeacherFieldset } from './teacher-fieldset.tsx';
import css from './teacher-form.module.css';
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
  const room = useRef<HTMLDivElement>(null);
  const state = useTeacherForm({ saved, initial, onInvalid: () => focusFirstError(room.current) });
  const { form, save } = state;
  const isHere = useIsHere();
  const saveAndNext = useSaveAndNext(state, initial, room);
  useUnsavedWarning(form.isDirty);
  const title = saved === null ? text.addTitle : text.editTitle(saved.fields.name);
  const close = () => {
    if (form.isDirty) showDone(text.draftKept);
    onClose();
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
      <div ref={room} className={css['form']}>
        <Form
          label={text.label}
          // Beside the list another teacher may stand here by now.
          onSave={async () => (await save.submit()) && isHere() && onClose()}
          isBusy={save.isSaving}
        >
          <DraftOffer form={form} />
          <StaleNote
            save={save}
            text={text.stale}
            reloadLabel={text.staleReload}
            onReloaded={() => focusSaving(room.current)}
          />
          {!save.isStale && state.note !== null && <NoteBox>{state.note}</NoteBox>}
          <TeacherFieldset state={state} />
          {save.unplaced.length > 0 && <ProblemList problems={save.unplaced} />}
          {save.failure !== null && <ErrorPanel error={save.failure} />}
          <div className={css['foot']}>
            <Button type="submit" variant="filled" loading={save.isSaving}>
              {saved === null ? text.saveNew : text.save}
            </Button>
            {saved === null && (
              <Button disabled={save.isSaving} onClick={() => void saveAndNext()}>
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

/** Saves and begins the next teacher of the same school and stage, with the keyboard in the first field. */
function useSaveAndNext(
  { form, save }: TeacherForm,
  initial: TeacherFields,
  room: RefObject<HTMLElement | null>,
): () => Promise<void> {
  const [saved, setSaved] = useState(0);
  useEffect(() => {
    if (saved > 0) room.current?.querySelector('input')?.focus();
  }, [saved, room]);
  return async () => {
    const { organisationName, stage } = form.values;
    if (!(await save.submit())) return;
    form.reset({ ...initial, organisationName, stage });
    setSaved((now) => now + 1);
  };
}

/** The first field with a sentence under it takes the keyboard, once the sentences are drawn. */
function focusFirstError(room: HTMLElement | null): void {
  requestAnimationFrame(() => room?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
