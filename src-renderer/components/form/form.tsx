import { Autocomplete, Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import './form.css';
import { componentText } from '../../text/components.ts';
import { formatInstant, formatThousandths, NONE, parseDateText, parseFigure } from '../../text/format.ts';
import { useIsHere, useReportBusy } from '../busy.ts';
import { isComposing } from '../keyboard.ts';
import type { Option } from '../page/options.ts';
import type { DraftForm } from './use-draft.ts';

type FormProps = {
  readonly label: string;
  /** Saves. While its promise is open, the form is inert: no second save, and nothing typed that the save would miss. */
  readonly onSave: () => unknown;
  /** A save that another button began is running. */
  readonly isBusy?: boolean;
  readonly children: ReactNode;
};

/** The first field below `root` whose text cannot be parsed; a form with such a field is not saved. */
export function unreadableField(root: Element | null): HTMLElement | null {
  return root?.querySelector<HTMLElement>('[data-unreadable]') ?? null;
}

/**
 * A form in which Enter moves to the next field and Ctrl+Enter saves; an Enter of an input method does neither.
 * A figure or date that cannot be parsed stops the save, because its value is still the one before. One save runs at a
 * time, and the form is inert until it is answered, so that the answer is about what stands in the fields.
 */
export function Form({ label, onSave, isBusy = false, children }: FormProps) {
  const latest = useRef(onSave);
  latest.current = onSave;
  const room = useRef<HTMLFormElement>(null);
  const isRunning = useRef(false);
  const [isSaving, setIsSaving] = useState(false);
  const isHere = useIsHere();
  const isHeld = isSaving || isBusy;
  useReportBusy(isHeld);
  useKeptFocus(room, isHeld);
  const save = async (form: HTMLFormElement) => {
    if (isRunning.current || isBusy) return;
    const wrong = unreadableField(form);
    if (wrong !== null) return wrong.focus();
    const saving = latest.current();
    if (!(saving instanceof Promise)) return;
    isRunning.current = true;
    // Synchronously: the next key may arrive before React renders by itself.
    flushSync(() => setIsSaving(true));
    try {
      await saving;
    } finally {
      isRunning.current = false;
      if (isHere()) setIsSaving(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || isComposing(event)) return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      // Blurring commits a figure or date; focusing again keeps the keyboard where it was if the save does nothing.
      if (event.target instanceof HTMLElement) {
        event.target.blur();
        // Focusing a select would open its list.
        if (!event.target.hasAttribute('aria-haspopup')) event.target.focus();
      }
      const form = event.currentTarget;
      setTimeout(() => void save(form), 0);
      return;
    }
    if (!(event.target instanceof HTMLInputElement) || event.target.type === 'file') return;
    // In an open list Enter chooses. A closed one opens by Space or ↓, and Enter moves on.
    if (isChoosing(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    focusNextField(event.currentTarget, event.target);
  };
  return (
    <form
      ref={room}
      className="form"
      aria-label={label}
      aria-busy={isHeld || undefined}
      inert={isHeld}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(event.currentTarget);
      }}
      onKeyDownCapture={onKeyDown}
    >
      {children}
    </form>
  );
}

/** `inert` drops the focus while a form saves; afterwards it goes to the first invalid field, else back to where it was. */
export function useKeptFocus(room: { readonly current: HTMLElement | null }, isHeld: boolean): void {
  useLayoutEffect(() => {
    const active = document.activeElement;
    if (!isHeld || !(active instanceof HTMLElement) || !room.current?.contains(active)) return;
    const form = room.current;
    return () => {
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      (form.querySelector<HTMLElement>('[aria-invalid="true"]') ?? active).focus();
    };
  }, [room, isHeld]);
}

/** Whether a list is open with one of its lines marked. */
function isChoosing(input: HTMLInputElement): boolean {
  return input.getAttribute('aria-expanded') === 'true' && input.hasAttribute('aria-activedescendant');
}

const FIELDS =
  'input:not([type="hidden"],[tabindex="-1"],:disabled),select:not(:disabled),textarea:not(:disabled),button[type="submit"]';

function focusNextField(form: HTMLElement, from: HTMLElement): void {
  const fields = [...form.querySelectorAll<HTMLElement>(FIELDS)];
  fields[fields.indexOf(from) + 1]?.focus();
}

/** Two columns where there is room; `className="is-wide"` on a child spans both. */
export function FormGrid({
  children,
  isSingle,
}: {
  readonly children: ReactNode;
  readonly isSingle?: boolean;
}) {
  return <div className={`form-grid ${isSingle ? 'is-single' : ''}`}>{children}</div>;
}

export function FormSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="form-section">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

type FormButtonsProps = {
  readonly saveLabel?: string;
  readonly isSaving?: boolean;
  readonly onCancel?: () => void;
};

export function FormButtons({ saveLabel, isSaving, onCancel }: FormButtonsProps) {
  return (
    <div className="form__buttons">
      <Button type="submit" variant="filled" loading={isSaving} title={componentText.form.shortcut}>
        {saveLabel ?? componentText.form.save}
      </Button>
      {onCancel !== undefined && <Button onClick={onCancel}>{componentText.form.cancel}</Button>}
    </div>
  );
}

/** Offers what an earlier session left unsaved. */
export function DraftOffer<Values>({ form }: { readonly form: DraftForm<Values> }) {
  if (form.draft === null) return null;
  return (
    <div className="draft-offer" role="status">
      <span>{componentText.form.draftFound(formatInstant(form.draft.savedAt))}</span>
      <Button size="xs" className="push" onClick={form.draft.take}>
        {componentText.form.draftUse}
      </Button>
      <Button size="xs" variant="subtle" onClick={form.draft.drop}>
        {componentText.form.draftDrop}
      </Button>
    </div>
  );
}

type FieldProps<Value> = {
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

function shell<Value>(props: FieldProps<Value>) {
  return {
    label: props.label,
    name: props.name,
    error: props.error,
    'data-unreadable': props.isUnreadable || undefined,
    withAsterisk: props.isRequired,
    disabled: props.isDisabled,
    description: props.hint,
    placeholder: props.placeholder,
    className: props.isWide ? 'is-wide' : undefined,
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

type TextFieldProps<Value> = FieldProps<Value> & {
  readonly maxLength?: number;
  /** Values seen before, offered while typing. */
  readonly suggestions?: readonly string[];
};

/** Text; for a field that may be null, empty text is null. */
export function TextField<Value extends string | null>(props: TextFieldProps<Value>) {
  const emptyIsNull = useRef(props.value === null);
  if (props.value === null) emptyIsNull.current = true;
  const onText = (text: string) =>
    props.onChange((text === '' && emptyIsNull.current ? null : text) as Value);
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

export function TextAreaField<Value extends string | null>(props: TextFieldProps<Value>) {
  const emptyIsNull = useRef(props.value === null);
  if (props.value === null) emptyIsNull.current = true;
  return (
    <Textarea
      {...shell({ ...props, isWide: props.isWide ?? true })}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={props.maxLength}
      value={props.value ?? ''}
      onChange={(event) => {
        const text = event.currentTarget.value;
        props.onChange((text === '' && emptyIsNull.current ? null : text) as Value);
      }}
      onBlur={props.onBlur}
    />
  );
}

type ParsedFieldProps<Value> = FieldProps<Value | null> & {
  readonly parse: (text: string) => Value | null | undefined;
  readonly format: (value: Value) => string;
  readonly invalid: string;
  readonly rightSection?: ReactNode;
  /** Pixels; an icon's room by default. */
  readonly rightWidth?: number;
  readonly isRight?: boolean;
};

/** Text that is parsed into a value; text that cannot be parsed stays as typed and says so once the field is left. */
function ParsedField<Value>(props: ParsedFieldProps<Value>) {
  const { value, format } = props;
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? (value === null ? '' : format(value));
  const isInvalid = text !== null && props.parse(text) === undefined;
  const [isLeft, setIsLeft] = useState(false);
  return (
    <TextInput
      {...shell({ ...props, isUnreadable: isInvalid })}
      error={isInvalid && isLeft ? props.invalid : props.error}
      inputMode="decimal"
      styles={props.isRight ? { input: { textAlign: 'right' } } : undefined}
      rightSection={props.rightSection}
      rightSectionWidth={props.rightWidth}
      value={shown}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        setIsLeft(false);
        const parsed = props.parse(typed);
        if (parsed !== undefined) props.onChange(parsed);
      }}
      onBlur={() => {
        setIsLeft(true);
        if (text !== null && props.parse(text) !== undefined) setText(null);
        props.onBlur?.();
      }}
    />
  );
}

/** Hours, credits or days in thousandths, typed as a decimal number. `unit` stands behind it. */
export function FigureField({ unit, ...props }: FieldProps<number | null> & { readonly unit?: string }) {
  return (
    <ParsedField
      {...props}
      parse={parseFigure}
      format={(value) => formatThousandths(value, 0).replace(NONE, '')}
      invalid={componentText.form.invalidFigure}
      isRight
      rightSection={unit === undefined ? undefined : <span className="small tone-muted">{unit}</span>}
      rightWidth={unit === undefined ? undefined : 16 + 12 * unit.length}
    />
  );
}

/** A whole number. */
export function NumberField(props: FieldProps<number | null>) {
  const parse = (text: string) => {
    const value = parseFigure(text);
    return value === null || value === undefined ? value : value % 1000 === 0 ? value / 1000 : undefined;
  };
  return (
    <ParsedField
      {...props}
      parse={parse}
      format={String}
      invalid={componentText.form.invalidFigure}
      isRight
    />
  );
}

/** A day, typed in any usual way or picked. */
export function DateField(props: FieldProps<string | null>) {
  const native = useRef<HTMLInputElement>(null);
  return (
    <ParsedField
      {...props}
      placeholder={props.placeholder ?? componentText.form.dateExample}
      parse={parseDateText}
      format={(value) => value}
      invalid={componentText.form.invalidDate}
      rightSection={
        <span className="date-field__pick">
          <button
            type="button"
            tabIndex={-1}
            className="icon-button is-small"
            disabled={props.isDisabled}
            aria-label={`${props.label}：${componentText.form.pickDate}`}
            onClick={() => native.current?.showPicker()}
          >
            <IconCalendar size={14} stroke={1.75} />
          </button>
          <input
            ref={native}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            className="date-field__native"
            value={props.value ?? ''}
            onChange={(event) => props.onChange(event.currentTarget.value || null)}
          />
        </span>
      }
    />
  );
}

type SelectFieldProps<Value extends string> = FieldProps<Value | null> & {
  readonly options: readonly Option<Value>[];
  readonly isSearchable?: boolean;
};

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

export function CheckField(props: FieldProps<boolean>) {
  return (
    <Checkbox
      name={props.name}
      label={props.label}
      description={props.hint}
      error={props.error}
      disabled={props.isDisabled}
      className={props.isWide ? 'is-wide' : undefined}
      checked={props.value}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
      onBlur={props.onBlur}
    />
  );
}

/** Moves the focus to the save button, after the button that had it (in a note) is gone. */
export function focusSaving(room: ParentNode | null): void {
  room?.querySelector<HTMLElement>('form button[type="submit"]')?.focus();
}

/** Asks the browser to warn before a window with unsaved work closes. */
export function useUnsavedWarning(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isDirty]);
}
