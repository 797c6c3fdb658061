import { TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { componentText } from '../../text/components.ts';
import { formatThousandths, NONE, parseDateText, parseFigure } from '../../text/format.ts';
import { IconButton } from '../buttons/icon-button.tsx';
import css from './date-field.module.css';
import { type FieldProps, shell } from './field-shell.ts';

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
        <span className={css['pick']}>
          <IconButton
            isSmall
            tabIndex={-1}
            disabled={props.isDisabled}
            aria-label={`${props.label}：${componentText.form.pickDate}`}
            onClick={() => native.current?.showPicker()}
          >
            <IconCalendar size={14} stroke={1.75} />
          </IconButton>
          <input
            ref={native}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            className={css['native']}
            value={props.value ?? ''}
            onChange={(event) => props.onChange(event.currentTarget.value || null)}
          />
        </span>
      }
    />
  );
}
