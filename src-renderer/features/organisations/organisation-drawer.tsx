import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { normaliseOrganisation, organisationProblems } from '../../../src-shared/people/organisation.ts';
import { regionPath } from '../../../src-shared/people/region.ts';
import type { OrganisationFields, OrganisationRow } from '../../../src-shared/rpc/contract/organisations.ts';
import { optionsOf } from '../../components/filters/options.ts';
import { ownChanges } from '../../components/form/draft/own-changes.ts';
import { type DraftForm, type FieldErrors, useDraft } from '../../components/form/draft/use-draft.ts';
import { SelectField, TextField } from '../../components/form/fields.tsx';
import { focusFirstInvalid } from '../../components/form/focus.ts';
import { FormGrid } from '../../components/form/form-grid.tsx';
import { RecordForm } from '../../components/form/record-form.tsx';
import { SaveFailure } from '../../components/form/save-failure.tsx';
import { type Save, useSave } from '../../components/form/use-save.ts';
import { SideDrawer } from '../../components/overlay/side-drawer.tsx';
import { UnsavedTitle } from '../../components/page/page-head.tsx';
import { client } from '../../rpc.ts';
import { organisationsText } from '../../text/organisations.ts';
import { fieldErrors, problemSentence } from '../../text/problems.ts';
import styles from './organisations.module.css';

const text = organisationsText.form;
const locationKinds = optionsOf(['urban', 'town', 'village'], organisationsText.locationKinds);

type OrganisationDrawerProps = {
  readonly row: OrganisationRow;
  readonly onClose: () => void;
  readonly onStep: (step: 1 | -1) => void;
};

/** The core's own checks; what it only warns of does not stand in the way. */
function validate(fields: OrganisationFields): FieldErrors<OrganisationFields> {
  const problems = organisationProblems(normaliseOrganisation(fields));
  return fieldErrors(problems.filter(({ severity }) => severity === 'error'));
}

/** Codes of one organisation, checked as they are typed; a code is never guessed. */
export function OrganisationDrawer({ row, onClose, onStep }: OrganisationDrawerProps) {
  const room = useRef<HTMLDivElement>(null);
  const { form, save } = useOrganisationForm({
    row,
    onSaved: onClose,
    onInvalid: () => focusFirstInvalid(room.current),
  });
  return (
    <SideDrawer
      label={text.title(row.name)}
      width={480}
      title={<UnsavedTitle title={row.name} isDirty={form.isDirty} />}
      onClose={onClose}
      onStep={onStep}
    >
      <div ref={room}>
        <RecordForm
          label={text.label}
          form={form}
          save={save}
          stale={{ text: text.stale, reload: text.reload }}
          room={room}
        >
          <Fields form={form} />
          <SaveFailure save={save} />
          <div className={styles['buttons']}>
            <Button type="submit" variant="filled" loading={save.isSaving}>
              {text.save}
            </Button>
            <span className="push small tone-muted">Ctrl+Enter</span>
          </div>
        </RecordForm>
      </div>
    </SideDrawer>
  );
}

type OrganisationForm = { readonly form: DraftForm<OrganisationFields>; readonly save: Save };
type OrganisationFormOptions = {
  readonly row: OrganisationRow;
  readonly onSaved: () => void;
  readonly onInvalid: () => void;
};

/** The state of the form; `before` is the record it began with, which a save must still find (optimistic lock). */
function useOrganisationForm({ row, onSaved, onInvalid }: OrganisationFormOptions): OrganisationForm {
  const [before, setBefore] = useState(row.fields);
  const form = useDraft<OrganisationFields>({
    draftKey: `organisation:${row.uid}`,
    initial: row.fields,
    validate,
  });
  const save = useSave(form, {
    call: (fields) => client.organisations.save({ uid: row.uid, before, fields }),
    done: ({ warnings }) => [text.saved(row.name), ...warnings.map(problemSentence)].join('。'),
    onDone: onSaved,
    onInvalid,
    reload: async () => {
      const { rows } = await client.organisations.list();
      const present = rows.find(({ uid }) => uid === row.uid);
      if (present === undefined) return;
      const own = ownChanges(before, form.values);
      setBefore(present.fields);
      form.reset(present.fields);
      form.merge(own);
    },
  });
  return { form, save };
}

function Fields({ form }: { readonly form: DraftForm<OrganisationFields> }) {
  const region = regionPath(form.values.regionCode).join(' ');
  return (
    <FormGrid>
      <TextField
        label={text.schoolCode}
        hint={text.schoolCodeHint}
        isWide
        autoFocus
        maxLength={20}
        {...form.bind('schoolCode')}
      />
      <TextField
        label={text.creditCode}
        hint={text.creditCodeHint}
        isWide
        maxLength={30}
        {...form.bind('creditCode')}
      />
      <TextField
        label={text.regionCode}
        hint={region === '' ? text.regionCodeHint : region}
        isRequired
        isWide
        maxLength={10}
        {...form.bind('regionCode')}
      />
      <SelectField label={text.locationKind} options={locationKinds} {...form.bind('locationKind')} />
    </FormGrid>
  );
}
