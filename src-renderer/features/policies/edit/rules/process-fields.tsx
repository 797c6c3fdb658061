import { numberParts } from '../../../../../src-shared/policy/duties/certificate-number.ts';
import { deadlineDuties } from '../../../../../src-shared/policy/duties/deadline.ts';
import {
  comparisonWords,
  deadlineDirectionWords,
  deadlineDutyWords,
  deadlineFromWords,
  deadlineUnitWords,
  gateWords,
  numberPartWords,
} from '../../../../../src-shared/policy/policy-words.ts';
import { forms, levels } from '../../../../../src-shared/training/training-words.ts';
import { CheckField, TextField } from '../../../../components/form/fields.tsx';
import { FigureField } from '../../../../components/form/parsed-fields.tsx';
import { editText } from '../../../../text/policies/edit.ts';
import { formWords, levelWords } from '../../../../text/words.ts';
import { ChoiceSet } from './choice-set.tsx';
import { binderOf, type FieldsProps, WordSelect } from './field-parts.tsx';
import {
  type NewDeadline,
  type NewGate,
  type NewNumbering,
  type NewPaper,
  type NewProcessRule,
  newGateKinds,
} from './new-process-rules.ts';
import css from './rule.module.css';

const text = editText.added;

/** The inputs of a new rule of how trainings are run, by its kind. */
export function ProcessFields({ rule, ...rest }: FieldsProps<NewProcessRule>) {
  switch (rule.kind) {
    case 'gate':
      return <GateFields rule={rule} {...rest} />;
    case 'deadline':
      return <DeadlineFields rule={rule} {...rest} />;
    case 'paper':
      return <PaperFields rule={rule} {...rest} />;
    case 'numbering':
      return <NumberingFields rule={rule} {...rest} />;
  }
}

function GateFields(props: FieldsProps<NewGate>) {
  const { rule } = props;
  const bind = binderOf(props);
  return (
    <div className={css['fields']}>
      <WordSelect
        label={text.gate}
        words={newGateKinds}
        wordOf={(gate) => gateWords[gate]}
        {...bind('gate')}
      />
      {rule.gate === 'absence' && (
        <>
          <FigureField label={text.share} unit="%" isRequired {...bind('share')} />
          <WordSelect
            label={text.comparison}
            words={['exceeds', 'reaches']}
            wordOf={(word) => comparisonWords[word]}
            {...bind('comparison')}
          />
          <CheckField label={text.excusedCounts} {...bind('excusedCounts')} />
        </>
      )}
      {rule.gate === 'level' && (
        <WordSelect
          label={text.atLeast}
          words={levels}
          wordOf={(level) => levelWords[level]}
          {...bind('atLeast')}
        />
      )}
      {rule.gate === 'minimum-hours' && <FigureField label={text.leastHours} isRequired {...bind('hours')} />}
      {rule.gate === 'consecutive-days' && (
        <FigureField label={text.leastDays} isRequired {...bind('days')} />
      )}
      <ChoiceSet
        label={text.forms}
        words={forms}
        wordOf={(form) => formWords[form]}
        hint={rule.forms.length === 0 ? text.allForms : undefined}
        {...bind('forms')}
      />
    </div>
  );
}

function DeadlineFields(props: FieldsProps<NewDeadline>) {
  const bind = binderOf(props);
  return (
    <div className={css['fields']}>
      <WordSelect
        label={text.duty}
        words={deadlineDuties}
        wordOf={(duty) => deadlineDutyWords[duty]}
        {...bind('duty')}
      />
      <WordSelect
        label={text.from}
        words={['project-end', 'notice', 'opening', 'departure', 'year']}
        wordOf={(from) => deadlineFromWords[from]}
        {...bind('from')}
      />
      <WordSelect
        label={text.direction}
        words={['after', 'before']}
        wordOf={(direction) => deadlineDirectionWords[direction]}
        {...bind('direction')}
      />
      <FigureField label={text.count} isRequired {...bind('count')} />
      <WordSelect
        label={text.countUnit}
        words={['calendar-day', 'working-day', 'month']}
        wordOf={(unit) => deadlineUnitWords[unit]}
        {...bind('unit')}
      />
    </div>
  );
}

function PaperFields(props: FieldsProps<NewPaper>) {
  const bind = binderOf(props);
  return (
    <div className={css['fields']}>
      <TextField label={text.paper} isRequired isWide autoFocus maxLength={60} {...bind('title')} />
    </div>
  );
}

function NumberingFields(props: FieldsProps<NewNumbering>) {
  const { rule, errorOf, onPut } = props;
  const bind = binderOf(props);
  return (
    <div className={css['fields']}>
      <ChoiceSet
        label={text.numberParts}
        isRequired
        words={numberParts}
        wordOf={(part) => numberPartWords[part]}
        hint={text.numberOrder}
        {...bind('parts')}
      />
      {rule.parts.map((part) => (
        <FigureField
          key={part}
          label={text.digits(numberPartWords[part])}
          isRequired
          value={rule.widths[part]}
          error={errorOf(part)}
          onChange={(width) => onPut({ ...rule, widths: { ...rule.widths, [part]: width } })}
        />
      ))}
    </div>
  );
}
