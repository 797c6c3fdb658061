import { Button } from '@mantine/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { TeacherFields } from '../../../../src-shared/rpc/contract/teachers.ts';
import { useIsHere } from '../../../components/busy.ts';
import { focusFirstInvalid } from '../../../components/form/focus.ts';
import { RecordForm } from '../../../components/form/record-form.tsx';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { ProblemList } from '../../../components/notes/problem-list.tsx';
import { SideDrawer } from '../../../components/overlay/side-drawer.tsx';
import { showDone } from '../../../components/overlay/toasts.tsx';
import { UnsavedTitle } from '../../../components/page/page-head.tsx';
import { teachersText } from '../../../text/teachers.ts';
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
  const state = useTeacherForm({ saved, initial, onInvalid: () => focusFirstInvalid(room.current) });
  const { form, save } = state;
  const isHere = useIsHere();
  const saveAndNext = useSaveAndNext(state, initial, room);
  const title = saved === null ? text.addTitle : text.editTitle(saved.fields.name);
  const close = () => {
    if (form.isDirty) showDone(text.draftKept);
    onClose();
  };
  return (
    <SideDrawer
      label={title}
      width={560}
      title={<UnsavedTitle title={title} isDirty={form.isDirty} />}
      onClose={close}
    >
      <div ref={room} className={css['form']}>
        <RecordForm
          label={text.label}
          form={form}
          save={save}
          // Beside the list another teacher may stand here by now.
          onSave={async () => (await save.submit()) && isHere() && onClose()}
          stale={{ text: text.stale, reload: text.staleReload }}
          room={room}
        >
          {!save.isStale && state.note !== null && <NoteBox>{state.note}</NoteBox>}
          <TeacherFieldset state={state} />
          {save.unplaced.length > 0 && <ProblemList problems={save.unplaced} />}
          {save.failure !== null && <ErrorPanel error={save.failure} />}
          <Foot isNew={saved === null} isSaving={save.isSaving} onNext={() => void saveAndNext()} />
        </RecordForm>
      </div>
    </SideDrawer>
  );
}

type FootProps = { readonly isNew: boolean; readonly isSaving: boolean; readonly onNext: () => void };

function Foot({ isNew, isSaving, onNext }: FootProps) {
  return (
    <div className={css['foot']}>
      <Button type="submit" variant="filled" loading={isSaving}>
        {isNew ? text.saveNew : text.save}
      </Button>
      {isNew && (
        <Button disabled={isSaving} onClick={onNext}>
          {text.saveAndNext}
        </Button>
      )}
      <span className="push small tone-muted">Ctrl+Enter</span>
    </div>
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
