import { useState } from 'react';
import type { TeacherFields } from '../../../../src-shared/rpc/contract/teachers.ts';
import { type DraftForm, useDraft } from '../../../components/form/draft/use-draft.ts';
import { type Save, useSave } from '../../../components/form/use-save.ts';
import { client } from '../../../rpc.ts';
import { problemSentence } from '../../../text/problems.ts';
import { teachersText } from '../../../text/teachers.ts';
import {
  changedFields,
  fieldNames,
  type IdReading,
  readIdNumber,
  validateTeacher,
} from './teacher-values.ts';

const text = teachersText.form;

/** A teacher as the form found it. */
export type SavedTeacher = {
  readonly uid: string;
  readonly version: number;
  readonly fields: TeacherFields;
};

/** The form of a teacher as its fields and buttons see it. */
export type TeacherForm = {
  readonly form: DraftForm<TeacherFields>;
  readonly save: Save;
  /** What changed elsewhere, after the newest record was loaded. */
  readonly note: string | null;
  readonly readId: () => void;
  /** The number as it stands in the ledger, shown only when asked for. */
  readonly keptIdNumber: string | null;
  readonly idChange: string | null;
  readonly idReading: IdReading;
  /** What the identity number filled in, while it still stands there. */
  readonly filled: IdReading['fills'];
};

type TeacherFormOptions = {
  /** Null adds a teacher. */
  readonly saved: SavedTeacher | null;
  readonly initial: TeacherFields;
  /** The check or the ledger found something to correct. */
  readonly onInvalid: () => void;
};

/** The teacher form's state: draft, checks, identity number, refusals at their fields, and a record changed meanwhile. */
export function useTeacherForm({ saved, initial, onInvalid }: TeacherFormOptions): TeacherForm {
  const [base, setBase] = useState(saved);
  const [note, setNote] = useState<string | null>(null);
  const form = useDraft<TeacherFields>({
    draftKey: `teacher:${saved?.uid ?? 'new'}`,
    initial: saved?.fields ?? initial,
    validate: validateTeacher,
  });
  const id = useIdReading(form);
  const save = useSave(form, {
    call: (fields) =>
      client.teachers.save({
        ...(base === null ? {} : { uid: base.uid, version: base.version }),
        fields,
      }),
    done: ({ warnings }, { name }) => {
      const done = base === null ? text.added(name) : text.saved(name);
      const sentences = warnings.map(problemSentence).join('；');
      return sentences === '' ? done : text.withWarnings(done, sentences);
    },
    onDone: id.reset,
    onInvalid,
    // The newest record with the user's own changes laid over it.
    reload: async () => {
      if (base === null) return;
      const newest = await client.teachers.get({ uid: base.uid });
      const own = changedFields(base.fields, form.values);
      const others = changedFields(base.fields, newest.fields);
      setBase({ uid: newest.uid, version: newest.version, fields: newest.fields });
      form.reset(newest.fields);
      form.merge(own);
      setNote(`${text.staleChanged(fieldNames(others))}。${text.staleKept}`);
    },
  });
  return {
    form,
    save,
    note,
    readId: id.read,
    keptIdNumber: base?.fields.idNumber ?? null,
    idChange: id.change,
    idReading: readIdNumber(form.values),
    filled: id.filled,
  };
}

type IdState = {
  /** Reads the identity number typed: normalises it and fills in what it says. */
  readonly read: () => void;
  /** How the number was normalised, in words. */
  readonly change: string | null;
  readonly filled: IdReading['fills'];
  readonly reset: () => void;
};

function useIdReading(form: DraftForm<TeacherFields>): IdState {
  const [change, setChange] = useState<string | null>(null);
  const [filled, setFilled] = useState<IdReading['fills']>({});
  return {
    read: () => {
      const reading = readIdNumber(form.values);
      if (reading.normalised !== null) form.set('idNumber', reading.normalised);
      if (reading.change !== null) setChange(reading.change);
      form.merge(reading.fills);
      setFilled((now) => ({ ...now, ...reading.fills }));
    },
    change,
    filled: {
      ...(filled.sex === form.values.sex ? { sex: filled.sex } : {}),
      ...(filled.birthOn === form.values.birthOn ? { birthOn: filled.birthOn } : {}),
    },
    reset: () => {
      setChange(null);
      setFilled({});
    },
  };
}
