import { Autocomplete, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useRef } from 'react';
import type { Option } from '../filters/options.ts';
import { type FieldProps, shell } from './field-shell.ts';
import grid from './form-grid.module.css';

type TextFieldProps<Value> = FieldProps<Value> & {
  readonly maxLength?: number;
  /** Values seen before, offered while typing. */
  readonly suggestions?: readonly string[];
};

/** Whether a field may be null shows only in its values: once it was null, empty text is null again. */
function useNullableText<Value extends string | null>({ value, onChange }: TextFieldProps<Value>) {
  const emptyIsNull = useRef(value === null);
  if (value === null) emptyIsNull.current = true;
  return (text: string) => onChange((text === '' && emptyIsNull.current ? null : text) as Value);
}

/** Text; for a field that may be null, empty text is null. */
export function TextField<Value extends string | null>(props: TextFieldProps<Value>) {
  const onText = useNullableText(props);
  if (props.suggestions !== undefined)
    return (
      <Autocomplete
        {...shell(props)}
        data={[...new Set(props.suggestions)]}
        limit={12}
        maxLength={props.maxLength}
        value={props.value ?? ''}
        onChange={onText}
        onBlur={props.onBlur}
      />
    );
  return (
    <TextInput
      {...shell(props)}
      maxLength={props.maxLength}
      value={props.value ?? ''}
      onChange={(event) => onText(event.currentTarget.value)}
      onBlur={props.onBlur}
    />
  );
}

/** Text of several lines, as wide as the form unless `isWide` is false. */
export function TextAreaField<Value extends string | null>(props: TextFieldProps<Value>) {
  const onText = useNullableText(props);
  return (
    <Textarea
      {...shell({ ...props, isWide: props.isWide ?? true })}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={props.maxLength}
      value={props.value ?? ''}
      onChange={(event) => onText(event.currentTarget.value)}
      onBlur={props.onBlur}
    />
  );
}

type SelectFieldProps<Value extends string> = FieldProps<Value | null> & {
  readonly options: readonly Option<Value>[];
  readonly isSearchable?: boolean;
};

/** One of a list; long lists are searched by typing, and a field that may stay empty can be cleared. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  return (
    <Select
      {...shell(props)}
      data={props.options.map(({ value, label }) => ({ value, label }))}
      value={props.value}
      searchable={props.isSearchable ?? props.options.length > 12}
      allowDeselect={!props.isRequired}
      clearable={!props.isRequired}
      checkIconPosition="right"
      comboboxProps={{ transitionProps: { duration: 80 }, offset: 4 }}
      onChange={(value) => {
        const chosen = props.options.find((option) => option.value === value);
        props.onChange(chosen?.value ?? null);
      }}
      onBlur={props.onBlur}
    />
  );
}

/** Yes or no. */
export function CheckField(props: FieldProps<boolean>) {
  return (
    <Checkbox
      name={props.name}
      label={props.label}
      description={props.hint}
      error={props.error}
      disabled={props.isDisabled}
      className={props.isWide ? grid['wide'] : undefined}
      checked={props.value}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
      onBlur={props.onBlur}
    />
  );
}
