import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { backUpNow } from '../back-up.ts';
import { isComposing } from '../components/keyboard.ts';
import { showError } from '../components/overlay/toasts.tsx';
import { closeLedger } from '../ledger.ts';
import { navigate } from '../routing.ts';
import { orpc } from '../rpc.ts';
import { shellText } from '../text/shell.ts';
import { projectStepWords } from '../text/words.ts';
import { useThemeToggle } from './top-bar.tsx';

type PaletteItem = {
  readonly key: string;
  readonly group: string;
  readonly title: string;
  readonly detail?: string;
  readonly run: () => void;
};

type PaletteProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onHelp: () => void;
};

const { pages, palette, actions } = shellText;

function useFixedItems(onHelp: () => void): readonly PaletteItem[] {
  const { toggle } = useThemeToggle();
  const go = (to: string) => () => navigate(to);
  const page = (to: string, title: string): PaletteItem => ({
    key: to,
    group: palette.pages,
    title,
    run: go(to),
  });
  const action = (key: string, title: string, run: () => void): PaletteItem => ({
    key,
    group: palette.actions,
    title,
    run,
  });
  return [
    action('importTeachers', actions.importTeachers, go('/teachers/import')),
    action('checkReturned', actions.checkReturned, go('/exports/returns')),
    action('newTeacher', actions.newTeacher, go('/teachers?new=1')),
    action('newProject', actions.newProject, go('/projects/new')),
    action('backup', actions.backup, () => backUpNow().catch(showError)),
    action('verify', actions.verify, go('/settings/audit')),
    action('theme', actions.theme, toggle),
    action('help', actions.help, onHelp),
    action('close', actions.closeLedger, () => closeLedger().catch(showError)),
    page('/', pages.home),
    page('/teachers', pages.teachers),
    page('/projects', pages.projects),
    page('/entries', pages.entries),
    page('/assessments', pages.assessments),
    page('/approvals', pages.approvals),
    page('/certificates', pages.certificates),
    page('/exports', pages.exports),
    page('/policies', pages.policies),
    page('/settings', pages.settings),
    page('/settings/organisations', pages.organisations),
    page('/settings/backups', pages.backups),
    page('/settings/audit', pages.audit),
  ];
}

/** Enough of an identity number to tell two people of one name apart. */
function tailOf(masked: string | null): string | null {
  return masked === null ? null : palette.tail(masked.slice(-4));
}

function useFound(search: string): {
  readonly items: readonly PaletteItem[];
  /** The items are still those of what was typed before. */
  readonly isBehind: boolean;
} {
  const isAsked = search !== '';
  const teachers = useQuery({
    ...orpc.teachers.list.queryOptions({ input: { search, status: null, sort: 'match', limit: 6 } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const projects = useQuery({
    ...orpc.projects.list.queryOptions({ input: { search } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  if (!isAsked) return { items: [], isBehind: false };
  const people = (teachers.data?.rows ?? []).map(
    (row): PaletteItem => ({
      key: row.uid,
      group: palette.teachers,
      title: row.name,
      detail: [row.organisationName, row.subject, tailOf(row.idNumberMasked)]
        .filter((part) => part)
        .join(' · '),
      run: () => navigate(`/teachers/${row.uid}`),
    }),
  );
  const trainings = (projects.data?.rows ?? []).slice(0, 5).map(
    (row): PaletteItem => ({
      key: row.uid,
      group: palette.projects,
      title: row.name,
      detail: projectStepWords[row.state],
      run: () => navigate(`/projects/${row.uid}`),
    }),
  );
  const isBehind = [teachers, projects].some(
    ({ isPending, isPlaceholderData }) => isPending || isPlaceholderData,
  );
  return { items: [...people, ...trainings], isBehind };
}

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
  const [text, setText] = useState('');
  /** The line the user went to, by its key: answers that come later do not put another one in its place. */
  const [pointed, setPointed] = useState<string | null>(null);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [search] = useDebouncedValue(text.trim(), 60);
  const fixed = useFixedItems(onHelp);
  const found = useFound(search);
  const isBehind = search !== text.trim() || found.isBehind;
  const wanted = text.trim().toLowerCase();
  const items = [...found.items, ...fixed.filter((item) => item.title.toLowerCase().includes(wanted))];
  const at = items.findIndex(({ key }) => key === pointed);
  const chosen = Math.max(0, at);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen line moved
  useEffect(() => {
    list.current?.querySelector('.is-on')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const run = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    onChoose();
    item.run();
  };
  // Enter right after typing means what was typed: it waits for those lines. A line gone to is meant itself.
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
  return (
    <>
      <input
        className="palette__input"
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
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setPointed(null);
          setWaitsToRun(false);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="palette__list" role="listbox" id={`${id}-list`} aria-label={palette.label} ref={list}>
        {items.map((item, index) => (
          <div key={item.key}>
            {items[index - 1]?.group !== item.group && <div className="palette__group">{item.group}</div>}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys */}
            <div
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className={`palette__item ${index === chosen ? 'is-on' : ''}`}
              onMouseMove={() => setPointed(item.key)}
              onClick={() => run(item)}
            >
              <span className="truncate">{item.title}</span>
              {item.detail !== undefined && <small className="truncate">{item.detail}</small>}
            </div>
          </div>
        ))}
        {items.length === 0 && (
          <div className="palette__group">{isBehind ? palette.searching : palette.none}</div>
        )}
      </div>
      <div className="palette__foot">{palette.hint}</div>
    </>
  );
}
