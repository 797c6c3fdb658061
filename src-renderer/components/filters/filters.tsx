import { Menu } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { componentText } from '../../text/components.ts';
import { Chip, ListArrow } from './chip.tsx';
import css from './filters.module.css';
import { type Option, optionsOf } from './options.ts';

/** The line of filters between a page's head and its table. */
export function FilterBar({ children }: { readonly children: ReactNode }) {
  return <div className={css['filters']}>{children}</div>;
}

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
        <Chip isOn={chosen !== undefined && !props.isRequired}>
          {props.label} <b>{chosen?.label ?? props.value ?? componentText.filter.all}</b>
          <ListArrow />
        </Chip>
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
        <div className={css['list']}>
          {!props.isRequired && wanted === '' && (
            <Menu.Item onClick={() => props.onChange(null)}>{componentText.filter.all}</Menu.Item>
          )}
          {options.map((option) => (
            <Menu.Item key={option.value} onClick={() => props.onChange(option.value)}>
              {option.value === props.value ? <b className="tone-accent">{option.label}</b> : option.label}
            </Menu.Item>
          ))}
          {options.length === 0 && <div className={css['none']}>{componentText.filter.none}</div>}
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

/** A filter that is on or off: 只看还差的. */
export function FilterToggle({ label, isOn, onChange }: FilterToggleProps) {
  return (
    <Chip isOn={isOn} aria-pressed={isOn} onClick={() => onChange(!isOn)}>
      {isOn && '✓ '}
      {label}
    </Chip>
  );
}

type YearFilterProps = {
  readonly label: string;
  readonly years: readonly number[];
  readonly value: number;
  readonly onChange: (year: number) => void;
};

/** The year that a list is about; one is always chosen. */
export function YearFilter({ label, years, value, onChange }: YearFilterProps) {
  return (
    <FilterSelect
      label={label}
      isRequired
      options={optionsOf(years.map(String))}
      value={String(value)}
      onChange={(year) => year !== null && onChange(Number(year))}
    />
  );
}
