import { useState } from 'react';
import type { TemplateTable } from '../../../../src-shared/sheet/template/template-mapping.ts';
import { isComposing } from '../../../components/keyboard.ts';
import { templatesText as text } from '../../../text/templates.ts';
import plainField from '../plain-field.module.css';
import css from './row-fields.module.css';
import { type Corrections, isInOrder, setRows, type TableRows } from './template-corrections.ts';

const rowFields = [
  ['headFirstRow', text.rows.headFirst],
  ['headLastRow', text.rows.headLast],
  ['firstRow', text.rows.bodyFirst],
  ['lastRow', text.rows.bodyLast],
  ['sampleRow', text.rows.sample],
] as const satisfies readonly (readonly [keyof TableRows, string])[];

type RowFieldsProps = {
  readonly table: TemplateTable;
  readonly corrections: Corrections;
  readonly onCorrections: (corrections: Corrections) => void;
};

/** Where head and data begin and end. Rows out of order stay in their fields, marked, until the others follow. */
export function RowFields({ table, corrections, onCorrections }: RowFieldsProps) {
  const [refused, setRefused] = useState<Partial<TableRows>>({});
  const set = (field: keyof TableRows, row: number | null) => {
    if (row === null || row === table[field]) return setRefused({});
    const rows = { ...table, ...refused, [field]: row };
    if (!isInOrder(rows)) return setRefused((now) => ({ ...now, [field]: row }));
    setRefused({});
    onCorrections(setRows(corrections, rows));
  };
  const setPage = (rowsPerPage: number | null) => {
    if (rowsPerPage === table.rowsPerPage) return;
    onCorrections({ ...corrections, rowsPerPage });
  };
  return (
    <>
      <div className={css['rows']}>
        {rowFields.map(([field, label]) => (
          <RowNumber
            key={`${field}:${table[field]}`}
            label={label}
            value={refused[field] ?? table[field]}
            isRefused={refused[field] !== undefined}
            onCommit={(row) => set(field, row)}
          />
        ))}
        <RowNumber
          key={`page:${table.rowsPerPage}`}
          label={text.rows.rowsPerPage}
          hint={text.rows.rowsPerPageHint}
          value={table.rowsPerPage}
          isRefused={false}
          onCommit={setPage}
        />
      </div>
      {Object.keys(refused).length > 0 && (
        <p className="tone-bad small" role="alert">
          {text.rows.backwards}
        </p>
      )}
    </>
  );
}

type RowNumberProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: number | null;
  readonly isRefused: boolean;
  readonly onCommit: (value: number | null) => void;
};

/** A whole number that counts when the field is left or Enter is pressed, so that half-typed ones are not read. */
function RowNumber({ label, hint, value, isRefused, onCommit }: RowNumberProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    if (typed === null) return;
    const number = Number.parseInt(typed, 10);
    setTyped(null);
    if (typed.trim() === '') onCommit(null);
    else if (Number.isInteger(number) && number > 0 && number <= 1_048_576) onCommit(number);
  };
  return (
    <label className={css['number']} title={hint}>
      <span>{label}</span>
      <input
        className={plainField['field']}
        inputMode="numeric"
        aria-invalid={isRefused}
        value={typed ?? (value === null ? '' : String(value))}
        onChange={(event) => setTyped(event.currentTarget.value.replace(/\D/gu, ''))}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event)) commit();
        }}
      />
    </label>
  );
}
