import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { classes } from '../components/classes.ts';
import { isComposing } from '../components/keyboard.ts';
import { shellText } from '../text/shell.ts';
import css from './palette.module.css';
import { type PaletteItem, useFixedItems, useFound } from './palette-items.ts';

type PaletteProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onHelp: () => void;
};

const { palette } = shellText;

/** Ctrl+K: people, projects, actions and pages in one field. */
export function Palette({ isOpen, onClose, onHelp }: PaletteProps) {
  // What was chosen may take the keyboard itself; only a palette that was left alone gives it back.
  const [isChosen, setIsChosen] = useState(false);
  useEffect(() => {
    if (isOpen) setIsChosen(false);
  }, [isOpen]);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      returnFocus={!isChosen}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      size={580}
      padding={0}
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': palette.label } }}
      styles={{ body: { padding: 0 } }}
    >
      <PaletteBody
        onChoose={() => {
          setIsChosen(true);
          onClose();
        }}
        onHelp={onHelp}
      />
    </Modal>
  );
}

type PaletteBodyProps = { readonly onChoose: () => void; readonly onHelp: PaletteProps['onHelp'] };

function PaletteBody({ onChoose, onHelp }: PaletteBodyProps) {
  const id = useId();
  const state = usePalette(onChoose, onHelp);
  const { items, chosen } = state;
  return (
    <>
      <input
        className={css['input']}
        data-autofocus
        // What is typed right after Ctrl+K belongs here; the dialog's own focus comes a frame later.
        // biome-ignore lint/a11y/noAutofocus: the dialog opens on the user's key
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={items.length > 0 ? `${id}-${chosen}` : undefined}
        aria-label={palette.placeholder}
        placeholder={palette.placeholder}
        spellCheck={false}
        value={state.text}
        onChange={(event) => state.type(event.currentTarget.value)}
        onKeyDown={state.onKeyDown}
      />
      <PaletteList id={id} state={state} />
      <div className={css['foot']}>{palette.hint}</div>
    </>
  );
}

type PaletteState = {
  readonly text: string;
  readonly type: (text: string) => void;
  readonly items: readonly PaletteItem[];
  /** The line that Enter runs. */
  readonly chosen: number;
  /** The lines are still those of what was typed before. */
  readonly isBehind: boolean;
  readonly point: (item: PaletteItem) => void;
  readonly run: (item: PaletteItem | undefined) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

function usePalette(onChoose: () => void, onHelp: () => void): PaletteState {
  const [text, setText] = useState('');
  /** The key of the line the user went to: answers that come later do not put another one in its place. */
  const [pointed, setPointed] = useState<string | null>(null);
  const [search] = useDebouncedValue(text.trim(), 60);
  const fixed = useFixedItems(onHelp);
  const found = useFound(search);
  const isBehind = search !== text.trim() || found.isBehind;
  const wanted = text.trim().toLowerCase();
  const items = [...found.items, ...fixed.filter((item) => item.title.toLowerCase().includes(wanted))];
  const at = items.findIndex(({ key }) => key === pointed);
  const chosen = Math.max(0, at);

  const run = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    onChoose();
    item.run();
  };
  // Enter right after typing waits for the lines of what was typed. A line the user went to runs at once.
  const [waitsToRun, setWaitsToRun] = useState(false);
  useEffect(() => {
    if (!waitsToRun || isBehind) return;
    setWaitsToRun(false);
    run(items[chosen]);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setPointed(items[(chosen + step + items.length) % Math.max(1, items.length)]?.key ?? null);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (at < 0 && isBehind) setWaitsToRun(true);
      else run(items[chosen]);
    }
  };
  const type = (typed: string) => {
    setText(typed);
    setPointed(null);
    setWaitsToRun(false);
  };
  return { text, type, items, chosen, isBehind, point: ({ key }) => setPointed(key), run, onKeyDown };
}

function PaletteList({ id, state }: { readonly id: string; readonly state: PaletteState }) {
  const { items, chosen } = state;
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen line moved
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className={css['list']} role="listbox" id={`${id}-list`} aria-label={palette.label} ref={list}>
      {items.map((item, index) => (
        <div key={item.key}>
          {items[index - 1]?.group !== item.group && <div className={css['group']}>{item.group}</div>}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys */}
          <div
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={classes(css['item'], index === chosen && css['isOn'])}
            onMouseMove={() => state.point(item)}
            onClick={() => state.run(item)}
          >
            <span className="truncate">{item.title}</span>
            {item.detail !== undefined && <small className="truncate">{item.detail}</small>}
          </div>
        </div>
      ))}
      {items.length === 0 && (
        <div className={css['group']}>{state.isBehind ? palette.searching : palette.none}</div>
      )}
    </div>
  );
}
