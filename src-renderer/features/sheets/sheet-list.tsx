import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { TemplateRow } from '../../../src-shared/rpc/contract/templates.ts';
import { type SheetKind, sheetKinds } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import { sheetsText as text } from '../../text/sheets.ts';
import css from './sheet-list.module.css';

/** Under which heading a kind stands; a kind without one would be offered nowhere. */
const groupOf = {
  registration: 'project',
  qualified: 'project',
  completion: 'project',
  yearSummary: 'year',
  cycleSummary: 'year',
  nationalTrainees: 'report',
  trainingHours: 'report',
  moe4068: 'report',
} as const satisfies Record<SheetKind, keyof typeof text.groups>;

const shelves = (['project', 'year', 'report'] as const).map((group) => ({
  title: text.groups[group],
  kinds: sheetKinds.filter((kind) => groupOf[kind] === group),
}));

type SheetListProps = {
  readonly kind: SheetKind;
  readonly templateUid: string | null;
  /** Undefined while they are read. */
  readonly templates: readonly TemplateRow[] | undefined;
  readonly onPick: (kind: SheetKind) => void;
  readonly onPickTemplate: (row: TemplateRow) => void;
};

/** The sheets by what they are about, then the centers' own ones. */
export function SheetList(props: SheetListProps) {
  const { kind: chosen, templateUid, templates } = props;
  return (
    <nav className={css['list']} aria-label={text.list}>
      {shelves.map((shelf) => (
        <section key={shelf.title}>
          <h2>{shelf.title}</h2>
          <ul>
            {shelf.kinds.map((kind) => (
              <SheetLine
                key={kind}
                isChosen={templateUid === null && kind === chosen}
                note={text.kinds[kind].purpose}
                onPick={() => props.onPick(kind)}
              >
                {text.kinds[kind].title}
              </SheetLine>
            ))}
          </ul>
        </section>
      ))}
      <section>
        <h2>{text.groups.templates}</h2>
        <ul>
          {templates?.map((row) => (
            <SheetLine
              key={row.uid}
              isChosen={row.uid === templateUid}
              title={row.fileName}
              note={text.kinds[row.kind].title}
              onPick={() => props.onPickTemplate(row)}
            >
              <span className="truncate">{row.name}</span>
            </SheetLine>
          ))}
          <li>
            <Link href="/exports/templates/new" className={css['add']}>
              <IconPlus size={14} stroke={1.75} aria-hidden="true" />
              {text.addTemplate}
            </Link>
          </li>
        </ul>
        {templates?.length === 0 && <p>{text.noTemplates}</p>}
      </section>
    </nav>
  );
}

type SheetLineProps = {
  readonly isChosen: boolean;
  readonly title?: string;
  readonly note: string;
  readonly onPick: () => void;
  readonly children: ReactNode;
};

function SheetLine({ isChosen, title, note, onPick, children }: SheetLineProps) {
  return (
    <li>
      <button type="button" aria-current={isChosen ? 'page' : undefined} title={title} onClick={onPick}>
        {children}
        <small>{note}</small>
      </button>
    </li>
  );
}
