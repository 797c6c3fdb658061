import {
  changedFieldWord,
  changedValueWord,
  type ImportKind,
  importKindWords,
  importWizardText as text,
} from '../../../text/import-wizard.ts';
import type { Column } from '../../grid/column.ts';
import { Tag, type TagTone } from '../../notes/tag.tsx';
import type { ImportPreview, ImportRow } from '../import-source.ts';
import css from './import-columns.module.css';

const kindTones: Readonly<Record<ImportKind, TagTone>> = {
  new: 'accent',
  changed: 'warning',
  same: 'plain',
  conflict: 'bad',
  problem: 'bad',
  skipped: 'plain',
};

const WIDTHS: Readonly<Record<string, number>> = {
  name: 100,
  sex: 56,
  idNumber: 164,
  organisationName: 158,
  subject: 104,
  stage: 64,
  phone: 116,
  hiredOn: 108,
  broughtInOn: 108,
};

/** A sign, and the room around a cell. */
const SIGN_WIDTH = 14;
const CELL_ROOM = 26;
const NAME_WIDTH_MAX = 220;

/** Room for the longest name: 买买提·阿里 is not cut. */
function nameWidth(rows: readonly ImportRow[]): number {
  const longest = rows.reduce((most, row) => Math.max(most, row.cells['name']?.length ?? 0), 0);
  return Math.min(NAME_WIDTH_MAX, Math.max(WIDTHS['name'] ?? 0, longest * SIGN_WIDTH + CELL_ROOM));
}

/** Room for the value before beside the value after. */
const CHANGE_WIDTH = 72;

/**
 * The columns of the rows to import: those of the file that are taken, in its order, and what would change in fields
 * that the file has no column for. Among the changed rows the changes stand together behind the name.
 */
export function importColumns(preview: ImportPreview, kind: ImportKind | null): readonly Column<ImportRow>[] {
  const shown = new Set(preview.mapping.flatMap(({ field }) => (field === null ? [] : [field])));
  const headings = new Map(preview.fields.map((field) => [field.key, field.heading]));
  const cells = cellColumns(preview, headings);
  const isChanged = kind === 'changed';
  const hasOthers =
    !isChanged && preview.rows.some((row) => row.changes.some((change) => !shown.has(change.field)));
  const named = cells.filter((column) => column.key === 'name');
  const others = cells.filter((column) => column.key !== 'name');
  return [
    { key: '#row', heading: text.row, width: 58, align: 'right', render: (row) => row.row },
    {
      key: '#kind',
      heading: text.kind,
      width: 80,
      render: (row) => <Tag tone={kindTones[row.kind]}>{importKindWords[row.kind]}</Tag>,
    },
    ...(isChanged ? [...named, changesColumn(text.changed, null, headings), ...others] : cells),
    ...(hasOthers ? [changesColumn(text.changes, shown, headings)] : []),
  ];
}

/** One column a field taken, under the file's own heading, wider where values change. */
function cellColumns(
  preview: ImportPreview,
  headings: ReadonlyMap<string, string>,
): readonly Column<ImportRow>[] {
  const changed = new Set(preview.rows.flatMap((row) => row.changes.map((change) => change.field)));
  const widthOf = (field: string) =>
    (field === 'name' ? nameWidth(preview.rows) : (WIDTHS[field] ?? 100)) +
    (changed.has(field) ? CHANGE_WIDTH : 0);
  return preview.mapping.flatMap(({ field, heading }) =>
    field === null
      ? []
      : {
          key: field,
          heading: heading === '' ? (headings.get(field) ?? field) : heading,
          width: widthOf(field),
          render: (row: ImportRow) => <ImportCell row={row} field={field} />,
        },
  );
}

/** What changes, field by field; without those that stand in a column of their own. */
function changesColumn(
  heading: string,
  except: ReadonlySet<string> | null,
  headings: ReadonlyMap<string, string>,
): Column<ImportRow> {
  return {
    key: '#changes',
    heading,
    width: except === null ? 360 : 220,
    grow: 1,
    render: (row) =>
      row.changes
        .filter((change) => except?.has(change.field) !== true)
        .map((change) => (
          <span key={change.field} className={css['change']}>
            <span className="tone-muted">
              {headings.get(change.field) ?? changedFieldWord(change.field)}{' '}
            </span>
            <Change change={change} />
          </span>
        )),
  };
}

function ImportCell({ row, field }: { readonly row: ImportRow; readonly field: string }) {
  const change = row.kind === 'changed' ? row.changes.find((each) => each.field === field) : undefined;
  if (change !== undefined) return <Change change={change} />;
  const isBad = row.problems.some((problem) => problem.severity === 'error' && problem.at?.field === field);
  return <span className={isBad ? css['bad'] : undefined}>{row.cells[field] ?? ''}</span>;
}

function Change({ change }: { readonly change: ImportRow['changes'][number] }) {
  const before = changedValueWord(change.field, change.before);
  const after = changedValueWord(change.field, change.after);
  return (
    <>
      {before !== '' && <span className={css['before']}>{before}</span>}
      <span className={css['after']}>{after === '' ? text.empty : after}</span>
    </>
  );
}
