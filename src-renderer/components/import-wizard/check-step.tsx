import { Button } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { formatCount } from '../../text/format.ts';
import {
  changedFieldWord,
  changedValueWord,
  type ImportKind,
  importKinds,
  importKindWords,
  isLeftOut,
  planSentence,
  importWizardText as text,
  writtenCount,
} from '../../text/import-wizard.ts';
import { classes } from '../classes.ts';
import { type Column, DataTable, type RowTone } from '../grid/data-table.tsx';
import { ErrorPanel } from '../notes/error-panel.tsx';
import { ProblemList } from '../notes/problem-list.tsx';
import { Tag, type TagTone } from '../notes/tag.tsx';
import { JobProgress } from '../overlay/job.tsx';
import { EmptyState } from '../page/empty-state.tsx';
import { FilterBar, FilterToggle } from '../page/filters.tsx';
import css from './check-step.module.css';
import fileStep from './file-step.module.css';
import foot from './foot.module.css';
import type { ImportPreview, ImportRow, ImportWords } from './import-source.ts';
import { ProblemSide } from './problem-side.tsx';
import type { Import } from './use-import.ts';

type CheckStepProps = { readonly wizard: Import; readonly words: ImportWords };

/** The user's own rows, what each would do, every problem, and the sentence of what the button does. */
export function CheckStep({ wizard, words }: CheckStepProps) {
  const { preview } = wizard;
  if (preview === null)
    return (
      <div className={fileStep['room']}>
        {wizard.readError !== null && <ErrorPanel error={wizard.readError} onRetry={wizard.readAgain} />}
      </div>
    );
  return (
    <>
      <Rows preview={preview} isStale={wizard.isReading} />
      <Foot wizard={wizard} preview={preview} words={words} />
    </>
  );
}

const kindTones: Readonly<Record<ImportKind, TagTone>> = {
  new: 'accent',
  changed: 'warning',
  same: 'plain',
  conflict: 'bad',
  problem: 'bad',
  skipped: 'plain',
};

const rowTones: Readonly<Record<ImportKind, RowTone | undefined>> = {
  new: undefined,
  changed: 'warning',
  same: 'muted',
  conflict: 'problem',
  problem: 'problem',
  skipped: 'muted',
};

const rowTone = (row: ImportRow) => rowTones[row.kind];
const rowKey = (row: ImportRow) => String(row.row);

function Rows({ preview, isStale }: { readonly preview: ImportPreview; readonly isStale: boolean }) {
  const [kind, setKind] = useState<ImportKind | null>(null);
  const [selected, setSelected] = useState<number | null>(null);
  const [reveal, setReveal] = useState<{ readonly index: number } | null>(null);
  const rows = useMemo(
    () => (kind === null ? preview.rows : preview.rows.filter((row) => row.kind === kind)),
    [preview.rows, kind],
  );
  const columns = useMemo(() => columnsOf(preview, kind), [preview, kind]);
  const getRow = useCallback((index: number) => rows[index], [rows]);
  const jump = (target: ImportRow) => {
    const shown = kind === null || target.kind === kind ? rows : preview.rows;
    if (shown !== rows) setKind(null);
    setSelected(target.row);
    setReveal({ index: shown.findIndex((row) => row.row === target.row) });
  };
  const errors = preview.problems.filter((problem) => problem.severity === 'error');
  return (
    <>
      {errors.length > 0 && (
        <div style={{ padding: '0 20px 10px' }}>
          <ProblemList problems={errors} />
        </div>
      )}
      <FilterBar>
        <FilterToggle
          label={`${text.all} ${formatCount(preview.rows.length)}`}
          isOn={kind === null}
          onChange={() => setKind(null)}
        />
        {importKinds
          .filter((each) => preview.counts[each] > 0)
          .map((each) => (
            <FilterToggle
              key={each}
              label={`${importKindWords[each]} ${formatCount(preview.counts[each])}`}
              isOn={kind === each}
              onChange={(isOn) => setKind(isOn ? each : null)}
            />
          ))}
      </FilterBar>
      <div className="split">
        <div className="split__main">
          <DataTable
            label={text.rowsLabel}
            columns={columns}
            rowCount={rows.length}
            getRow={getRow}
            getKey={rowKey}
            selectedKey={selected === null ? null : String(selected)}
            onSelect={(row) => setSelected(row.row)}
            followsSelection
            rowTone={rowTone}
            isCompact
            isStale={isStale}
            reveal={reveal}
            resetKey={kind ?? ''}
            empty={
              preview.rows.length === 0 ? (
                <EmptyState title={text.emptySheet}>{text.emptySheetHint}</EmptyState>
              ) : (
                <EmptyState title={text.noRows} />
              )
            }
          />
        </div>
        <ProblemSide preview={preview} selected={selected} onJump={jump} />
      </div>
    </>
  );
}

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

function columnsOf(preview: ImportPreview, kind: ImportKind | null): readonly Column<ImportRow>[] {
  const fields = preview.mapping.flatMap((column) => (column.field === null ? [] : [column.field]));
  const shown = new Set(fields);
  const headings = new Map(preview.fields.map((field) => [field.key, field.heading]));
  const changed = new Set(preview.rows.flatMap((row) => row.changes.map((change) => change.field)));
  const cells: Column<ImportRow>[] = preview.mapping.flatMap(({ field, heading }) =>
    field === null
      ? []
      : [
          {
            key: field,
            heading: heading === '' ? (headings.get(field) ?? field) : heading,
            width:
              (field === 'name' ? nameWidth(preview.rows) : (WIDTHS[field] ?? 100)) +
              (changed.has(field) ? CHANGE_WIDTH : 0),
            render: (row: ImportRow) => <ImportCell row={row} field={field} />,
          },
        ],
  );
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

type FootProps = { readonly wizard: Import; readonly preview: ImportPreview; readonly words: ImportWords };

function Foot({ wizard, preview, words }: FootProps) {
  const { phase } = wizard.job.state;
  const count = writtenCount(preview.counts);
  const leavesSome = importKinds.some((kind) => isLeftOut(kind) && preview.counts[kind] > 0);
  return (
    <footer className={foot['foot']}>
      {phase === 'running' ? (
        <JobProgress job={wizard.job} title={text.applying} />
      ) : phase === 'failed' ? (
        <>
          <JobProgress job={wizard.job} title={text.applying} />
          <Button className="push" onClick={wizard.readAgain}>
            {text.again}
          </Button>
        </>
      ) : (
        <>
          <span className={classes(foot['plan'], 'truncate')} role="status">
            <span className={leavesSome ? 'strong' : ''}>{planSentence(preview.counts)}</span>
            {phase === 'cancelled' && <span className="tone-muted">　{text.cancelled}</span>}
          </span>
          <Button className="push" onClick={() => wizard.goTo('mapping')}>
            {text.back}
          </Button>
          <Button variant="filled" disabled={count === 0} loading={wizard.isReading} onClick={wizard.apply}>
            {count === 0 ? text.nothing : text.apply(count, words.unit)}
          </Button>
        </>
      )}
    </footer>
  );
}
