import { forms, levels, roles } from '../../../../../src-shared/training/training-words.ts';
import { TextField } from '../../../../components/form/fields.tsx';
import { FigureField } from '../../../../components/form/parsed-fields.tsx';
import { choiceWord, editText } from '../../../../text/policies/edit.ts';
import { formWords, levelWords, roleWords } from '../../../../text/words.ts';
import { ChoiceSet } from './choice-set.tsx';
import { binderOf, type FieldsProps, WordSelect } from './field-parts.tsx';
import {
  type NewActivity,
  type NewCap,
  type NewMinimum,
  type NewRule,
  type PackShape,
  type Period,
  periods,
  units,
} from './new-rules.ts';
import { ProcessFields } from './process-fields.tsx';
import css from './rule.module.css';

const text = editText.added;

type KindFieldsProps = FieldsProps<NewRule> & {
  readonly shape: PackShape;
  readonly freePeriods: readonly Period[];
};

/** The inputs of a new rule by its kind. */
export function KindFields({ rule, shape, freePeriods, ...rest }: KindFieldsProps) {
  const { hasCredits } = shape;
  switch (rule.kind) {
    case 'activity':
      return <ActivityFields rule={rule} hasCredits={hasCredits} {...rest} />;
    case 'cap':
      return <CapFields rule={rule} hasCredits={hasCredits} {...rest} />;
    case 'minimum':
      return <MinimumFields rule={rule} hasCredits={hasCredits} freePeriods={freePeriods} {...rest} />;
    default:
      return <ProcessFields rule={rule} {...rest} />;
  }
}

type ActivityFieldsProps = FieldsProps<NewActivity> & { readonly hasCredits: boolean };

function ActivityFields(props: ActivityFieldsProps) {
  const { rule, hasCredits } = props;
  const bind = binderOf(props);
  return (
    <>
      <div className={css['fields']}>
        <TextField label={text.name} isRequired isWide autoFocus maxLength={60} {...bind('title')} />
        <ChoiceSet
          label={text.forms}
          isRequired
          words={forms}
          wordOf={(form) => formWords[form]}
          {...bind('forms')}
        />
        <ChoiceSet
          label={text.roles}
          isRequired
          words={roles}
          wordOf={(role) => roleWords[role]}
          hint={text.firstAsked}
          {...bind('roles')}
        />
        <MeasureFields {...props} />
      </div>
      {hasCredits && rule.unit !== 'once' && rule.unit !== 'decided' && <RateFields {...props} />}
    </>
  );
}

/** What the row counts by, and the figures that belong to that. */
function MeasureFields(props: ActivityFieldsProps) {
  const { rule, hasCredits } = props;
  const bind = binderOf(props);
  const isDaily = hasCredits && rule.unit === 'day';
  const knowsDays = !hasCredits || rule.unit === 'day' || rule.unit === 'hour';
  return (
    <>
      {hasCredits && (
        <WordSelect label={text.unit} words={units} wordOf={(unit) => text.units[unit]} {...bind('unit')} />
      )}
      {hasCredits && rule.unit === 'once' && (
        <>
          <FigureField label={text.creditsOnce} isRequired {...bind('credits')} />
          <FigureField label={text.hoursOnce} hint={text.hoursOnceHint} {...bind('hours')} />
        </>
      )}
      {knowsDays && <FigureField label={text.dayHours} isRequired={isDaily} {...bind('dayHours')} />}
      {isDaily && <FigureField label={text.partHour} isRequired {...bind('partHour')} />}
      {hasCredits && <FigureField label={text.projectCapLabel} {...bind('projectCap')} />}
    </>
  );
}

/** Credits by level. */
function RateFields({ rule, errorOf, onPut }: ActivityFieldsProps) {
  return (
    <div className={css['rates']}>
      {levels.map((level, index) => (
        <FigureField
          key={level}
          label={text.rate(levelWords[level])}
          value={rule.rates[level] ?? null}
          error={index === 0 ? errorOf('rates') : undefined}
          onChange={(rate) => onPut({ ...rule, rates: { ...rule.rates, [level]: rate } })}
        />
      ))}
    </div>
  );
}

type CapFieldsProps = FieldsProps<NewCap> & { readonly hasCredits: boolean };

function CapFields({ hasCredits, ...props }: CapFieldsProps) {
  const { rule } = props;
  const bind = binderOf(props);
  return (
    <div className={css['fields']}>
      <WordSelect
        label={text.period}
        words={['year', 'cycle']}
        wordOf={(period) => text.periods[period]}
        {...bind('period')}
      />
      {hasCredits && <FigureField label={text.mostCredits} autoFocus {...bind('credits')} />}
      <FigureField label={text.mostHours} autoFocus={!hasCredits} {...bind('hours')} />
      <WordSelect
        label={text.scope}
        words={['always', 'registration']}
        wordOf={(scope) => choiceWord('scope', scope)}
        {...bind('scope')}
      />
      <ChoiceSet
        label={text.forms}
        words={forms}
        wordOf={(form) => formWords[form]}
        hint={rule.forms.length === 0 ? text.allForms : undefined}
        {...bind('forms')}
      />
      <ChoiceSet
        label={text.levels}
        words={levels}
        wordOf={(level) => levelWords[level]}
        hint={rule.levels.length === 0 ? text.allLevels : undefined}
        {...bind('levels')}
      />
    </div>
  );
}

type MinimumFieldsProps = FieldsProps<NewMinimum> & {
  readonly hasCredits: boolean;
  readonly freePeriods: readonly Period[];
};

function MinimumFields({ hasCredits, freePeriods, ...props }: MinimumFieldsProps) {
  const bind = binderOf(props);
  const offered = periods.filter((period) => period === props.rule.period || freePeriods.includes(period));
  return (
    <div className={css['fields']}>
      <WordSelect
        label={text.period}
        words={offered}
        wordOf={(period) => text.periods[period]}
        {...bind('period')}
      />
      <FigureField label={text.leastHours} autoFocus {...bind('hours')} />
      {hasCredits && <FigureField label={text.leastCredits} {...bind('credits')} />}
    </div>
  );
}
