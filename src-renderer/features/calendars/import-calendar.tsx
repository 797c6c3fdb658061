import { useState } from 'react';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { FileDrop } from '../../components/form/file-drop.tsx';
import { Form } from '../../components/form/form.tsx';
import { PlacedProblems } from '../../components/form/placed-problems.tsx';
import { SaveFailure } from '../../components/form/save-failure.tsx';
import { useSave } from '../../components/form/use-save.ts';
import { DialogButtons } from '../../components/overlay/dialog-parts.tsx';
import { FormDialog } from '../../components/overlay/dialogs.tsx';
import { client } from '../../rpc.ts';
import { calendarsText } from '../../text/calendars.ts';
import { calendarPlace } from '../../text/problems-policies.ts';
import css from './import-calendar.module.css';

const text = calendarsText.dialog;
const MAX_BYTES = 256 * 1024;

type ImportCalendarProps = { readonly isOpen: boolean; readonly onClose: () => void };

/** Takes in the notice of a year's holidays as a file; a refused one lists every problem with its place in the file. */
export function ImportCalendar({ isOpen, onClose }: ImportCalendarProps) {
  return (
    <FormDialog opened={isOpen} onClose={onClose} title={text.title} size={560}>
      {isOpen && <ImportForm onClose={onClose} />}
    </FormDialog>
  );
}

function ImportForm({ onClose }: { readonly onClose: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const save = useSave(
    { values: file, check: () => file !== null },
    {
      call: (chosen) => client.calendars.importYear({ file: assertPresent(chosen, 'checked') }),
      done: ({ row, isNew }) => (isNew ? text.done(row.year) : text.same(row.year)),
      onDone: onClose,
    },
  );
  const choose = (chosen: File | null) => {
    setFile(chosen);
    save.clear();
  };
  return (
    <Form label={text.title} onSave={save.submit}>
      <FileDrop accept=".json" file={file} hint={text.hint} maxBytes={MAX_BYTES} onFile={choose} />
      <div className="small tone-muted">
        {text.exampleLead}
        <pre className={css['example']}>{text.example}</pre>
        {text.consequence}
      </div>
      {save.unplaced.length > 0 ? (
        <PlacedProblems
          title={text.refused(save.unplaced.length)}
          problems={save.unplaced}
          placeOf={(problem) => calendarPlace(problem.at?.field)}
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
