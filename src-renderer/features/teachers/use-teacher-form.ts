import { useState } from 'react';
import type { WireProblem } from '../../../src-shared/rpc/contract/shared.ts';
import type { TeacherFields } from '../../../src-shared/rpc/contract/teachers.ts';
import { useIsHere } from '../../components/busy.ts';
import { type DraftForm, useDraft } from '../../components/form/use-draft.ts';
import { showDone, showError } from '../../components/overlay/toasts.tsx';
import { invalidateLedger } from '../../ledger.ts';
import { client } from '../../rpc.ts';
import { describeError } from '../../text/errors.ts';
import { problemSentence } from '../../text/problems.ts';
import { teachersText } from '../../text/teachers.ts';
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

export type TeacherForm = {
  readonly form: DraftForm<TeacherFields>;
  readonly isSaving: boolean;
  /** Problems without a field of their own. */
  readonly problems: readonly WireProblem[];
  readonly error: unknown;
  readonly isStale: boolean;
  /** What changed elsewhere, after the newest record was loaded. */
  readonly note: string | null;
  readonly reload: () => Promise<void>;
  /** Resolves to the uid, or null when the form stays. */
  readonly save: () => Promise<string | null>;
  readonly readId: () => void;
  /** The number as it stands in the ledger, shown only when asked for. */
  readonly keptIdNumber: string | null;
  readonly idChange: string | null;
  readonly idReading: IdReading;
  /** What the identity number filled in, while it still stands there. */
  readonly filled: IdReading['fills'];
};

/** The teacher form's state: draft, checks, identity number, refusals at their fields, and a record changed meanwhile. */
export function useTeacherForm(saved: SavedTeacher | null, initial: TeacherFields): TeacherForm {
  const [base, setBase] = useState(saved);
  const form = useDraft<TeacherFields>({
    draftKey: `teacher:${saved?.uid ?? 'new'}`,
    initial: saved?.fields ?? initial,
    validate: validateTeacher,
  });
  const [isSaving, setIsSaving] = useState(false);
  const [problems, setProblems] = useState<readonly WireProblem[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [isStale, setIsStale] = useState(false);
  const [note, setNote] = useState<string | null>(null);
  const [idChange, setIdChange] = useState<string | null>(null);
  const [filled, setFilled] = useState<IdReading['fills']>({});

  const readId = () => {
    const reading = readIdNumber(form.values);
    if (reading.normalised !== null) form.set('idNumber', reading.normalised);
    if (reading.change !== null) setIdChange(reading.change);
    form.merge(reading.fills);
    setFilled((now) => ({ ...now, ...reading.fills }));
  };

  const isHere = useIsHere();
  const refuse = (cause: unknown) => {
    // The form was left meanwhile: what was typed is a draft, and why it is none of the ledger is said in passing.
    if (!isHere()) return showError(cause);
    const described = describeError(cause);
    if (described.code === 'STALE') return setIsStale(true);
    if (described.code !== 'REFUSED') return setError(cause);
    setProblems(form.setProblems(described.problems));
  };

  const save = async () => {
    if (isSaving || !form.check()) return null;
    setIsSaving(true);
    setProblems([]);
    setError(null);
    try {
      const target = base === null ? {} : { uid: base.uid, version: base.version };
      const { uid, warnings } = await client.teachers.save({ ...target, fields: form.values });
      const done = base === null ? text.added(form.values.name) : text.saved(form.values.name);
      const sentences = warnings.map(problemSentence).join('；');
      showDone(sentences === '' ? done : text.withWarnings(done, sentences));
      form.reset(form.values);
      setIdChange(null);
      setFilled({});
      await invalidateLedger();
      return uid;
    } catch (cause) {
      refuse(cause);
      return null;
    } finally {
      setIsSaving(false);
    }
  };

  /** The newest record with the user's own changes laid over it. */
  const reload = async () => {
    if (base === null) return;
    try {
      const newest = await client.teachers.get({ uid: base.uid });
      const own = changedFields(base.fields, form.values);
      const others = changedFields(base.fields, newest.fields);
      setBase({ uid: newest.uid, version: newest.version, fields: newest.fields });
      form.reset(newest.fields);
      form.merge(own);
      setIsStale(false);
      await invalidateLedger();
      setNote(`${text.staleChanged(fieldNames(others))}。${text.staleKept}`);
    } catch (cause) {
      setError(cause);
    }
  };

  return {
    form,
    isSaving,
    problems,
    error,
    isStale,
    note,
    reload,
    save,
    readId,
    keptIdNumber: base?.fields.idNumber ?? null,
    idChange,
    idReading: readIdNumber(form.values),
    filled: {
      ...(filled.sex === form.values.sex ? { sex: filled.sex } : {}),
      ...(filled.birthOn === form.values.birthOn ? { birthOn: filled.birthOn } : {}),
    },
  };
}
