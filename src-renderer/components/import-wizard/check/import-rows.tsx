import { useCallback, useMemo, useState } from 'react';
import { formatCount } from '../../../text/format.ts';
import {
  type ImportKind,
  importKinds,
  importKindWords,
  importWizardText as text,
} from '../../../text/import-wizard.ts';
import { FilterBar, FilterToggle } from '../../filters/filters.tsx';
import { DataTable, type RowTone } from '../../grid/data-table.tsx';
import { ProblemList } from '../../notes/problem-list.tsx';
import { Split } from '../../overlay/side-drawer.tsx';
import { EmptyState } from '../../page/empty-state.tsx';
import type { ImportPreview, ImportRow } from '../import-source.ts';
import { importColumns } from './import-columns.tsx';
import { ProblemSide } from './problem-side.tsx';

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

type ImportRowsProps = { readonly preview: ImportPreview; readonly isStale: boolean };

/** The rows of the file with what each would do, and beside them those with a problem. */
export function ImportRows({ preview, isStale }: ImportRowsProps) {
  const { kind, setKind, rows, getRow, selected, setSelected, reveal, jump } = useRows(preview);
  const columns = useMemo(() => importColumns(preview, kind), [preview, kind]);
  const errors = preview.problems.filter((problem) => problem.severity === 'error');
  return (
    <>
      {errors.length > 0 && (
        <div style={{ padding: '0 20px 10px' }}>
          <ProblemList problems={errors} />
        </div>
      )}
      <Kinds counts={preview.counts} all={preview.rows.length} value={kind} onChange={setKind} />
      <Split drawer={<ProblemSide preview={preview} selected={selected} onJump={jump} />}>
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
          empty={<NoRows isEmptySheet={preview.rows.length === 0} />}
        />
      </Split>
    </>
  );
}

/** The rows of the chosen kind, the one in hand, and the way to a row with a problem, which may be of another kind. */
function useRows(preview: ImportPreview) {
  const [kind, setKind] = useState<ImportKind | null>(null);
  const [selected, setSelected] = useState<number | null>(null);
  const [reveal, setReveal] = useState<{ readonly index: number } | null>(null);
  const rows = useMemo(
    () => (kind === null ? preview.rows : preview.rows.filter((row) => row.kind === kind)),
    [preview.rows, kind],
  );
  const getRow = useCallback((index: number) => rows[index], [rows]);
  const jump = (target: ImportRow) => {
    const shown = kind === null || target.kind === kind ? rows : preview.rows;
    if (shown !== rows) setKind(null);
    setSelected(target.row);
    setReveal({ index: shown.findIndex((row) => row.row === target.row) });
  };
  return { kind, setKind, rows, getRow, selected, setSelected, reveal, jump };
}

type KindsProps = {
  readonly counts: ImportPreview['counts'];
  readonly all: number;
  readonly value: ImportKind | null;
  readonly onChange: (kind: ImportKind | null) => void;
};

/** The kinds that occur, with how many rows are of each. */
function Kinds({ counts, all, value, onChange }: KindsProps) {
  return (
    <FilterBar>
      <FilterToggle
        label={`${text.all} ${formatCount(all)}`}
        isOn={value === null}
        onChange={() => onChange(null)}
      />
      {importKinds
        .filter((kind) => counts[kind] > 0)
        .map((kind) => (
          <FilterToggle
            key={kind}
            label={`${importKindWords[kind]} ${formatCount(counts[kind])}`}
            isOn={value === kind}
            onChange={(isOn) => onChange(isOn ? kind : null)}
          />
        ))}
    </FilterBar>
  );
}

function NoRows({ isEmptySheet }: { readonly isEmptySheet: boolean }) {
  if (isEmptySheet) return <EmptyState title={text.emptySheet}>{text.emptySheetHint}</EmptyState>;
  return <EmptyState title={text.noRows} />;
}
