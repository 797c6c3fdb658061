import { IconPlus } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { TemplateRow } from '../../../src-shared/rpc/contract/templates.ts';
import type { SheetKind } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import { sheetsText as text } from '../../text/sheets.ts';
import css from './sheet-list.module.css';

const shelves = [
  { title: text.groups.project, kinds: ['registration', 'qualified', 'completion'] },
  { title: text.groups.year, kinds: ['yearSummary', 'cycleSummary'] },
  { title: text.groups.report, kinds: ['nationalTrainees', 'trainingHours', 'moe4068'] },
] as const satisfies readonly { readonly title: string; readonly kinds: readonly SheetKind[] }[];

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
  return (
    <nav className={css['list']} aria-label={text.list}>
      {shelves.map((shelf) => (
        <section key={shelf.title}>
          <h2>{shelf.title}</h2>
          <ul>
            {shelf.kinds.map((kind) => (
              <li key={kind}>
                <button
                  type="button"
                  aria-current={props.templateUid === null && kind === props.kind ? 'page' : undefined}
                  onClick={() => props.onPick(kind)}
                >
                  {text.kinds[kind].title}
                  <small>{text.kinds[kind].purpose}</small>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section>
        <h2>{text.groups.templates}</h2>
        <ul>
          {props.templates?.map((row) => (
            <li key={row.uid}>
              <button
                type="button"
                aria-current={row.uid === props.templateUid ? 'page' : undefined}
                title={row.fileName}
                onClick={() => props.onPickTemplate(row)}
              >
                <span className="truncate">{row.name}</span>
                <small>{text.kinds[row.kind].title}</small>
              </button>
            </li>
          ))}
          <li>
            <Link href="/exports/templates/new" className={css['add']}>
              <IconPlus size={14} stroke={1.75} aria-hidden="true" />
              {text.addTemplate}
            </Link>
          </li>
        </ul>
        {props.templates?.length === 0 && <p>{text.noTemplates}</p>}
      </section>
    </nav>
  );
}
