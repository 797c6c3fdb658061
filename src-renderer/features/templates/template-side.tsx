import { useState } from 'react';
import type { WireProblem } from '../../../src-shared/rpc/contract/shared.ts';
import type { TemplateOptions } from '../../../src-shared/rpc/contract/templates.ts';
import { sheetSplits } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import type { TemplateMapping, TemplateTable } from '../../../src-shared/sheet/template/template-mapping.ts';
import { isComposing } from '../../components/keyboard.ts';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { ProblemList } from '../../components/notes/problem-list.tsx';
import { sheetsText } from '../../text/sheets.ts';
import { templatesText as text } from '../../text/templates.ts';
import {
  type Corrections,
  isInOrder,
  setRows,
  type TableRows,
  type TemplateReading,
} from './template-corrections.ts';

type TemplateSideProps = {
  readonly reading: TemplateReading;
  readonly mapping: TemplateMapping | null;
  readonly corrections: Corrections;
  readonly options: TemplateOptions;
  readonly error: unknown;
  readonly onCorrections: (corrections: Corrections) => void;
  readonly onOptions: (options: TemplateOptions) => void;
  readonly onJump: (problem: WireProblem) => void;
};

/** What belongs to no column: rows, paging, order, parts; and what to look at. */
export function TemplateSide(props: TemplateSideProps) {
  const { reading, mapping, options, error, onOptions, onJump } = props;
  const problems = reading.problems.map((problem) => placedInSight(problem, reading.picture.sheet));
  return (
    <aside className="template__beside template__side">
      {error !== null && <ErrorPanel error={error} />}
      {problems.length > 0 && (
        <section>
          <h3>{text.sections.problems(problems.length)}</h3>
          <div className="template__problems">
            <ProblemList problems={problems} onJump={onJump} />
          </div>
        </section>
      )}
      <section>
        <h3>{text.sections.rows}</h3>
        {mapping?.table ? (
          <Rows {...props} table={mapping.table} />
        ) : (
          <p className="tone-muted">{mapping === null ? text.noMapping : text.rows.form}</p>
        )}
      </section>
      {mapping?.table && (
        <>
          <section>
            <h3>{text.sections.order}</h3>
            <Sort reading={reading} options={options} onOptions={onOptions} />
          </section>
          <section>
            <h3>{text.sections.split}</h3>
            <select
              aria-label={sheetsText.split.label}
              value={options.split}
              onChange={(event) => {
                const split = sheetSplits.find((each) => each === event.currentTarget.value);
                if (split !== undefined) onOptions({ ...options, split });
              }}
            >
              {sheetSplits.map((split) => (
                <option key={split} value={split}>
                  {sheetsText.split[split]}
                </option>
              ))}
            </select>
          </section>
        </>
      )}
    </aside>
  );
}

/** The sheet in sight is not named on every line, and a cell by its address alone. */
function placedInSight(problem: WireProblem, sheet: string): WireProblem {
  if (problem.at?.sheet !== sheet) return problem;
  const { sheet: _, row, column, ...at } = problem.at;
  if (at.address !== undefined) return { ...problem, at };
  const cell = row === undefined || column === undefined ? null : `${column}${row}`;
  if (cell !== null) return { ...problem, at: { ...at, address: cell } };
  return { ...problem, at: row === undefined ? at : { ...at, row } };
}

const rowFields = [
  ['headFirstRow', text.rows.headFirst],
  ['headLastRow', text.rows.headLast],
  ['firstRow', text.rows.bodyFirst],
  ['lastRow', text.rows.bodyLast],
  ['sampleRow', text.rows.sample],
] as const satisfies readonly (readonly [keyof TableRows, string])[];

function Rows({ table, corrections, onCorrections }: TemplateSideProps & { readonly table: TemplateTable }) {
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
      <div className="template__rows">
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
    <label className="template__number" title={hint}>
      <span>{label}</span>
      <input
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

const SORT_MAX = 3;

type SortProps = Pick<TemplateSideProps, 'reading' | 'options' | 'onOptions'>;

function Sort({ reading, options, onOptions }: SortProps) {
  const { sort } = options;
  const lines = Math.min(SORT_MAX, sort.length + 1);
  const put = (index: number, entry: TemplateOptions['sort'][number] | null) => {
    const next = [...sort.slice(0, index), ...(entry === null ? [] : [entry]), ...sort.slice(index + 1)];
    onOptions({ ...options, sort: next });
  };
  return (
    <div className="template__sort">
      {Array.from({ length: lines }, (_, index) => {
        const entry = sort[index];
        const taken = new Set(sort.filter((_other, at) => at !== index).map(({ key }) => key));
        const label = text.sort.by(index);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the first, second and third of an order
          <div key={index}>
            <select
              aria-label={`${text.sections.order} ${label}`}
              value={entry?.key ?? ''}
              onChange={(event) => {
                const key = event.currentTarget.value;
                put(index, key === '' ? null : { key, descending: entry?.descending ?? false });
              }}
            >
              <option value="">{index === 0 ? text.sort.none : text.sort.noneMore}</option>
              {reading.fields
                .filter(({ key }) => !taken.has(key))
                .map(({ key, heading }) => (
                  <option key={key} value={key}>
                    {label} {heading}
                  </option>
                ))}
            </select>
            {entry !== undefined && (
              <button
                type="button"
                className="chip"
                onClick={() => put(index, { ...entry, descending: !entry.descending })}
              >
                {entry.descending ? text.sort.descending : text.sort.ascending}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}
