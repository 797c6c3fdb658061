import { useWindowEvent } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { componentText } from '../../text/components.ts';
import { IconButton } from '../buttons/icon-button.tsx';
import { isComposing, isTyping } from '../keyboard.ts';
import css from './search-field.module.css';

type SearchFieldProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder: string;
  readonly width?: number;
  /** ↓ or Enter in the field goes on to the list. */
  readonly onLeave?: () => void;
};

/** Search that `/` focuses; half-composed pinyin is not searched for. */
export function SearchField({ value, onChange, placeholder, width = 220, onLeave }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const typed = useTyped(value, onChange);
  useSlashKey(() => {
    input.current?.focus();
    input.current?.select();
  });
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      if (typed.text === '') event.currentTarget.blur();
      else onChange('');
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      if (onLeave) onLeave();
      else focusNextTable(event.currentTarget);
    }
  };
  const clear = () => {
    onChange('');
    input.current?.focus();
  };
  return (
    <span className={css['search']} data-search="" style={{ width }}>
      <input
        ref={input}
        type="search"
        aria-label={placeholder}
        placeholder={placeholder}
        spellCheck={false}
        {...typed.field}
        onKeyDown={onKeyDown}
      />
      {typed.text === '' ? (
        <kbd>/</kbd>
      ) : (
        <IconButton isSmall aria-label={componentText.search.clear} onClick={clear}>
          <IconX size={13} />
        </IconButton>
      )}
    </span>
  );
}

/** The text as typed; an input method's half-composed syllables are kept back until a word is chosen. */
function useTyped(value: string, onChange: (value: string) => void) {
  const [text, setText] = useState(value);
  const composing = useRef(false);
  useEffect(() => setText(value), [value]);
  return {
    text,
    field: {
      value: text,
      onCompositionStart: () => {
        composing.current = true;
      },
      onCompositionEnd: (event: { readonly currentTarget: HTMLInputElement }) => {
        composing.current = false;
        onChange(event.currentTarget.value);
      },
      onChange: (event: { readonly currentTarget: HTMLInputElement }) => {
        setText(event.currentTarget.value);
        if (!composing.current) onChange(event.currentTarget.value);
      },
    },
  };
}

/** Runs when `/` is pressed anywhere but in a field. */
function useSlashKey(run: () => void): void {
  useWindowEvent('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    event.preventDefault();
    run();
  });
}

function focusNextTable(from: HTMLElement): void {
  const grid = from.closest('[data-page], main')?.querySelector('[role="grid"]');
  if (grid instanceof HTMLElement) grid.focus();
}
