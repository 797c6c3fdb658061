import { assert } from '../../../src-shared/lib/assert.ts';
import { useDraft } from '../../components/form/draft/use-draft.ts';
import { TextAreaField } from '../../components/form/fields.tsx';
import { FileDrop } from '../../components/form/file-drop.tsx';
import { Form } from '../../components/form/form.tsx';
import { PlacedProblems } from '../../components/form/placed-problems.tsx';
import { SaveFailure } from '../../components/form/save-failure.tsx';
import { useSave } from '../../components/form/use-save.ts';
import { DialogButtons } from '../../components/overlay/dialog-parts.tsx';
import { FormDialog } from '../../components/overlay/dialogs.tsx';
import { client } from '../../rpc.ts';
import { componentText } from '../../text/components.ts';
import { policiesText } from '../../text/policies/page.ts';
import { packPlace } from '../../text/problems-policies.ts';

const text = policiesText.importing;
const MAX_BYTES = 2 * 1024 * 1024;

type ImportDialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onImported: (id: string) => void;
};

/** Brings a pack file in; a refused one lists every error with its place in the file. */
export function ImportDialog({ isOpen, onClose, onImported }: ImportDialogProps) {
  return (
    <FormDialog opened={isOpen} onClose={onClose} title={text.title} size={600} closeOnClickOutside={false}>
      {isOpen && <ImportForm onClose={onClose} onImported={onImported} />}
    </FormDialog>
  );
}

type Values = { readonly file: File | null; readonly reason: string };

const validate = ({ reason }: Values) => ({
  reason: reason.trim() === '' ? componentText.dialog.reasonRequired : undefined,
});

function ImportForm({ onClose, onImported }: Omit<ImportDialogProps, 'isOpen'>) {
  const form = useDraft<Values>({ draftKey: null, initial: { file: null, reason: '' }, validate });
  const { file } = form.values;
  // Problems stand in the file, not at the fields of this form.
  const { setProblems: _, ...fields } = form;
  const save = useSave(
    { ...fields, check: () => form.check() && file !== null },
    {
      call: ({ file: chosen, reason }) => {
        assert(chosen !== null, 'checked before the call');
        return client.policies.importFile({ file: chosen, reason: reason.trim() });
      },
      done: ({ pack, isNew }) => (isNew ? text.done(pack.title) : text.same(pack.title)),
      onDone: ({ pack }) => {
        onClose();
        onImported(pack.id);
      },
    },
  );
  return (
    <Form label={text.title} onSave={save.submit}>
      <FileDrop
        accept=".json"
        file={file}
        hint={text.hint}
        maxBytes={MAX_BYTES}
        onFile={(chosen) => {
          form.set('file', chosen);
          save.clear();
        }}
      />
      <TextAreaField
        label={text.reason}
        hint={text.reasonHint}
        isRequired
        maxLength={500}
        {...form.bind('reason')}
      />
      {save.unplaced.length > 0 ? (
        <PlacedProblems
          title={text.refused(save.unplaced.length)}
          foot={text.nothingStored}
          problems={save.unplaced}
          placeOf={(problem) => packPlace(problem.at?.field)}
        />
      ) : (
        <SaveFailure save={save} />
      )}
      <DialogButtons save={save} isDisabled={file === null} onClose={onClose}>
        {text.confirm}
      </DialogButtons>
    </Form>
  );
}
