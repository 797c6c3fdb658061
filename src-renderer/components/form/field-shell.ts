import grid from './form-grid.module.css';

/** What every field takes; `DraftForm.bind` gives the part of it that its form knows. */
export type FieldProps<Value> = {
  readonly label: string;
  readonly name?: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly onBlur?: () => void;
  readonly error?: string;
  /** The text in the field cannot be parsed; `value` is the one before. */
  readonly isUnreadable?: boolean;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly isWide?: boolean;
  readonly autoFocus?: boolean;
};

/** The props of Mantine's inputs that come of a field's own. */
export function shell<Value>(props: FieldProps<Value>) {
  return {
    label: props.label,
    name: props.name,
    error: props.error,
    'data-unreadable': props.isUnreadable || undefined,
    withAsterisk: props.isRequired,
    disabled: props.isDisabled,
    description: props.hint,
    placeholder: props.placeholder,
    className: props.isWide ? grid['wide'] : undefined,
    'data-autofocus': props.autoFocus || undefined,
    autoFocus: props.autoFocus,
    autoComplete: 'off',
    spellCheck: false,
    inputWrapperOrder: ['label', 'input', 'error', 'description'] as (
      | 'label'
      | 'input'
      | 'error'
      | 'description'
    )[],
  };
}
