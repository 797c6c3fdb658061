import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import '../form/form.css';
import { invalidateLedger, useLedger } from '../../ledger.ts';
import { client } from '../../rpc.ts';
import { approvalsText } from '../../text/approvals.ts';
import { componentText } from '../../text/components.ts';
import { describeError } from '../../text/errors.ts';
import { useIsHere } from '../busy.ts';
import { ErrorPanel } from '../error-panel.tsx';
import { useDraftForm } from '../form/draft-form.ts';
import { DateField, Form, FormGrid, SelectField, TextAreaField, TextField } from '../form/form.tsx';
import { NoteBox } from '../note-box.tsx';
import { FormDialog } from './dialogs.tsx';
import { showDone, showError } from './toasts.tsx';

const text = approvalsText.dialog;

type ApprovalDialogProps = {
  /** The project whose form was signed; null while closed. */
  readonly project: { readonly uid: string; readonly name: string } | null;
  readonly onClose: () => void;
};

/** Records what was decided on paper: what, who, when, where the scan is (H7). */
export function ApprovalDialog({ project, onClose }: ApprovalDialogProps) {
  return (
    <FormDialog
      opened={project !== null}
      onClose={onClose}
      title={text.title}
      size={600}
      closeOnClickOutside={false}
    >
      {project !== null && <ApprovalForm key={project.uid} project={project} onClose={onClose} />}
    </FormDialog>
  );
}

type Values = {
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

const options = (['approved', 'rejected'] as const).map((value) => ({
  value,
  label: approvalsText.states[value],
}));

type ApprovalFormProps = {
  readonly project: { readonly uid: string; readonly name: string };
  readonly onClose: () => void;
};

function ApprovalForm({ project, onClose }: ApprovalFormProps) {
  const { ledger } = useLedger();
  const form = useDraftForm<Values>({
    draftKey: `approval:${project.uid}`,
    initial: {
      decision: 'approved',
      person: '',
      decidedOn: ledger.today,
      scanFileName: null,
      comment: null,
    },
    validate,
  });
  const isHere = useIsHere();
  const [isSaving, setIsSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  const save = async () => {
    const { decidedOn, person, ...rest } = form.values;
    if (isSaving || !form.check() || decidedOn === null) return;
    setIsSaving(true);
    setFailure(null);
    try {
      await client.approvals.record({ projectUid: project.uid, person: person.trim(), decidedOn, ...rest });
      form.reset(form.values);
      await invalidateLedger();
      showDone(text.saved);
      if (isHere()) onClose();
    } catch (error) {
      if (!isHere()) return showError(error);
      const { problems } = describeError(error);
      const unplaced = form.setProblems(problems);
      if (problems.length === 0) setFailure(error);
      else if (unplaced.length > 0) setFailure({ code: 'REFUSED', data: { problems: unplaced } });
    } finally {
      setIsSaving(false);
    }
  };

  return (
    <Form label={text.title} onSave={save}>
      <p className="small tone-muted">{text.project(project.name)}</p>
      <FormGrid>
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
      {failure !== null && <ErrorPanel error={failure} />}
      <div className="dialog__buttons">
        <Button onClick={onClose}>{componentText.dialog.cancel}</Button>
        <Button type="submit" variant="filled" loading={isSaving} title={componentText.form.shortcut}>
          {text.confirm}
        </Button>
      </div>
    </Form>
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
