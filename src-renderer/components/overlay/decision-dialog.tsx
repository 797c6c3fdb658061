import { Button } from '@mantine/core';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { Inputs, Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { componentText } from '../../text/components.ts';
import { decisionsText, unitWord } from '../../text/decisions.ts';
import { formatThousandths } from '../../text/format.ts';
import { useDraft } from '../form/draft/use-draft.ts';
import { TextAreaField, TextField } from '../form/fields.tsx';
import { Form } from '../form/form.tsx';
import { FormGrid } from '../form/form-grid.tsx';
import { DateField, FigureField } from '../form/parsed-fields.tsx';
import { SaveFailure } from '../form/save-failure.tsx';
import { useSave } from '../form/use-save.ts';
import { NoteBox } from '../notes/note-box.tsx';
import { ClauseTag } from '../notes/tag.tsx';
import { useServices } from '../services.ts';
import { DialogButtons } from './dialog-parts.tsx';
import { FormDialog } from './dialogs.tsx';

/** A point that a regulation gives no number for. */
export type SilentPoint = Outputs['decisions']['list'][number];
const text = decisionsText.dialog;

/** The call that decides it. */
export type Decide = (input: Inputs['decisions']['decide']) => Promise<unknown>;

type DecisionDialogProps = {
  /** The point to decide; null while closed. */
  readonly point: SilentPoint | null;
  readonly decide: Decide;
  readonly onClose: () => void;
};

/** Asks for the figure that a regulation does not state: value, who, when, why. The ledger keeps all of it. */
export function DecisionDialog({ point, decide, onClose }: DecisionDialogProps) {
  return (
    <FormDialog
      opened={point !== null}
      onClose={onClose}
      title={text.title}
      size={600}
      closeOnClickOutside={false}
    >
      {point !== null && (
        <DecisionForm key={`${point.policyId}:${point.settingId}`} {...{ point, decide, onClose }} />
      )}
    </FormDialog>
  );
}

type Values = {
  readonly value: number | null;
  readonly decidedBy: string;
  readonly decidedOn: string | null;
  readonly reason: string;
};

function validate(values: Values) {
  const required = componentText.form.required;
  return {
    value: values.value === null ? required : undefined,
    decidedBy: values.decidedBy.trim() === '' ? required : undefined,
    decidedOn: values.decidedOn === null ? required : undefined,
    reason: values.reason.trim() === '' ? componentText.dialog.reasonRequired : undefined,
  };
}

function DecisionForm({ point, decide, onClose }: DecisionDialogProps & { readonly point: SilentPoint }) {
  const { today } = useServices();
  const form = useDraft<Values>({
    draftKey: `decision:${point.policyId}:${point.settingId}`,
    initial: { value: point.current?.value ?? null, decidedBy: '', decidedOn: today, reason: '' },
    validate,
  });
  const unit = unitWord(point.unit);
  const suggested = point.default;

  const save = useSave(form, {
    call: ({ value, decidedBy, decidedOn, reason }) =>
      decide({
        policyId: point.policyId,
        settingId: point.settingId,
        value: assertPresent(value, 'checked'),
        decidedBy: decidedBy.trim(),
        decidedOn: assertPresent(decidedOn, 'checked'),
        reason: reason.trim(),
      }),
    done: text.saved,
    onDone: onClose,
  });

  return (
    <Form label={text.title} onSave={save.submit}>
      <div>
        <b className="strong">{point.title}</b> <ClauseTag clause={point.clause} />
        <p className="small tone-muted">{text.body}</p>
      </div>
      {point.note !== null && <NoteBox>{point.note}</NoteBox>}
      <FormGrid>
        <FigureField label={text.value} unit={unit} isRequired autoFocus {...form.bind('value')} />
        <DateField label={text.decidedOn} isRequired {...form.bind('decidedOn')} />
        <TextField
          label={text.decidedBy}
          hint={text.decidedByHint}
          isRequired
          isWide
          maxLength={50}
          {...form.bind('decidedBy')}
        />
        <TextAreaField
          label={text.reason}
          hint={text.reasonHint}
          isRequired
          maxLength={500}
          {...form.bind('reason')}
        />
      </FormGrid>
      {suggested !== null && form.values.value !== suggested && (
        <div>
          <Button size="xs" onClick={() => form.set('value', suggested)}>
            {text.suggestion(`${formatThousandths(suggested, 0)} ${unit}`)}
          </Button>
        </div>
      )}
      <SaveFailure save={save} />
      <p className="small tone-muted">{text.keeps}</p>
      <DialogButtons save={save} title={componentText.form.shortcut} onClose={onClose}>
        {text.confirm}
      </DialogButtons>
    </Form>
  );
}
