import { Button } from '@mantine/core';
import { useState } from 'react';
import '../../../components/form/form.css';
import type { PackRow } from '../../../../src-shared/rpc/contract/policies.ts';
import { useIsHere } from '../../../components/busy.ts';
import { Form, FormGrid, TextAreaField, TextField } from '../../../components/form/form.tsx';
import { useDraft } from '../../../components/form/use-draft.ts';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { FormDialog } from '../../../components/overlay/dialogs.tsx';
import { showDone, showError } from '../../../components/overlay/toasts.tsx';
import { invalidateLedger } from '../../../ledger.ts';
import { navigate } from '../../../routing.ts';
import { client } from '../../../rpc.ts';
import { componentText } from '../../../text/components.ts';
import { describeError } from '../../../text/errors.ts';
import { policiesText } from '../../../text/policies.ts';
import { freePackId } from './free-pack-id.ts';

const text = policiesText.clone;

type CloneDialogProps = {
  readonly isOpen: boolean;
  readonly from: PackRow;
  readonly packs: readonly PackRow[];
  readonly onClose: () => void;
};

/** An own copy of a pack: named here, edited on the next page. */
export function CloneDialog({ isOpen, from, packs, onClose }: CloneDialogProps) {
  return (
    <FormDialog opened={isOpen} onClose={onClose} title={text.title} size={560} closeOnClickOutside={false}>
      {isOpen && <CloneForm from={from} packs={packs} onClose={onClose} />}
    </FormDialog>
  );
}

type Values = {
  readonly title: string;
  readonly shortTitle: string;
  readonly id: string;
  readonly reason: string;
};

function validate(values: Values) {
  const { required } = componentText.form;
  return {
    title: values.title.trim() === '' ? required : undefined,
    shortTitle: values.shortTitle.trim() === '' ? required : undefined,
    id: values.id.trim() === '' ? required : undefined,
    reason: values.reason.trim() === '' ? componentText.dialog.reasonRequired : undefined,
  };
}

function CloneForm({ from, packs, onClose }: Omit<CloneDialogProps, 'isOpen'>) {
  const form = useDraft<Values>({
    draftKey: `policy-clone:${from.id}`,
    initial: {
      title: `${from.title}${text.suffix}`.slice(0, 120),
      shortTitle: `${from.shortTitle}${text.suffix}`.slice(0, 40),
      id: freePackId(
        from.id,
        packs.map(({ id }) => id),
      ),
      reason: '',
    },
    validate,
  });
  const isHere = useIsHere();
  const [isSaving, setIsSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const save = async () => {
    if (isSaving || !form.check()) return;
    const { title, shortTitle, id, reason } = form.values;
    setIsSaving(true);
    setFailure(null);
    try {
      const made = await client.policies.clone({
        from: { id: from.id, version: from.version },
        id: id.trim(),
        title: title.trim(),
        shortTitle: shortTitle.trim(),
        reason: reason.trim(),
      });
      form.reset(form.values);
      await invalidateLedger();
      showDone(text.done);
      if (!isHere()) return;
      onClose();
      navigate(`/policies/${made.id}/edit`);
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
      <p className="small tone-muted">{text.body(from.title)}</p>
      <FormGrid>
        <TextField label={text.name} isRequired isWide autoFocus maxLength={120} {...form.bind('title')} />
        <TextField label={text.shortName} isRequired maxLength={40} {...form.bind('shortTitle')} />
        <TextField label={text.id} hint={text.idHint} isRequired maxLength={49} {...form.bind('id')} />
        <TextAreaField
          label={text.reason}
          hint={text.reasonHint}
          isRequired
          maxLength={500}
          {...form.bind('reason')}
        />
      </FormGrid>
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
