import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { isComposing } from '../../../components/keyboard.ts';
import { templatesText } from '../../../text/templates.ts';
import plainField from '../plain-field.module.css';
import { type Choice, type ChoiceGroup, matchingGroups } from './choice-groups.ts';
import css from './chooser.module.css';

/** What can be chosen, and the key of what is chosen now. */
export type ChooserProps = {
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
  const chooser = useChooser({ groups, chosen, onChoose });
  const { found, flat, at, isSearched } = chooser;
  const shared = {
    onKeyDown: chooser.onKeyDown,
    'aria-activedescendant': flat.length === 0 ? undefined : `${id}-${at}`,
  };
  return (
    <div className={css['chooser']}>
      <h3 id={`${id}-title`}>{title}</h3>
      {note !== undefined && <p>{note}</p>}
      {isSearched && (
        <input
          ref={chooser.input}
          className={plainField['field']}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-label={title}
          placeholder={templatesText.chooser.search}
          spellCheck={false}
          value={chooser.wanted}
          onChange={(event) => chooser.search(event.currentTarget.value)}
          {...shared}
        />
      )}
      <div
        ref={chooser.list}
        id={`${id}-list`}
        className={css['list']}
        role="listbox"
        aria-labelledby={`${id}-title`}
        tabIndex={isSearched ? -1 : 0}
        {...(isSearched ? {} : shared)}
      >
        {found.map((group) => (
          <Group
            key={group.title}
            id={id}
            group={group}
            chooser={chooser}
            chosen={chosen}
            onChoose={onChoose}
          />
        ))}
        {flat.length === 0 && <p>{templatesText.chooser.none}</p>}
      </div>
    </div>
  );
}

type GroupProps = Pick<ChooserProps, 'chosen' | 'onChoose'> & {
  /** Of the list; its lines are named after it. */
  readonly id: string;
  readonly group: ChoiceGroup;
  readonly chooser: ReturnType<typeof useChooser>;
};

/** The choices under one heading, which is left out where there is only one group. */
function Group({ id, group, chooser, chosen, onChoose }: GroupProps) {
  const { flat, at, found } = chooser;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group inside a list of choices
    <div role="group" aria-label={group.title}>
      {found.length > 1 && <h4>{group.title}</h4>}
      {group.choices.map((choice) => {
        const index = flat.indexOf(choice);
        return (
          <ChoiceLine
            key={choice.key}
            choice={choice}
            id={`${id}-${index}`}
            index={index}
            isChosen={choice.key === chosen}
            isActive={index === at}
            onPoint={() => chooser.setActive(index)}
            onChoose={() => onChoose(choice.key)}
          />
        );
      })}
    </div>
  );
}

/** What is searched for, what of it is found, and which line the keyboard stands on. */
function useChooser({ groups, chosen, onChoose }: Pick<ChooserProps, 'groups' | 'chosen' | 'onChoose'>) {
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [wanted, setWanted] = useState('');
  const found = matchingGroups(groups, wanted);
  const flat = found.flatMap(({ choices }) => choices);
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
  const search = (words: string) => {
    setWanted(words);
    setActive(0);
  };
  const isSearched = groups.reduce((sum, { choices }) => sum + choices.length, 0) >= SEARCHED_FROM;
  return { list, input, wanted, search, found, flat, at, setActive, isSearched, onKeyDown };
}

type ChoiceLineProps = {
  readonly choice: Choice;
  readonly id: string;
  readonly index: number;
  readonly isChosen: boolean;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
};

function ChoiceLine({ choice, id, index, isChosen, isActive, onPoint, onChoose }: ChoiceLineProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken by the field or the list
    <div
      id={id}
      data-at={index}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      data-active={isActive || undefined}
      onMouseMove={onPoint}
      onClick={onChoose}
    >
      <span className="truncate">{choice.label}</span>
      {choice.hint !== undefined && <small>{choice.hint}</small>}
    </div>
  );
}
