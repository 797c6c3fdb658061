import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Level } from '../../../../src-shared/training/training-words.ts';
import { optionsOf } from '../../../components/filters/options.ts';
import { SelectField, TextField } from '../../../components/form/fields.tsx';
import { Form } from '../../../components/form/form.tsx';
import { FormGrid } from '../../../components/form/form-grid.tsx';
import { firstRunText as text } from '../../../text/first-run.ts';
import { organisationLevelWords } from '../../../text/words.ts';
import css from './create-ledger.module.css';

const organisationLevels = ['school', 'county', 'city', 'provincial'] as const satisfies readonly Level[];
const levelOptions = optionsOf<Level>(organisationLevels, organisationLevelWords);

/** The organisation that keeps the ledger, as typed. */
export type Organisation = {
  readonly name: string;
  readonly level: Level;
  readonly regionCode: string;
  readonly schoolCode: string | null;
};

type DescribeOrganisationProps = {
  readonly organisation: Organisation;
  readonly onChange: (organisation: Organisation) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
};

/** Who keeps the ledger: name, level, region; a school may add its code. */
export function DescribeOrganisation({ organisation, onChange, onBack, onNext }: DescribeOrganisationProps) {
  const [isTouched, setIsTouched] = useState(false);
  const isCodeValid = /^\d{6}$/.test(organisation.regionCode);
  const isReady = organisation.name.trim() !== '' && isCodeValid;
  return (
    <Form label={text.create} onSave={() => (isReady ? onNext() : setIsTouched(true))}>
      <FormGrid>
        <TextField
          autoFocus
          isWide
          isRequired
          label={text.organisationName}
          placeholder={text.organisationPlaceholder}
          maxLength={100}
          value={organisation.name}
          onChange={(name) => onChange({ ...organisation, name })}
        />
        <SelectField
          isRequired
          label={text.organisationLevel}
          hint={text.organisationLevelHint}
          options={levelOptions}
          value={organisation.level}
          onChange={(level) => level !== null && onChange({ ...organisation, level })}
        />
        <TextField
          isRequired
          label={text.regionCode}
          hint={text.regionCodeHint}
          maxLength={6}
          error={isTouched && !isCodeValid ? text.regionCodeInvalid : undefined}
          value={organisation.regionCode}
          onBlur={() => setIsTouched(true)}
          onChange={(regionCode) => onChange({ ...organisation, regionCode })}
        />
        {organisation.level === 'school' && (
          <TextField
            label={text.schoolCode}
            hint={text.schoolCodeHint}
            maxLength={20}
            value={organisation.schoolCode}
            onChange={(schoolCode) => onChange({ ...organisation, schoolCode })}
          />
        )}
      </FormGrid>
      <div className={css['buttons']}>
        <Button type="submit" variant="filled" disabled={!isReady}>
          {text.next}
        </Button>
        <Button onClick={onBack}>{text.back}</Button>
      </div>
    </Form>
  );
}
