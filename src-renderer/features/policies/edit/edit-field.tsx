import type { EditableField } from '../../../../src-shared/policy/document/pack-edit.ts';
import { CheckField, SelectField, TextAreaField, TextField } from '../../../components/form/fields.tsx';
import { DateField, FigureField } from '../../../components/form/parsed-fields.tsx';
import { choiceWord, editValue, editText as text } from '../../../text/policies/edit.ts';
import { shortLabel } from './edit-groups.ts';
import type { FieldValue } from './pack-edits.ts';

type EditFieldProps = {
  readonly field: EditableField;
  /** Instead of the field's own words. */
  readonly label?: string | undefined;
  readonly value: FieldValue;
  readonly error: string | undefined;
  readonly onSet: (value: FieldValue) => void;
};

/** One value by its kind. What the parent says stands beneath a value that differs from it. */
export function EditField({ field, label, value, error, onSet }: EditFieldProps) {
  const key = keyOf(field);
  const shared = {
    label: label ?? fieldTitle(field),
    name: field.field,
    error,
    hint: hintOf(field, value),
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
    case 'text':
      return (
        <WordsField
          {...shared}
          field={field}
          value={typeof value === 'string' ? value : null}
          onSet={onSet}
        />
      );
  }
}

type WordsFieldProps = Pick<EditFieldProps, 'field' | 'error' | 'onSet'> & {
  readonly label: string;
  readonly name: string;
  readonly hint: string | undefined;
  readonly value: string | null;
};

/** A day, a long text or a short one. */
function WordsField({ field, value, onSet, ...shared }: WordsFieldProps) {
  const key = keyOf(field);
  if (isDay(field)) return <DateField {...shared} value={value} onChange={onSet} />;
  const words = { ...shared, value: value ?? '', onChange: (typed: string) => onSet(emptied(typed, field)) };
  const isLong = key === 'text' || key === 'summary' || key === 'display';
  return isLong ? (
    <TextAreaField {...words} />
  ) : (
    <TextField {...words} isWide={key === 'title' || key === 'name'} />
  );
}

function hintOf(field: EditableField, value: FieldValue): string | undefined {
  const isDifferent = value !== field.inherited && (field.isChanged || value !== field.value);
  if (!isDifferent) return undefined;
  const before = value === field.value ? field.inherited : field.value;
  return before === null ? text.wasNothing : text.was(editValue(keyOf(field), field.kind, before));
}

function keyOf({ field }: EditableField): string {
  return field.split('/').at(-1) ?? '';
}

function isDay({ field }: EditableField): boolean {
  return field === 'issuedOn' || field.startsWith('effective/');
}

/** Values whose way through the pack says less than a word of their own. */
function fieldTitle(field: EditableField): string {
  return text.fieldTitles.find(([place]) => place.test(field.field))?.[1] ?? shortLabel(field);
}

const maybeAbsent = ['documentNumber', 'issuedOn', 'regionCode', 'effective/from', 'effective/to'];

/** An emptied text that may be absent is absent; one that must be there stays empty, which the check refuses. */
function emptied(typed: string, { value, inherited, field }: EditableField): string | null {
  const mayBeAbsent = value === null || inherited === null || maybeAbsent.includes(field);
  return typed === '' && mayBeAbsent ? null : typed;
}
