import { useState } from 'react';
import { TextField } from '../../components/form/fields.tsx';
import { Form } from '../../components/form/form.tsx';
import { FormGrid, FormSection } from '../../components/form/form-grid.tsx';
import { NumberField } from '../../components/form/parsed-fields.tsx';
import { SaveFailure } from '../../components/form/save-failure.tsx';
import { useSave } from '../../components/form/use-save.ts';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { DialogButtons } from '../../components/overlay/dialog-parts.tsx';
import { FormDialog } from '../../components/overlay/dialogs.tsx';
import { useLedger } from '../../ledger.ts';
import { client } from '../../rpc.ts';
import { certificatesText } from '../../text/certificates.ts';
import {
  exampleNumber,
  type NumberedProject,
  numberedOrganisers,
  type Scheme,
  type SchemeInput,
  type SchemePart,
  schemeProblems,
  widthsOf,
} from './scheme.ts';
import css from './scheme-dialog.module.css';

const text = certificatesText.scheme;
const limits = { project: 6, organiser: 6, year: 4, session: 4, trainee: 6 } as const;

type SchemeDialogProps = {
  readonly scheme: Scheme;
  /** Whose numbers the example shows, and whose organiser needs one. */
  readonly project: NumberedProject;
  readonly onClose: () => void;
};

/** How certificate numbers are composed, asked before the first one is given. */
export function SchemeDialog({ scheme, project, onClose }: SchemeDialogProps) {
  const [draft, setDraft] = useState<SchemeInput>({
    separator: scheme.separator,
    widths: widthsOf(scheme),
    organiserNumber: scheme.organiserNumber ?? 1,
    organisers: numberedOrganisers(scheme.organisers),
  });
  const problems = schemeProblems(draft);
  const save = useSave(
    { values: draft, check: () => problems.length === 0 },
    { call: (values) => client.certificates.setScheme(values), done: text.saved, onDone: onClose },
  );
  const order = scheme.parts.map(({ part }) => part);
  const change = (part: Partial<SchemeInput>) => setDraft((now) => ({ ...now, ...part }));
  return (
    <FormDialog opened onClose={onClose} title={text.title} size={600} closeOnClickOutside={false}>
      <Form label={text.title} onSave={save.submit}>
        <p className="small tone-muted">{text.body}</p>
        <Example order={order} scheme={draft} project={project} />
        <Widths order={order} widths={draft.widths} onChange={(widths) => change({ widths })} />
        <FormGrid>
          <NumberField
            label={text.organiserNumber}
            isDisabled={draft.widths.organiser === 0}
            value={draft.organiserNumber}
            onChange={(organiserNumber) => change({ organiserNumber: organiserNumber ?? 0 })}
          />
          <TextField
            label={text.separator}
            hint={text.separatorHint}
            maxLength={2}
            value={draft.separator}
            onChange={(separator) => change({ separator })}
          />
        </FormGrid>
        {draft.widths.organiser > 0 && scheme.organisers.length > 0 && (
          <Organisers
            names={scheme.organisers.map(({ name }) => name)}
            organisers={draft.organisers ?? []}
            onChange={(organisers) => change({ organisers })}
          />
        )}
        {problems.length > 0 && (
          <NoteBox tone="bad">
            {problems.map((problem) => (
              <div key={problem}>{text[problem]}</div>
            ))}
          </NoteBox>
        )}
        <SaveFailure save={save} />
        <DialogButtons save={save} isDisabled={problems.length > 0} onClose={onClose}>
          {text.confirm}
        </DialogButtons>
      </Form>
    </FormDialog>
  );
}

type OrganisersProps = {
  readonly names: readonly string[];
  readonly organisers: NonNullable<SchemeInput['organisers']>;
  readonly onChange: (organisers: NonNullable<SchemeInput['organisers']>) => void;
};

/** The number of each organiser of this ledger's projects: one that is empty is asked before its next certificates. */
function Organisers({ names, organisers, onChange }: OrganisersProps) {
  const numberOf = (name: string) => organisers.find((one) => one.name === name)?.number ?? null;
  return (
    <FormSection title={text.organisers}>
      <p className="small tone-muted">{text.organisersHint}</p>
      <div className={css['organisers']}>
        {names.map((name) => (
          <NumberField
            key={name}
            label={name}
            value={numberOf(name)}
            onChange={(number) => {
              const others = organisers.filter((one) => one.name !== name);
              onChange(number === null ? others : [...others, { name, number }]);
            }}
          />
        ))}
      </div>
    </FormSection>
  );
}

type ExampleProps = {
  readonly order: readonly SchemePart[];
  readonly scheme: SchemeInput;
  readonly project: NumberedProject;
};

/** The number of the project's first certificate as it will look this year, and what its parts are. */
function Example({ order, scheme, project }: ExampleProps) {
  const { ledger } = useLedger();
  return (
    <div className={css['example']}>
      <small>{text.example}</small>
      <b>{exampleNumber(order, scheme, ledger.year, project)}</b>
      <span className="small tone-muted">
        {order
          .filter((part) => scheme.widths[part] > 0)
          .map((part) => text.parts[part])
          .join(' ＋ ')}
      </span>
    </div>
  );
}

type WidthsProps = {
  readonly order: readonly SchemePart[];
  readonly widths: SchemeInput['widths'];
  readonly onChange: (widths: SchemeInput['widths']) => void;
};

function Widths({ order, widths, onChange }: WidthsProps) {
  return (
    <FormSection title={text.widths}>
      <div className={css['widths']}>
        {order.map((part) => (
          <NumberField
            key={part}
            label={text.shortParts[part]}
            value={widths[part]}
            onChange={(width) => onChange({ ...widths, [part]: Math.min(limits[part], width ?? 0) })}
          />
        ))}
      </div>
    </FormSection>
  );
}
