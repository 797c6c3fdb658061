import type { KeyboardEvent } from 'react';
import { formatCount } from '../../text/format.ts';
import css from './tabs.module.css';

/** A tab, with what stands behind its title. */
export type Tab<Key extends string> = {
  readonly key: Key;
  readonly title: string;
  /** Behind the title: 25, 5/7. */
  readonly count?: string | number;
};

type TabsProps<Key extends string> = {
  readonly label: string;
  readonly tabs: readonly Tab<Key>[];
  readonly value: Key;
  readonly onChange: (key: Key) => void;
};

/** Tabs of a page; ←→ moves. The panel carries `role="tabpanel"` if the page gives it one. */
export function Tabs<Key extends string>({ label, tabs, value, onChange }: TabsProps<Key>) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const index = tabs.findIndex((tab) => tab.key === value);
    const next = tabs[(index + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.key);
    const button = event.currentTarget.children[tabs.indexOf(next)];
    if (button instanceof HTMLElement) button.focus();
  };
  return (
    <div className={css['tabs']} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          aria-selected={tab.key === value}
          tabIndex={tab.key === value ? 0 : -1}
          onClick={() => onChange(tab.key)}
        >
          {tab.title}
          {tab.count !== undefined &&
            ` ${typeof tab.count === 'number' ? formatCount(tab.count) : tab.count}`}
        </button>
      ))}
    </div>
  );
}
