import { Button } from '@mantine/core';
import { useState } from 'react';
import { forms, levels, roles } from '../../../../src-shared/training/training-words.ts';
import { FigureField, SelectField, TextField } from '../../../components/form/form.tsx';
import { Tag } from '../../../components/notes/tag.tsx';
import { componentText } from '../../../text/components.ts';
import { choiceWord, policiesText } from '../../../text/policies.ts';
import { formWords, levelWords, roleWords } from '../../../text/words.ts';
import { ChoiceSet } from './choice-set.tsx';
import {
  errorsOfRule,
  lineOfRule,
  missingOf,
  type NewActivity,
  type NewCap,
  type NewMinimum,
  type NewRule,
  newActivity,
  newCap,
  newMinimum,
  type PackShape,
  type Period,
  sectionOfRule,
  units,
} from './new-rules.ts';

const text = policiesText.edit.added;

type NewRulesProps = {
  readonly section: 'activities' | 'assessment';
  readonly rules: readonly NewRule[];
  readonly shape: PackShape;
  /** Periods that have a minimum already: a second would never be read. */
  readonly periods: readonly string[];
  readonly errors: Readonly<Record<string, string>>;
  /** What the numbers of a rule say, by its line; nothing while it is unfinished. */
  readonly figures: (line: string) => string;
  readonly nextId: () => string;
  readonly onChange: (rules: readonly NewRule[]) => void;
};

/** Rules that this copy adds to a section, as forms, and the ways to add another. */
export function NewRules(props: NewRulesProps) {
  const { section, rules, shape, errors, figures, nextId, onChange } = props;
  const ofSection = rules.filter((rule) => sectionOfRule(rule) === section);
  const add = (rule: NewRule) => onChange([...rules, rule]);
  const put = (changed: NewRule) => onChange(rules.map((rule) => (rule.id === changed.id ? changed : rule)));
  const taken = [
    ...props.periods,
    ...rules.flatMap((rule) => (rule.kind === 'minimum' ? [rule.period] : [])),
  ];
  const freePeriods = (['year', 'cycle', 'probation'] as const).filter((period) => !taken.includes(period));
  const [freePeriod] = freePeriods;
  return (
    <>
      {ofSection.map((rule) => (
        <NewRuleView
          key={rule.id}
          rule={rule}
          shape={shape}
          freePeriods={freePeriods}
          errors={errors}
          figures={figures(lineOfRule(rule))}
          onPut={put}
          onDrop={() => onChange(rules.filter(({ id }) => id !== rule.id))}
        />
      ))}
      <div className="row">
        {section === 'activities' && (
          <AddButton word={text.addActivity} onClick={() => add(newActivity(nextId()))} />
        )}
        {section === 'assessment' && shape.hasCredits && (
          <AddButton word={text.addCap} onClick={() => add(newCap(nextId()))} />
        )}
        {section === 'assessment' && freePeriod !== undefined && (
          <AddButton word={text.addMinimum} onClick={() => add(newMinimum(nextId(), freePeriod))} />
        )}
      </div>
    </>
  );
}

function AddButton({ word, onClick }: { readonly word: string; readonly onClick: () => void }) {
  return (
    <Button size="xs" variant="subtle" onClick={onClick}>
      ＋ {word}
    </Button>
  );
}

type NewRuleViewProps = {
  readonly rule: NewRule;
  readonly shape: PackShape;
  readonly freePeriods: readonly Period[];
  readonly errors: Readonly<Record<string, string>>;
  readonly figures: string;
  readonly onPut: (rule: NewRule) => void;
  readonly onDrop: () => void;
};

function NewRuleView(props: NewRuleViewProps) {
  const { rule, shape, figures, onPut, onDrop } = props;
  const found = errorsOfRule(rule, props.errors);
  const missing = missingOf(rule, shape);
  // What is missing is said once the rule was left, not while it is being typed.
  const [isLeft, setIsLeft] = useState(false);
  const errorOf = (input: string) =>
    found.byInput[input] ?? (isLeft && missing.has(input) ? componentText.form.required : undefined);
  const bind = binderOf({ rule, errorOf, onPut });
  const title = rule.kind === 'activity' && rule.title !== '' ? rule.title : text.kinds[rule.kind];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its legend over the line between rules
    <div
      className="policies__rule"
      role="group"
      aria-label={title}
      id={`rule-${lineOfRule(rule)}`}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setIsLeft(true);
      }}
    >
      <div className="policies__rule-head">
        <b>{title}</b> <Tag tone="accent">{text.tag}</Tag>
        <button type="button" className="policies__link small push" onClick={onDrop}>
          {policiesText.edit.undo}
        </button>
      </div>
      {figures !== '' && <p className="policies__figures">{figures}</p>}
      {found.line.map((sentence) => (
        <p key={sentence} className="small tone-bad" role="alert">
          {sentence}
        </p>
      ))}
      {rule.kind === 'activity' && (
        <ActivityFields rule={rule} hasCredits={shape.hasCredits} errorOf={errorOf} onPut={onPut} />
      )}
      {rule.kind === 'cap' && <CapFields rule={rule} errorOf={errorOf} onPut={onPut} />}
      {rule.kind === 'minimum' && (
        <MinimumFields
          rule={rule}
          hasCredits={shape.hasCredits}
          freePeriods={props.freePeriods}
          errorOf={errorOf}
          onPut={onPut}
        />
      )}
      <div className="policies__edit-fields">
        <TextField label={text.clause} isRequired maxLength={60} hint={text.clauseHint} {...bind('clause')} />
        <TextField
          label={text.wording}
          isWide
          maxLength={200}
          placeholder={rule.kind === 'activity' ? rule.title : text.kinds[rule.kind]}
          {...bind('wording')}
        />
      </div>
    </div>
  );
}

