import { degreeLevels } from '../../../../../src-shared/training/training-words.ts';
import { optionsOf } from '../../../../components/filters/options.ts';
import { SelectField, TextField } from '../../../../components/form/fields.tsx';
import { FigureField } from '../../../../components/form/parsed-fields.tsx';
import { trialText as text } from '../../../../text/policies/trial.ts';
import { degreeLevelWords } from '../../../../text/words.ts';
import { type Measure, parseDayHours } from '../award-facts.ts';
import { type AwardFieldsProps, levelOptions } from './award-fields.ts';

type AwardMeasuresProps = AwardFieldsProps & { readonly needed: readonly Measure[] };

/** How much there was of the activity: what the pack asks of its form, and nothing else. */
export function AwardMeasures({ form, needed, set, errorAt }: AwardMeasuresProps) {
  return (
    <>
      {needed.map((measure) =>
        measure === 'dayHours' ? (
          <TextField
            key={measure}
            label={text.dayHours}
            placeholder={text.dayHoursHint}
            value={form.dayHours}
            onChange={(value) => set('dayHours', value)}
            error={parseDayHours(form.dayHours) === null ? text.dayHoursInvalid : errorAt('dayHours')}
          />
        ) : (
          <FigureField
            key={measure}
            label={text[measure]}
            value={form[measure]}
            onChange={(value) => set(measure, value)}
            error={errorAt(measure)}
          />
        ),
      )}
      {form.form === 'shadowing' && (
        <SelectField
          label={text.sendingLevel}
          value={form.sendingLevel}
          options={levelOptions}
          onChange={(level) => set('sendingLevel', level)}
        />
      )}
      {form.form === 'degree' && (
        <SelectField
          label={text.degreeLevel}
          value={form.degreeLevel}
          options={optionsOf(degreeLevels, degreeLevelWords)}
          onChange={(level) => set('degreeLevel', level)}
        />
      )}
    </>
  );
}
