import { Button } from '@mantine/core';
import { useState } from 'react';
import '../form/form.css';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { invalidateLedger, useLedger } from '../../ledger.ts';
import { client } from '../../rpc.ts';
import { componentText } from '../../text/components.ts';
import { decisionsText, unitWord } from '../../text/decisions.ts';
import { describeError } from '../../text/errors.ts';
import { formatThousandths } from '../../text/format.ts';
import { useIsHere } from '../busy.ts';
import { ErrorPanel } from '../error-panel.tsx';
import { useDraftForm } from '../form/draft-form.ts';
import { DateField, FigureField, Form, FormGrid, TextAreaField, TextField } from '../form/form.tsx';
import { NoteBox } from '../note-box.tsx';
import { ClauseTag } from '../tag.tsx';
import { FormDialog } from './dialogs.tsx';
import { showDone, showError } from './toasts.tsx';

export type SilentPoint = Outputs['decisions']['list'][number];
const text = decisionsText.dialog;

type DecisionDialogProps = {
  /** The point to decide; null while closed. */
  readonly point: SilentPoint | null;
  readonly onClose: () => void;
};

/** Asks for the figure that a regulation does not state: value, who, when, why. The ledger keeps all of it. */
export function DecisionDialog({ point, onClose }: DecisionDialogProps) {
  return (
    <FormDialog
      opened={point !== null}
      onClose={onClose}
      title={text.title}
      size={600}
      closeOnClickOutside={false}
    >
      {point !== null && (
        <DecisionForm key={`${point.policyId}:${point.settingId}`} point={point} onClose={onClose} />
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

function DecisionForm({ point, onClose }: { readonly point: SilentPoint; readonly onClose: () => void }) {
  const { ledger } = useLedger();
  const form = useDraftForm<Values>({
    draftKey: `decision:${point.policyId}:${point.settingId}`,
    initial: { value: point.current?.value ?? null, decidedBy: '', decidedOn: ledger.today, reason: '' },
    validate,
  });
  const isHere = useIsHere();
  const [isSaving, setIsSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const unit = unitWord(point.unit);
  const suggested = point.default;

  const save = async () => {
    const { value, decidedBy, decidedOn, reason } = form.values;
    if (isSaving || !form.check() || value === null || decidedOn === null) return;
    setIsSaving(true);
    setFailure(null);
    try {
      await client.decisions.decide({
        policyId: point.policyId,
        settingId: point.settingId,
        value,
        decidedBy: decidedBy.trim(),
        decidedOn,
        reason: reason.trim(),
      });
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
      {failure !== null && <ErrorPanel error={failure} />}
      <p className="small tone-muted">{text.keeps}</p>
      <div className="dialog__buttons">
        <Button onClick={onClose}>{componentText.dialog.cancel}</Button>
        <Button type="submit" variant="filled" loading={isSaving} title={componentText.form.shortcut}>
          {text.confirm}
        </Button>
      </div>
    </Form>
  );
}
