import { Menu } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import '../pieces.css';
import { componentText } from '../../text/components.ts';
import { isComposing, isTyping } from '../keyboard.ts';

/** The line of filters between a page's head and its table. */
export function FilterBar({ children }: { readonly children: ReactNode }) {
  return <div className="filters">{children}</div>;
}

export type Option<Value extends string> = { readonly value: Value; readonly label: string };

type FilterSelectProps<Value extends string> = {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  /** null is 全部. */
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
  /** Without an 全部 entry: one value is always chosen. */
  readonly isRequired?: boolean;
};

/** Longer lists (300 schools) get a field to search them by. */
const SEARCHED_FROM = 13;

/** A filter as a chip that opens a list: 学段 小学 ▾. */
export function FilterSelect<Value extends string>(props: FilterSelectProps<Value>) {
  const [wanted, setWanted] = useState('');
  const chosen = props.options.find((option) => option.value === props.value);
  const isSearched = props.options.length >= SEARCHED_FROM;
  const options = isSearched
    ? props.options.filter((option) => option.label.toLowerCase().includes(wanted.trim().toLowerCase()))
    : props.options;
  return (
    <Menu position="bottom-start" onClose={() => setWanted('')}>
      <Menu.Target>
        <button type="button" className={`chip ${chosen && !props.isRequired ? 'is-on' : ''}`}>
          {props.label} <b>{chosen?.label ?? props.value ?? componentText.filter.all}</b>
          <span className="chip__arrow">▾</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {isSearched && (
          <Menu.Search
            aria-label={componentText.filter.search(props.label)}
            placeholder={componentText.filter.search(props.label)}
            spellCheck={false}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
        )}
        <div className="chip-list">
          {!props.isRequired && wanted === '' && (
            <Menu.Item onClick={() => props.onChange(null)}>{componentText.filter.all}</Menu.Item>
          )}
          {options.map((option) => (
            <Menu.Item key={option.value} onClick={() => props.onChange(option.value)}>
              {option.value === props.value ? <b className="tone-accent">{option.label}</b> : option.label}
            </Menu.Item>
          ))}
          {options.length === 0 && <div className="chip-list__none">{componentText.filter.none}</div>}
        </div>
      </Menu.Dropdown>
    </Menu>
  );
}

type FilterToggleProps = {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
};

/** A filter that is on or off: 只看未达标. */
export function FilterToggle({ label, isOn, onChange }: FilterToggleProps) {
  return (
    <button
      type="button"
      className={`chip ${isOn ? 'is-on' : ''}`}
      aria-pressed={isOn}
      onClick={() => onChange(!isOn)}
    >
      {isOn && '✓ '}
      {label}
    </button>
  );
}

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
  const [text, setText] = useState(value);
  const composing = useRef(false);
  useEffect(() => setText(value), [value]);
  useWindowEvent('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    event.preventDefault();
    input.current?.focus();
    input.current?.select();
  });
  return (
    <span className="search" style={{ width }}>
      <input
        ref={input}
        type="search"
        aria-label={placeholder}
        placeholder={placeholder}
        spellCheck={false}
        value={text}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          onChange(event.currentTarget.value);
        }}
        onChange={(event) => {
          setText(event.currentTarget.value);
          if (!composing.current) onChange(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'Escape') {
            event.preventDefault();
            if (text === '') event.currentTarget.blur();
            else onChange('');
          } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            if (onLeave) onLeave();
            else focusNextTable(event.currentTarget);
          }
        }}
      />
      {text === '' ? (
        <kbd>/</kbd>
      ) : (
        <button
          type="button"
          className="icon-button is-small"
          aria-label={componentText.search.clear}
          onClick={() => {
            onChange('');
            input.current?.focus();
          }}
        >
          <IconX size={13} />
        </button>
      )}
    </span>
  );
}

function focusNextTable(from: HTMLElement): void {
  const grid = from.closest('.page, main')?.querySelector('[role="grid"]');
  if (grid instanceof HTMLElement) grid.focus();
}
