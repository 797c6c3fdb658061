import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { SignableForm } from '../../../src-shared/rpc/contract/approvals.ts';
import type { Inputs, Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { approvalsText } from '../../text/approvals.ts';
import { componentText } from '../../text/components.ts';
import { formatInstant } from '../../text/format.ts';
import type { CallQuery } from '../call-query.ts';
import { optionsOf } from '../filters/options.ts';
import { useDraft } from '../form/draft/use-draft.ts';
import { SelectField, TextAreaField, TextField } from '../form/fields.tsx';
import { Form } from '../form/form.tsx';
import { FormGrid } from '../form/form-grid.tsx';
import { DateField } from '../form/parsed-fields.tsx';
import { SaveFailure } from '../form/save-failure.tsx';
import { useSave } from '../form/use-save.ts';
import { ErrorPanel } from '../notes/error-panel.tsx';
import { NoteBox } from '../notes/note-box.tsx';
import { ProblemList } from '../notes/problem-list.tsx';
import { SignedChanges } from '../notes/signed-changes.tsx';
import { useServices } from '../services.ts';
import { DialogButtons } from './dialog-parts.tsx';
import { FormDialog } from './dialogs.tsx';

const text = approvalsText.dialog;

type Standing = Outputs['approvals']['standing'];

/** The calls of the dialog, bound by `bound-calls.ts`. */
export type ApprovalCalls = {
  /** What can be signed now, and why nothing can. */
  readonly standing: (projectUid: string) => CallQuery<Standing>;
  readonly record: (input: Inputs['approvals']['record']) => Promise<unknown>;
};

type ApprovalDialogProps = {
  /** The project whose form was signed; null while closed. */
  readonly project: { readonly uid: string; readonly name: string } | null;
  readonly calls: ApprovalCalls;
  readonly onClose: () => void;
};

/** Records what was decided on paper: what, who, when, where the scan is (H7). */
export function ApprovalDialog({ project, calls, onClose }: ApprovalDialogProps) {
  return (
    <FormDialog
      opened={project !== null}
      onClose={onClose}
      title={text.title}
      size={600}
      closeOnClickOutside={false}
    >
      {project !== null && <Signing key={project.uid} {...{ project, calls, onClose }} />}
    </FormDialog>
  );
}

type SigningProps = {
  readonly project: { readonly uid: string; readonly name: string };
  readonly calls: ApprovalCalls;
  readonly onClose: () => void;
};

/** Asks which forms can be signed before the form is filled in. */
function Signing({ project, calls, onClose }: SigningProps) {
  const query = useQuery(calls.standing(project.uid));
  if (query.error !== null) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return null;
  return <ApprovalForm standing={query.data} record={calls.record} project={project} onClose={onClose} />;
}

type Values = {
  /** The form that was signed; null: the one that was printed last. */
  readonly fingerprint: string | null;
  readonly decision: 'approved' | 'rejected';
  readonly person: string;
  readonly decidedOn: string | null;
  readonly scanFileName: string | null;
  readonly comment: string | null;
};

function validate(values: Values) {
  const required = componentText.form.required;
  return {
    person: values.person.trim() === '' ? required : undefined,
    decidedOn: values.decidedOn === null ? required : undefined,
  };
}

const options = optionsOf(['approved', 'rejected'], approvalsText.decisions);

/** The one that was printed last, else the one that would print now. */
function likeliest(forms: readonly SignableForm[]): SignableForm | undefined {
  return forms.find(({ printedAt }) => printedAt !== null) ?? forms[0];
}

type ApprovalFormProps = {
  readonly project: { readonly uid: string; readonly name: string };
  readonly standing: Standing;
  readonly record: ApprovalCalls['record'];
  readonly onClose: () => void;
};

function ApprovalForm({ project, standing, record, onClose }: ApprovalFormProps) {
  const { today } = useServices();
  const form = useDraft<Values>({
    draftKey: `approval:${project.uid}`,
    initial: {
      fingerprint: null,
      decision: 'approved',
      person: '',
      decidedOn: today,
      scanFileName: null,
      comment: null,
    },
    validate,
  });
  const { forms, draft } = standing;
  const signed = forms.find(({ fingerprint }) => fingerprint === form.values.fingerprint) ?? likeliest(forms);
  const save = useSave(form, {
    call: ({ decidedOn, person, fingerprint: _chosen, ...rest }) =>
      record({
        ...rest,
        ...(signed === undefined ? {} : { fingerprint: signed.fingerprint, scope: signed.scope }),
        projectUid: project.uid,
        person: person.trim(),
        decidedOn: assertPresent(decidedOn, 'checked'),
      }),
    done: text.saved,
    onDone: onClose,
  });

  return (
    <Form label={text.title} onSave={save.submit}>
      <p className="small tone-muted">{text.project(project.name)}</p>
      <FormGrid>
        {signed !== undefined && (
          <SelectField
            label={text.which}
            hint={text.whichHint}
            isWide
            isRequired
            options={forms.map((one) => ({ value: one.fingerprint, label: formLabel(one) }))}
            value={signed.fingerprint}
            onChange={(value) => form.set('fingerprint', value)}
          />
        )}
        <SelectField
          label={text.decision}
          isRequired
          options={options}
          {...form.bind('decision')}
          onChange={(value) => value !== null && form.set('decision', value)}
        />
        <DateField label={text.decidedOn} isRequired {...form.bind('decidedOn')} />
        <TextField
          label={text.person}
          hint={text.personHint}
          isRequired
          autoFocus
          maxLength={50}
          {...form.bind('person')}
        />
        <ScanField value={form.values.scanFileName} onChange={(name) => form.set('scanFileName', name)} />
        <TextAreaField label={text.comment} maxLength={500} {...form.bind('comment')} />
      </FormGrid>
      {form.values.decision === 'rejected' && <NoteBox tone="warning">{text.rejectedNote}</NoteBox>}
      {signed === undefined && form.values.decision === 'approved' && (
        <NoteBox tone="warning">
          <b>{text.draft}</b>
          <ProblemList problems={draft.map((problem) => ({ ...problem, severity: 'warning' as const }))} />
        </NoteBox>
      )}
      {signed !== undefined && signed.differences !== null && <Stale differences={signed.differences} />}
      <SaveFailure save={save} />
      <DialogButtons save={save} title={componentText.form.shortcut} onClose={onClose}>
        {text.confirm}
      </DialogButtons>
    </Form>
  );
}

/** 审批表　签署码 3F9A C2D1　2025-10-20 10:24 打印 */
function formLabel({ scope, code, printedAt }: SignableForm): string {
  const when = printedAt === null ? text.notPrinted : text.printedAt(formatInstant(printedAt));
  return `${text.code(approvalsText.form.scopes[scope], code)}　${when}`;
}

/** What was changed since a form was printed: recording a decision on it leaves that unsigned. */
function Stale({ differences }: { readonly differences: NonNullable<SignableForm['differences']> }) {
  if (differences.people.length + differences.fields.length === 0) return null;
  return (
    <NoteBox tone="warning">
      <p>{text.stale}</p>
      <SignedChanges changes={differences} />
    </NoteBox>
  );
}

type ScanFieldProps = {
  readonly value: string | null;
  readonly onChange: (name: string | null) => void;
};

/** The name of the scan, typed or taken from a chosen file; the file itself stays with the user. */
function ScanField({ value, onChange }: ScanFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div>
      <TextField
        label={text.scanFileName}
        name="scanFileName"
        hint={text.scanHint}
        maxLength={255}
        value={value}
        onChange={onChange}
      />
      <Button size="compact-xs" variant="subtle" tabIndex={-1} onClick={() => input.current?.click()}>
        {text.chooseScan}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={(event) => {
          const name = event.currentTarget.files?.[0]?.name;
          if (name !== undefined) onChange(name);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
