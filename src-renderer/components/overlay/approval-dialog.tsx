import { Button } from '@mantine/core';
import { useRef } from 'react';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { Inputs } from '../../../src-shared/rpc/contract/index.ts';
import { approvalsText } from '../../text/approvals.ts';
import { componentText } from '../../text/components.ts';
import { optionsOf } from '../filters/options.ts';
import { useDraft } from '../form/draft/use-draft.ts';
import { SelectField, TextAreaField, TextField } from '../form/fields.tsx';
import { Form } from '../form/form.tsx';
import { FormGrid } from '../form/form-grid.tsx';
import { DateField } from '../form/parsed-fields.tsx';
import { SaveFailure } from '../form/save-failure.tsx';
import { useSave } from '../form/use-save.ts';
import { NoteBox } from '../notes/note-box.tsx';
import { useServices } from '../services.ts';
import { DialogButtons } from './dialog-parts.tsx';
import { FormDialog } from './dialogs.tsx';

const text = approvalsText.dialog;

/** The call that records an approval. */
export type RecordApproval = (input: Inputs['approvals']['record']) => Promise<unknown>;

type ApprovalDialogProps = {
  /** The project whose form was signed; null while closed. */
  readonly project: { readonly uid: string; readonly name: string } | null;
  readonly record: RecordApproval;
  readonly onClose: () => void;
};

/** Records what was decided on paper: what, who, when, where the scan is (H7). */
export function ApprovalDialog({ project, record, onClose }: ApprovalDialogProps) {
  return (
    <FormDialog
      opened={project !== null}
      onClose={onClose}
      title={text.title}
      size={600}
      closeOnClickOutside={false}
    >
      {project !== null && <ApprovalForm key={project.uid} {...{ project, record, onClose }} />}
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

const options = optionsOf(['approved', 'rejected'], approvalsText.states);

type ApprovalFormProps = {
  readonly project: { readonly uid: string; readonly name: string };
  readonly record: RecordApproval;
  readonly onClose: () => void;
};

function ApprovalForm({ project, record, onClose }: ApprovalFormProps) {
  const { today } = useServices();
  const form = useDraft<Values>({
    draftKey: `approval:${project.uid}`,
    initial: {
      decision: 'approved',
      person: '',
      decidedOn: today,
      scanFileName: null,
      comment: null,
    },
    validate,
  });
  const save = useSave(form, {
    call: ({ decidedOn, person, ...rest }) =>
      record({
        ...rest,
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
      <SaveFailure save={save} />
      <DialogButtons save={save} title={componentText.form.shortcut} onClose={onClose}>
        {text.confirm}
      </DialogButtons>
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
