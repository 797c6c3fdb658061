import { useState } from 'react';
import type { PutSection } from '../../../../../src-shared/policy/document/pack-edit.ts';
import { LinkButton } from '../../../../components/buttons/link-button.tsx';
import { TextField } from '../../../../components/form/fields.tsx';
import { Tag } from '../../../../components/notes/tag.tsx';
import { componentText } from '../../../../text/components.ts';
import { editText } from '../../../../text/policies/edit.ts';
import layout from '../../layout.module.css';
import { AddButton } from './add-button.tsx';
import { binderOf } from './field-parts.tsx';
import { newDeadline, newGate, newNumbering, newPaper } from './new-process-rules.ts';
import { KindFields } from './new-rule-fields.tsx';
import {
  errorsOfRule,
  freePeriodsOf,
  lineOfRule,
  missingOf,
  type NewRule,
  newActivity,
  newCap,
  newMinimum,
  type PackShape,
  type Period,
  sectionOfRule,
} from './new-rules.ts';
import css from './rule.module.css';

const text = editText.added;

type NewRulesProps = {
  readonly section: PutSection;
  /** Whether the pack numbers certificates: a second scheme would never be read. */
  readonly isNumbered: boolean;
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
  const { section, rules, shape, periods, errors, figures, onChange } = props;
  const freePeriods = freePeriodsOf(periods, rules);
  const put = (changed: NewRule) => onChange(rules.map((rule) => (rule.id === changed.id ? changed : rule)));
  return (
    <>
      {rules
        .filter((rule) => sectionOfRule(rule) === section)
        .map((rule) => (
          <NewRuleForm
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
      <AddRules {...props} freePeriods={freePeriods} />
    </>
  );
}

/** The one way to add to a section; null where there are several. */
function adderOf(
  section: PutSection,
  nextId: () => string,
): { readonly word: string; readonly make: () => NewRule } | null {
  switch (section) {
    case 'activities':
      return { word: text.addActivity, make: () => newActivity(nextId()) };
    case 'gates':
      return { word: text.addGate, make: () => newGate(nextId()) };
    case 'deadlines':
      return { word: text.addDeadline, make: () => newDeadline(nextId()) };
    case 'archive':
      return { word: text.addPaper, make: () => newPaper(nextId()) };
    case 'numbering':
      return { word: text.addNumbering, make: newNumbering };
    default:
      return null;
  }
}

type AddRulesProps = NewRulesProps & { readonly freePeriods: readonly Period[] };

function AddRules({ section, rules, isNumbered, nextId, onChange, freePeriods }: AddRulesProps) {
  const [period] = freePeriods;
  const add = (rule: NewRule) => onChange([...rules, rule]);
  const isFull = section === 'numbering' && (isNumbered || rules.some(({ kind }) => kind === 'numbering'));
  if (isFull) return null;
  const adder = adderOf(section, nextId);
  if (adder !== null)
    return (
      <div className="row">
        <AddButton word={adder.word} onClick={() => add(adder.make())} />
      </div>
    );
  return (
    <div className="row">
      <AddButton word={text.addCap} onClick={() => add(newCap(nextId()))} />
      {period !== undefined && (
        <AddButton word={text.addMinimum} onClick={() => add(newMinimum(nextId(), period))} />
      )}
    </div>
  );
}

type NewRuleFormProps = {
  readonly rule: NewRule;
  readonly shape: PackShape;
  readonly freePeriods: readonly Period[];
  readonly errors: Readonly<Record<string, string>>;
  readonly figures: string;
  readonly onPut: (rule: NewRule) => void;
  readonly onDrop: () => void;
};

function NewRuleForm({ rule, shape, freePeriods, errors, figures, onPut, onDrop }: NewRuleFormProps) {
  const found = errorsOfRule(rule, errors);
  const missing = missingOf(rule, shape);
  // What is missing is said once the rule was left, not while it is being typed.
  const [isLeft, setIsLeft] = useState(false);
  const errorOf = (input: string) =>
    found.byInput[input] ?? (isLeft && missing.has(input) ? componentText.form.required : undefined);
  const title = rule.kind === 'activity' && rule.title !== '' ? rule.title : text.kinds[rule.kind];
  const bind = binderOf({ rule, errorOf, onPut });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its legend over the line between rules
    <div
      className={css['rule']}
      role="group"
      aria-label={title}
      id={`rule-${lineOfRule(rule)}`}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setIsLeft(true);
      }}
    >
      <div className={css['head']}>
        <b>{title}</b> <Tag tone="accent">{text.tag}</Tag>
        <LinkButton className="push" onClick={onDrop}>
          {editText.undo}
        </LinkButton>
      </div>
      {figures !== '' && <p className={layout['figures']}>{figures}</p>}
      {found.line.map((sentence) => (
        <p key={sentence} className="small tone-bad" role="alert">
          {sentence}
        </p>
      ))}
      <KindFields rule={rule} shape={shape} freePeriods={freePeriods} errorOf={errorOf} onPut={onPut} />
      <div className={css['fields']}>
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
