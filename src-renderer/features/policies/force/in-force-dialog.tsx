import type { PackPeriod, PackRow } from '../../../../src-shared/rpc/contract/policies.ts';
import { SelectField, TextAreaField, TextField } from '../../../components/form/fields.tsx';
import { Form } from '../../../components/form/form.tsx';
import { FormGrid } from '../../../components/form/form-grid.tsx';
import { DateField, NumberField } from '../../../components/form/parsed-fields.tsx';
import { SaveFailure } from '../../../components/form/save-failure.tsx';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { DialogButtons } from '../../../components/overlay/dialog-parts.tsx';
import { FormDialog } from '../../../components/overlay/dialogs.tsx';
import { useLedger } from '../../../ledger.ts';
import { componentText } from '../../../text/components.ts';
import { forceText } from '../../../text/policies/force.ts';
import { setText } from '../../../text/policies/sets.ts';
import { ConflictFields } from './conflict-fields.tsx';
import { Consequences } from './consequences.tsx';
import { TextsEditor } from './texts-editor.tsx';
import { useInForce } from './use-in-force.ts';

const text = forceText.dialog;

type InForceDialogProps = {
  readonly isOpen: boolean;
  readonly packs: readonly PackRow[];
  readonly periods: readonly PackPeriod[];
  /** The pack chosen at first, unless it is in force already. */
  readonly initial: string;
  readonly onClose: () => void;
};

/** Sets a pack in force from a registration year, after saying what follows from it. */
export function InForceDialog({ isOpen, onClose, ...rest }: InForceDialogProps) {
  return (
    <FormDialog opened={isOpen} onClose={onClose} title={text.title} size={600} closeOnClickOutside={false}>
      {isOpen && <InForceForm {...rest} onClose={onClose} />}
    </FormDialog>
  );
}

function InForceForm({ packs, periods, initial, onClose }: Omit<InForceDialogProps, 'isOpen'>) {
  const { ledger } = useLedger();
  const thisYear = Number(ledger.today.slice(0, 4));
  const { form, save, pack, isAlready, choosePack } = useInForce({
    packs,
    periods,
    initial,
    thisYear,
    onDone: onClose,
  });
  const { fromYear, texts, choices } = form.values;
  return (
    <Form label={text.title} onSave={save.submit}>
      <FormGrid>
        <SelectField
          label={text.pack}
          isRequired
          isWide
          options={packs.map(({ id, title }) => ({ value: id, label: title }))}
          {...form.bind('packId')}
          onChange={choosePack}
        />
        <NumberField label={text.year} isRequired {...form.bind('fromYear')} />
        <TextAreaField
          label={text.reason}
          hint={text.reasonHint}
          isRequired
          maxLength={500}
          {...form.bind('reason')}
        />
        <TextField
          label={setText.decidedBy}
          hint={setText.decidedByHint}
          maxLength={50}
          {...form.bind('decidedBy')}
        />
        <DateField label={setText.decidedOn} {...form.bind('decidedOn')} />
      </FormGrid>
      {pack !== undefined && (
        <TextsEditor packs={packs} texts={texts} onChange={(changed) => form.set('texts', changed)} />
      )}
      <ConflictFields texts={texts} choices={choices} onChange={(changed) => form.set('choices', changed)} />
      {isAlready && <NoteBox>{text.already(fromYear ?? 0, pack?.shortTitle ?? '')}</NoteBox>}
      {pack !== undefined && fromYear !== null && !isAlready && (
        <Consequences pack={pack} texts={texts} year={fromYear} thisYear={thisYear} onClose={onClose} />
      )}
      <SaveFailure save={save} />
      <DialogButtons save={save} title={componentText.form.shortcut} isDisabled={isAlready} onClose={onClose}>
        {text.confirm(fromYear)}
      </DialogButtons>
    </Form>
  );
}