type FieldsProps<Rule extends NewRule> = {
  readonly rule: Rule;
  readonly errorOf: (input: string) => string | undefined;
  readonly onPut: (rule: Rule) => void;
};

/** What a field needs of its rule: `<FigureField label="学分" {...bind('credits')} />`. */
function binderOf<Rule extends NewRule>({ rule, errorOf, onPut }: FieldsProps<Rule>) {
  return <Key extends keyof Rule & string>(key: Key) => ({
    value: rule[key],
    error: errorOf(key),
    onChange: (value: Rule[Key]) => onPut({ ...rule, [key]: value }),
  });
}

type WordSelectProps<Word extends string> = {
  readonly label: string;
  readonly words: readonly Word[];
  readonly wordOf: (word: Word) => string;
  readonly value: Word;
  readonly error: string | undefined;
  readonly onChange: (value: Word) => void;
};

/** Always one of a few words. */
function WordSelect<Word extends string>(props: WordSelectProps<Word>) {
  const { label, words, wordOf, value, error, onChange } = props;
  return (
    <SelectField
      label={label}
      isRequired
      value={value}
      error={error}
      options={words.map((word) => ({ value: word, label: wordOf(word) }))}
      onChange={(word) => word !== null && onChange(word)}
    />
  );
}

function ActivityFields({
  rule,
  hasCredits,
  errorOf,
  onPut,
}: FieldsProps<NewActivity> & { readonly hasCredits: boolean }) {
  const bind = binderOf({ rule, errorOf, onPut });
  const isByLevel = rule.unit !== 'once';
  const knowsDays = !hasCredits || rule.unit === 'day' || rule.unit === 'hour';
  return (
    <>
      <div className="policies__edit-fields">
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
        {hasCredits && (
          <WordSelect label={text.unit} words={units} wordOf={(unit) => text.units[unit]} {...bind('unit')} />
        )}
        {hasCredits && !isByLevel && (
          <>
            <FigureField label={text.creditsOnce} isRequired {...bind('credits')} />
            <FigureField label={text.hoursOnce} hint={text.hoursOnceHint} {...bind('hours')} />
          </>
        )}
        {knowsDays && (
          <FigureField
            label={text.dayHours}
            isRequired={hasCredits && rule.unit === 'day'}
            {...bind('dayHours')}
          />
        )}
        {hasCredits && rule.unit === 'day' && (
          <FigureField label={text.partHour} isRequired {...bind('partHour')} />
        )}
        {hasCredits && <FigureField label={text.projectCapLabel} {...bind('projectCap')} />}
      </div>
      {hasCredits && isByLevel && (
        <div className="policies__rate-fields">
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
      )}
    </>
  );
}

function CapFields({ rule, errorOf, onPut }: FieldsProps<NewCap>) {
  const bind = binderOf({ rule, errorOf, onPut });
  return (
    <div className="policies__edit-fields">
      <WordSelect
        label={text.period}
        words={['year', 'cycle']}
        wordOf={(period) => text.periods[period]}
        {...bind('period')}
      />
      <FigureField label={text.mostCredits} isRequired autoFocus {...bind('credits')} />
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

function MinimumFields({
  rule,
  hasCredits,
  freePeriods,
  errorOf,
  onPut,
}: FieldsProps<NewMinimum> & { readonly hasCredits: boolean; readonly freePeriods: readonly Period[] }) {
  const bind = binderOf({ rule, errorOf, onPut });
  const periods = (['year', 'cycle', 'probation'] as const).filter(
    (period) => period === rule.period || freePeriods.includes(period),
  );
  return (
    <div className="policies__edit-fields">
      <WordSelect
        label={text.period}
        words={periods}
        wordOf={(period) => text.periods[period]}
        {...bind('period')}
      />
      <FigureField label={text.leastHours} autoFocus {...bind('hours')} />
      {hasCredits && <FigureField label={text.leastCredits} {...bind('credits')} />}
    </div>
  );
}
