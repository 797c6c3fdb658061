import {
  dayPatterns,
  organiserKinds,
  schoolStages,
  trainingKinds,
} from '../../../../../src-shared/training/training-words.ts';
import { optionsOf } from '../../../../components/filters/options.ts';
import { CheckField, SelectField } from '../../../../components/form/fields.tsx';
import { DateField, FigureField } from '../../../../components/form/parsed-fields.tsx';
import { trialText as text } from '../../../../text/policies/trial.ts';
import {
  dayPatternWords,
  organiserKindWords,
  schoolStageWords,
  trainingKindWords,
} from '../../../../text/words.ts';
import { Fold } from '../../fold.tsx';
import { type AwardFieldsProps, levelOptions } from './award-fields.ts';
import { TrialFields } from './trial-fields.tsx';

const periods = ['totalPeriods', 'absentPeriods', 'excusedPeriods'] as const;
const errorFields = ['certificateDate', ...periods, 'organiser/kind', 'organiser/level'];

/** What seldom matters, folded away until it is asked for or wrong. */
export function AwardMore({ form, set, errorAt }: AwardFieldsProps) {
  return (
    <Fold summary={text.more} isForced={errorAt(...errorFields) !== undefined}>
      <TrialFields label={text.more}>
        <DateField
          label={text.certificateDate}
          value={form.certificateDate}
          onChange={(date) => set('certificateDate', date)}
          error={errorAt('certificateDate')}
        />
        {periods.map((count) => (
          <FigureField
            key={count}
            label={text[count]}
            value={form[count]}
            onChange={(value) => set(count, value)}
            error={errorAt(count)}
          />
        ))}
        <Kinds form={form} set={set} />
        <People form={form} set={set} />
        <Circumstances form={form} set={set} />
      </TrialFields>
    </Fold>
  );
}

type GroupProps = Pick<AwardFieldsProps, 'form' | 'set'>;

/** How the hours fall on the days (A27b), and what a text counts apart (A32). */
function Kinds({ form, set }: GroupProps) {
  return (
    <>
      <SelectField
        label={text.dayPattern}
        value={form.dayPattern}
        options={optionsOf(dayPatterns, dayPatternWords)}
        onChange={(pattern) => set('dayPattern', pattern)}
      />
      <SelectField
        label={text.trainingKind}
        value={form.trainingKind}
        options={optionsOf(trainingKinds, trainingKindWords)}
        onChange={(kind) => set('trainingKind', kind)}
      />
    </>
  );
}

/** Who organised it, and whom the teacher teaches. */
function People({ form, set }: GroupProps) {
  return (
    <>
      <SelectField
        label={text.organiserKind}
        value={form.organiserKind}
        options={optionsOf(organiserKinds, organiserKindWords)}
        onChange={(kind) => set('organiserKind', kind)}
      />
      <SelectField
        label={text.organiserLevel}
        value={form.organiserLevel}
        options={levelOptions}
        onChange={(level) => set('organiserLevel', level)}
      />
      <SelectField
        label={text.stage}
        value={form.stage}
        options={optionsOf(schoolStages, schoolStageWords)}
        onChange={(stage) => set('stage', stage)}
      />
      <span />
    </>
  );
}

function Circumstances({ form, set }: GroupProps) {
  const check = (
    key: 'approved' | 'registered' | 'delegated' | 'inDistrict' | 'probation',
    isWide = false,
  ) => <CheckField label={text[key]} isWide={isWide} value={form[key]} onChange={(is) => set(key, is)} />;
  return (
    <>
      {check('approved', true)}
      {check('registered', true)}
      {check('delegated', true)}
      {check('inDistrict')}
      {check('probation')}
    </>
  );
}
