import { useState } from 'react';
import { practiceOf } from '../../../../src-shared/training/practice.ts';
import { dayPatterns, degreeLevels, levels } from '../../../../src-shared/training/training-words.ts';
import { optionsOf } from '../../../components/filters/options.ts';
import { SelectField, TextField } from '../../../components/form/fields.tsx';
import { FormGrid, FormSection } from '../../../components/form/form-grid.tsx';
import { DateField, FigureField, NumberField } from '../../../components/form/parsed-fields.tsx';
import { formatThousandths } from '../../../text/format.ts';
import { projectsText } from '../../../text/projects.ts';
import { dayPatternWords, degreeLevelWords, levelWords } from '../../../text/words.ts';
import { daysBetweenDates, figuresOf, parseDayHours } from '../project-fields.ts';

import type { ProjectForm } from './use-project-form.ts';

import { YearParts } from './year-parts.tsx';

const text = projectsText.form;
const levelOptions = optionsOf(levels, levelWords);
const dayPatternOptions = optionsOf(dayPatterns, dayPatternWords);
const degreeOptions = optionsOf(degreeLevels, degreeLevelWords);

/** When it was, and the figures that its form is measured by. */
export function WhenSection({ form }: { readonly form: ProjectForm }) {
  return (
    <FormSection title={text.sections.when}>
      <FormGrid>
        <DateField label={text.startOn} isRequired {...form.bind('startOn')} />
        <DateField label={text.endOn} isRequired {...form.bind('endOn')} />
        <AmountFields form={form} />
        <ExtentFields form={form} />
        <DateField label={text.certificateOn} hint={text.certificateOnHint} {...form.bind('certificateOn')} />
      </FormGrid>
      <YearParts form={form} />
    </FormSection>
  );
}

type FieldsProps = { readonly form: ProjectForm };

/** How long it was: days, hours, lessons or minutes. */
function AmountFields({ form }: FieldsProps) {
  const { values } = form;
  const used = figuresOf(values.form);
  const span = daysBetweenDates(values.startOn, values.endOn);
  return (
    <>
      {used.includes('days') && (
        <FigureField
          label={text.days}
          unit={text.unitDay}
          placeholder={span === null ? undefined : formatThousandths(span, 0)}
          {...form.bind('days')}
        />
      )}
      {used.includes('hours') && (
        <FigureField label={text.hours} unit={text.unitHour} {...form.bind('hours')} />
      )}
      {used.includes('practiceMonths') && <PracticeFields form={form} />}
      {used.includes('dayHours') && <DayHoursField form={form} />}
      {used.includes('dayPattern') && values.hours !== null && values.dayHours === null && (
        <SelectField
          label={text.dayPattern}
          hint={text.dayPatternHint}
          options={dayPatternOptions}
          {...form.bind('dayPattern')}
        />
      )}
      {used.includes('lessons') && (
        <FigureField
          label={text.lessons}
          unit={text.unitLesson}
          hint={text.lessonsHint}
          {...form.bind('lessons')}
        />
      )}
      {used.includes('minutes') && (
        <NumberField label={`${text.minutes}（${text.minutesUnit}）`} {...form.bind('minutes')} />
      )}
    </>
  );
}

/** How long a practice in an enterprise was; left empty, its dates say it. */
function PracticeFields({ form }: FieldsProps) {
  const { startOn, endOn } = form.values;
  const byDates = practiceOf({ startOn, endOn, practiceMonths: null, practiceWeeks: null });
  const plain = (value: number) => formatThousandths(value, 0);
  const hint =
    byDates === null ? text.practiceUnknown : text.practiceHint(plain(byDates.months), plain(byDates.weeks));
  return (
    <>
      <FigureField
        label={text.practiceMonths}
        unit={text.unitMonth}
        hint={hint}
        {...form.bind('practiceMonths')}
      />
      <FigureField label={text.practiceWeeks} unit={text.unitWeek} {...form.bind('practiceWeeks')} />
    </>
  );
}

/** Whose level counts, which degree, and how many periods were due. */
function ExtentFields({ form }: FieldsProps) {
  const { values } = form;
  const used = figuresOf(values.form);
  return (
    <>
      {used.includes('sendingLevel') && (
        <SelectField
          label={text.sendingLevel}
          hint={text.sendingLevelHint}
          options={levelOptions}
          {...form.bind('sendingLevel')}
        />
      )}
      {used.includes('degreeLevel') && (
        <SelectField label={text.degreeLevel} options={degreeOptions} {...form.bind('degreeLevel')} />
      )}
      {used.includes('totalPeriods') && values.kind === 'own' && (
        <NumberField
          label={`${text.totalPeriods}（${text.unitPeriod}）`}
          hint={text.totalPeriodsHint}
          {...form.bind('totalPeriods')}
        />
      )}
    </>
  );
}

function DayHoursField({ form }: { readonly form: ProjectForm }) {
  const binding = form.bind('dayHours');
  const [typed, setTyped] = useState<string | null>(null);
  const saved = (binding.value ?? []).map((hours) => formatThousandths(hours, 0)).join(' ');
  const isUnreadable = typed !== null && parseDayHours(typed) === undefined;
  return (
    <TextField
      label={text.dayHours}
      name="dayHours"
      hint={text.dayHoursHint}
      value={typed ?? saved}
      isUnreadable={isUnreadable}
      error={isUnreadable ? text.dayHoursInvalid : binding.error}
      onChange={(next) => {
        setTyped(next);
        const parsed = parseDayHours(next);
        if (parsed !== undefined) binding.onChange(parsed);
      }}
      onBlur={() => {
        if (!isUnreadable) setTyped(null);
        binding.onBlur();
      }}
    />
  );
}
