import { memo, useState } from 'react';
import type { EditableField, PackEdit } from '../../../../src-shared/policy/document/pack-edit.ts';
import { levels } from '../../../../src-shared/training/training-words.ts';
import {
  CheckField,
  DateField,
  FigureField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../components/form/form.tsx';
import { ClauseTag, Tag } from '../../../components/notes/tag.tsx';
import { choiceWord, editValue, policiesText } from '../../../text/policies.ts';
import { levelWords } from '../../../text/words.ts';
import {
  droppable,
  type EditGroup,
  type Fate,
  type FieldValue,
  fateOf,
  heldValue,
  isWording,
  rateLevel,
  setEdit,
  setFate,
  shortLabel,
} from './pack-edits.ts';

const text = policiesText.edit;

type EditGroupProps = {
  readonly group: EditGroup;
  readonly edits: readonly PackEdit[];
  /** Sentences by field. */
  readonly errors: Readonly<Record<string, string>>;
  readonly canRestore: boolean;
  /** Stable, so that a keystroke draws only the rule it is typed in. */
  readonly onChange: (change: (edits: readonly PackEdit[]) => readonly PackEdit[]) => void;
};

/** A pack has some hundred fields: a rule is drawn anew only when something of its own is different. */
export const EditGroupView = memo(GroupView, (before, after) => {
  const { group: one } = before;
  const { group: other } = after;
  return (
    before.canRestore === after.canRestore &&
    before.onChange === after.onChange &&
    one.line === other.line &&
    one.title === other.title &&
    one.clause === other.clause &&
    one.figures === other.figures &&
    one.isOwn === other.isOwn &&
    one.fields.length === other.fields.length &&
    one.fields.every(
      (field, index) =>
        field === other.fields[index] &&
        heldValue(field, before.edits) === heldValue(field, after.edits) &&
        before.errors[field.field] === after.errors[field.field],
    ) &&
    before.errors[one.line] === after.errors[one.line] &&
    fateOf(one.line, before.edits) === fateOf(one.line, after.edits)
  );
});

/** One rule: what its numbers say now, its values as fields, and the ways to drop it or take it back. */
function GroupView({ group, edits, errors, canRestore, onChange }: EditGroupProps) {
  const fate = fateOf(group.line, edits);
  const onFate = (chosen: Fate) => onChange((now) => setFate(now, group.line, chosen));
  const onSet = (field: EditableField, value: FieldValue) => onChange((now) => setEdit(now, field, value));
  const [isOpen, setIsOpen] = useState(false);
  const rates = group.fields.filter((field) => rateLevel(field) !== null);
  const wording = group.fields.filter(isWording);
  const figures = group.fields.filter((field) => !isWording(field) && rateLevel(field) === null);
  const isTouched = (field: EditableField) => heldValue(field, edits) !== field.value;
  const isHeld = (field: EditableField) => heldValue(field, edits) === field.inherited;
  const isWordingLate =
    group.isOwn &&
    canRestore &&
    wording.some((field) => field.field.endsWith('/text') && isHeld(field)) &&
    [...rates, ...figures].some((field) => !isHeld(field));
  const isWordingOpen = wording.some((field) => isTouched(field) || errors[field.field] !== undefined);
  const view = (field: EditableField) => (
    <EditFieldView
      key={field.field}
      field={field}
      value={heldValue(field, edits)}
      error={errors[field.field] ?? (field === group.fields[0] ? errors[group.line] : undefined)}
      onSet={(value) => onSet(field, value)}
    />
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its legend over the line between rules
    <div
      className="policies__rule"
      role="group"
      aria-label={group.title || undefined}
      id={`rule-${group.line}`}
    >
      {group.line !== 'head' && (
        <div className="policies__rule-head">
          <b>{group.title}</b> <ClauseTag clause={group.clause} />
          {group.isOwn && <Tag tone="accent">{policiesText.ownMark}</Tag>}
          <span className="push" />
          {fate !== 'kept' ? (
            <>
              <span className="small tone-short">{fate === 'removed' ? text.removed : text.restored}</span>
              <button type="button" className="policies__link small" onClick={() => onFate('kept')}>
                {text.undo}
              </button>
            </>
          ) : (
            <>
              {canRestore && group.isOwn && group.fields.some(({ inherited }) => inherited !== null) && (
                <button type="button" className="policies__link small" onClick={() => onFate('restored')}>
                  {text.restore}
                </button>
              )}
              {droppable(group.line) !== null && (
                <button type="button" className="policies__link small" onClick={() => onFate('removed')}>
                  {text.remove}
                </button>
              )}
            </>
          )}
        </div>
      )}
      {fate === 'kept' && (
        <>
          {group.figures !== '' && <p className="policies__figures">{group.figures}</p>}
          {rates.length > 0 && (
            <div className="policies__rate-fields">
              {levels.map((level) => {
                const field = rates.find((rate) => rateLevel(rate) === level);
                return field === undefined ? (
                  <span key={level} />
                ) : (
                  <EditFieldView
                    key={level}
                    field={field}
                    label={levelWords[level]}
                    value={heldValue(field, edits)}
                    error={errors[field.field]}
                    onSet={(value) => onSet(field, value)}
                  />
                );
              })}
            </div>
          )}
          {figures.length > 0 && <div className="policies__edit-fields">{figures.map(view)}</div>}
          {wording.length > 0 && (
            <details
              className="policies__more"
              open={isOpen || isWordingOpen}
              onToggle={(event) => setIsOpen(event.currentTarget.open)}
            >
              <summary>
                {text.wording}
                {isWordingLate && <span className="tone-short"> · {text.wordingLate}</span>}
              </summary>
              {(isOpen || isWordingOpen) && <div className="policies__edit-fields">{wording.map(view)}</div>}
            </details>
          )}
        </>
      )}
    </div>
  );
}

type EditFieldProps = {
  readonly field: EditableField;
  readonly label?: string;
  readonly value: FieldValue;
  readonly error: string | undefined;
  readonly onSet: (value: FieldValue) => void;
};

/** One value by its kind. What the parent says stands beneath a value that differs from it. */
function EditFieldView({ field, label, value, error, onSet }: EditFieldProps) {
  const key = field.field.split('/').at(-1) ?? '';
  const isDifferent = value !== field.inherited && (field.isChanged || value !== field.value);
  const before = value === field.value ? field.inherited : field.value;
  const shared = {
    label: label ?? fieldTitle(field),
    name: field.field,
    error,
    hint: isDifferent
      ? before === null
        ? text.wasNothing
        : text.was(editValue(key, field.kind, before))
      : undefined,
  };
  switch (field.kind) {
    case 'number':
      return (
        <FigureField
          {...shared}
          value={typeof value === 'number' ? Math.round(value * 1000) : null}
          onChange={(figure) => onSet(figure === null ? null : figure / 1000)}
        />
      );
    case 'boolean':
      return <CheckField {...shared} value={value === true} onChange={onSet} />;
    case 'choice':
      return (
        <SelectField
          {...shared}
          isRequired={field.value !== null}
          value={typeof value === 'string' ? value : null}
          options={field.choices.map((choice) => ({ value: choice, label: choiceWord(key, choice) }))}
          onChange={onSet}
        />
      );
    case 'text': {
      const isLong = key === 'text' || key === 'summary' || key === 'display';
      const words = typeof value === 'string' ? value : null;
      if (isDay(field)) return <DateField {...shared} value={words} onChange={onSet} />;
      return isLong ? (
        <TextAreaField {...shared} value={words ?? ''} onChange={(typed) => onSet(emptied(typed, field))} />
      ) : (
        <TextField
          {...shared}
          isWide={key === 'title' || key === 'name'}
          value={words ?? ''}
          onChange={(typed) => onSet(emptied(typed, field))}
        />
      );
    }
  }
}

function isDay({ field }: EditableField): boolean {
  return field === 'issuedOn' || field.startsWith('effective/');
}

/** Values whose way through the pack says less than a word of their own. */
function fieldTitle(field: EditableField): string {
  return text.fieldTitles.find(([place]) => place.test(field.field))?.[1] ?? shortLabel(field);
}

/** An emptied text that may be absent is absent; one that must be there stays empty, which the check refuses. */
function emptied(typed: string, { value, inherited, field }: EditableField): string | null {
  const mayBeAbsent =
    value === null ||
    inherited === null ||
    ['documentNumber', 'issuedOn', 'regionCode', 'effective/from', 'effective/to'].includes(field);
  return typed === '' && mayBeAbsent ? null : typed;
}
