import { Button } from '@mantine/core';
import { useState } from 'react';
import { useIsHere } from '../../components/busy.ts';
import { Form, FormGrid, FormSection, NumberField, TextField } from '../../components/form/form.tsx';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { FormDialog } from '../../components/overlay/dialogs.tsx';
import { showDone, showError } from '../../components/overlay/toasts.tsx';
import { invalidateLedger, useLedger } from '../../ledger.ts';
import { client } from '../../rpc.ts';
import { certificatesText } from '../../text/certificates.ts';
import { componentText } from '../../text/components.ts';
import { exampleNumber, type Scheme, type SchemeInput, schemeProblems, widthsOf } from './scheme.ts';

const text = certificatesText.scheme;
const limits = { project: 6, organiser: 6, year: 4, session: 4, trainee: 6 } as const;

type SchemeDialogProps = { readonly scheme: Scheme; readonly onClose: () => void };

/** How certificate numbers are composed, asked before the first one is given. */
export function SchemeDialog({ scheme, onClose }: SchemeDialogProps) {
  const { ledger } = useLedger();
  const [draft, setDraft] = useState<SchemeInput>({
    separator: scheme.separator,
    widths: widthsOf(scheme),
    organiserNumber: scheme.organiserNumber ?? 1,
  });
  const isHere = useIsHere();
  const [isSaving, setIsSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const problems = schemeProblems(draft);
  const order = scheme.parts.map(({ part }) => part);
  const save = async () => {
    if (isSaving || problems.length > 0) return;
    setIsSaving(true);
    setFailure(null);
    try {
      await client.certificates.setScheme(draft);
      await invalidateLedger();
      showDone(text.saved);
      if (isHere()) onClose();
    } catch (error) {
      if (!isHere()) return showError(error);
      setFailure(error);
    } finally {
      setIsSaving(false);
    }
  };
  return (
    <FormDialog opened onClose={onClose} title={text.title} size={600} closeOnClickOutside={false}>
      <Form label={text.title} onSave={save}>
        <p className="small tone-muted">{text.body}</p>
        <div className="project-scheme">
          <small>{text.example}</small>
          <b>{exampleNumber(order, draft, ledger.year)}</b>
          <span className="small tone-muted">
            {order
              .filter((part) => draft.widths[part] > 0)
              .map((part) => text.parts[part])
              .join(' ＋ ')}
          </span>
        </div>
        <FormSection title={text.widths}>
          <div className="project-scheme__grid">
            {order.map((part) => (
              <NumberField
                key={part}
                label={text.shortParts[part]}
                value={draft.widths[part]}
                onChange={(width) =>
                  setDraft((now) => ({
                    ...now,
                    widths: { ...now.widths, [part]: Math.min(limits[part], width ?? 0) },
                  }))
                }
              />
            ))}
          </div>
        </FormSection>
        <FormGrid>
          <NumberField
            label={text.organiserNumber}
            isDisabled={draft.widths.organiser === 0}
            value={draft.organiserNumber}
            onChange={(organiserNumber) =>
              setDraft((now) => ({ ...now, organiserNumber: organiserNumber ?? 0 }))
            }
          />
          <TextField
            label={text.separator}
            hint={text.separatorHint}
            maxLength={2}
            value={draft.separator}
            onChange={(separator) => setDraft((now) => ({ ...now, separator }))}
          />
        </FormGrid>
        {problems.length > 0 && (
          <NoteBox tone="bad">
            {problems.map((problem) => (
              <div key={problem}>{text[problem]}</div>
            ))}
          </NoteBox>
        )}
        {failure !== null && <ErrorPanel error={failure} />}
        <div className="dialog__buttons">
          <Button onClick={onClose}>{componentText.dialog.cancel}</Button>
          <Button type="submit" variant="filled" loading={isSaving} disabled={problems.length > 0}>
            {text.confirm}
          </Button>
        </div>
      </Form>
    </FormDialog>
  );
}
