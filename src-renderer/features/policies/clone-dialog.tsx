import type { PackRow } from '../../../src-shared/rpc/contract/policies.ts';
import { useDraft } from '../../components/form/draft/use-draft.ts';
import { TextAreaField, TextField } from '../../components/form/fields.tsx';
import { Form } from '../../components/form/form.tsx';
import { FormGrid } from '../../components/form/form-grid.tsx';
import { SaveFailure } from '../../components/form/save-failure.tsx';
import { useSave } from '../../components/form/use-save.ts';
import { DialogButtons } from '../../components/overlay/dialog-parts.tsx';
import { FormDialog } from '../../components/overlay/dialogs.tsx';
import { navigate } from '../../routing.ts';
import { client } from '../../rpc.ts';
import { componentText } from '../../text/components.ts';
import { policiesText } from '../../text/policies/page.ts';
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

/** Names for a copy, as far as they can be proposed. */
function proposal(from: PackRow, packs: readonly PackRow[]): Values {
  const taken = packs.map(({ id }) => id);
  return {
    title: `${from.title}${text.suffix}`.slice(0, 120),
    shortTitle: `${from.shortTitle}${text.suffix}`.slice(0, 40),
    id: freePackId(from.id, taken),
    reason: '',
  };
}

function CloneForm({ from, packs, onClose }: Omit<CloneDialogProps, 'isOpen'>) {
  const form = useDraft<Values>({
    draftKey: `policy-clone:${from.id}`,
    initial: proposal(from, packs),
    validate,
  });
  const save = useSave(form, {
    call: ({ title, shortTitle, id, reason }) =>
      client.policies.clone({
        from: { id: from.id, version: from.version },
        id: id.trim(),
        title: title.trim(),
        shortTitle: shortTitle.trim(),
        reason: reason.trim(),
      }),
    done: text.done,
    onDone: (made) => {
      onClose();
      navigate(`/policies/${made.id}/edit`);
    },
  });
  return (
    <Form label={text.title} onSave={save.submit}>
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
      <SaveFailure save={save} />
      <DialogButtons save={save} title={componentText.form.shortcut} onClose={onClose}>
        {text.confirm}
      </DialogButtons>
    </Form>
  );
}
