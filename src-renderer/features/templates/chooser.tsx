import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { isComposing } from '../../components/keyboard.ts';
import { templatesText } from '../../text/templates.ts';

export type Choice = {
  readonly key: string;
  readonly label: string;
  /** Beside the label, muted. */
  readonly hint?: string;
};

export type ChoiceGroup = { readonly title: string; readonly choices: readonly Choice[] };

type ChooserProps = {
  readonly title: string;
  readonly note?: string;
  readonly groups: readonly ChoiceGroup[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
};

const SEARCHED_FROM = 8;

/** A short list to choose one thing from, searched by typing; ↑↓ moves, Enter takes. */
export function Chooser({ title, note, groups, chosen, onChoose }: ChooserProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [wanted, setWanted] = useState('');
  const words = wanted.trim().toLowerCase();
  const found = groups
    .map((group) => ({
      ...group,
      choices: group.choices.filter(({ label }) => label.toLowerCase().includes(words)),
    }))
    .filter(({ choices }) => choices.length > 0);
  const flat = found.flatMap(({ choices }) => choices);
  const isSearched = groups.reduce((sum, { choices }) => sum + choices.length, 0) >= SEARCHED_FROM;
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      flat.findIndex(({ key }) => key === chosen),
    ),
  );
  const at = Math.min(active, Math.max(0, flat.length - 1));

  useEffect(() => (input.current ?? list.current)?.focus({ preventScroll: true }), []);
  useEffect(() => {
    list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setActive(Math.min(flat.length - 1, Math.max(0, at + step)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      const choice = flat[at];
      if (choice !== undefined) onChoose(choice.key);
    }
  };
  const shared = { onKeyDown, 'aria-activedescendant': flat.length === 0 ? undefined : `${id}-${at}` };
  return (
    <div className="chooser">
      <h3 id={`${id}-title`}>{title}</h3>
      {note !== undefined && <p>{note}</p>}
      {isSearched && (
        <input
          ref={input}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-label={title}
          placeholder={templatesText.chooser.search}
          spellCheck={false}
          value={wanted}
          onChange={(event) => {
            setWanted(event.currentTarget.value);
            setActive(0);
          }}
          {...shared}
        />
      )}
      <div
        ref={list}
        id={`${id}-list`}
        className="chooser__list"
        role="listbox"
        aria-labelledby={`${id}-title`}
        tabIndex={isSearched ? -1 : 0}
        {...(isSearched ? {} : shared)}
      >
        {found.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group inside a list of choices
          <div key={group.title} role="group" aria-label={group.title}>
            {found.length > 1 && <h4>{group.title}</h4>}
            {group.choices.map((choice) => {
              const index = flat.indexOf(choice);
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken by the field or the list
                <div
                  key={choice.key}
                  id={`${id}-${index}`}
                  data-at={index}
                  role="option"
                  tabIndex={-1}
                  aria-selected={choice.key === chosen}
                  className={index === at ? 'is-active' : ''}
                  onMouseMove={() => setActive(index)}
                  onClick={() => onChoose(choice.key)}
                >
                  <span className="truncate">{choice.label}</span>
                  {choice.hint !== undefined && <small>{choice.hint}</small>}
                </div>
              );
            })}
          </div>
        ))}
        {flat.length === 0 && <p>{templatesText.chooser.none}</p>}
      </div>
    </div>
  );
}
