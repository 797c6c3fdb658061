import type { Comparison } from '../../../../src-shared/rpc/contract/policies.ts';
import { formatCount } from '../../../text/format.ts';
import { compareText as text } from '../../../text/policies/compare.ts';
import { verdictText } from './figures.tsx';
import css from './matrix.module.css';
import { type MatrixRow, verdictMoves } from './verdict-moves.ts';

type Verdict = MatrixRow['from'];

type VerdictMatrixProps = {
  readonly title: string;
  readonly before: Comparison['a']['yearCounts'];
  readonly after: Comparison['a']['yearCounts'];
  readonly changes: Comparison['yearChanges'];
};

/** Who moves between verdicts: rows before, columns after. Nothing where neither regulation judges anybody. */
export function VerdictMatrix({ title, before, after, changes }: VerdictMatrixProps) {
  const rows = verdictMoves(before, after, changes);
  if (rows.length === 0) return null;
  const columns = rows[0]?.cells.map(({ to }) => to) ?? [];
  return (
    <section className={css['matrix']}>
      <h3>{title}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.matrixCorner}</th>
            {columns.map((to) => (
              <th key={to} scope="col">
                {verdictText(to)}
              </th>
            ))}
            <th scope="col">{text.total}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MovesRow key={row.from} row={row} />
          ))}
          <TotalRow rows={rows} columns={columns} />
        </tbody>
      </table>
    </section>
  );
}

function MovesRow({ row }: { readonly row: MatrixRow }) {
  return (
    <tr>
      <th scope="row">{verdictText(row.from)}</th>
      {row.cells.map((cell) => (
        <td key={cell.to} className={toneOf(row.from, cell.to, cell.people)}>
          {cell.people === 0 ? <span className="tone-muted">·</span> : formatCount(cell.people)}
        </td>
      ))}
      <td className="tone-muted">{formatCount(row.total)}</td>
    </tr>
  );
}

type TotalRowProps = { readonly rows: readonly MatrixRow[]; readonly columns: readonly Verdict[] };

function TotalRow({ rows, columns }: TotalRowProps) {
  const peopleAfter = (to: Verdict) =>
    rows.reduce((sum, row) => sum + (row.cells.find((cell) => cell.to === to)?.people ?? 0), 0);
  return (
    <tr className={css['total']}>
      <th scope="row">{text.total}</th>
      {columns.map((to) => (
        <td key={to}>{formatCount(peopleAfter(to))}</td>
      ))}
      <td />
    </tr>
  );
}

/** Those who stay are quiet; who loses is amber, who gains green. Row and column say the same in words. */
function toneOf(from: Verdict, to: Verdict, people: number): string | undefined {
  if (from === to) return css['same'];
  if (people === 0) return undefined;
  if (from === null || to === null) return css['moved'];
  return `${css['moved']} ${to === 'passed' || to === 'exempt' ? 'tone-ok' : 'tone-short'}`;
}
