import type { Comparison } from '../../../../src-shared/rpc/contract/policies.ts';
import { formatCount, formatSum } from '../../../text/format.ts';
import { compareText as text } from '../../../text/policies/compare.ts';
import { creditsSumText } from './figures.tsx';
import css from './matrix.module.css';

/** Hours, credits and outcomes of all records under the one regulation and the other. */
export function ComparisonSums({ comparison: { a, b } }: { readonly comparison: Comparison }) {
  const rows: readonly (readonly [term: string, before: string, after: string])[] = [
    [text.hours, formatSum(a.hoursTotal, 0), formatSum(b.hoursTotal, 0)],
    [text.credits, creditsSumText(a.creditsTotal), creditsSumText(b.creditsTotal)],
    ...(['awarded', 'kept', 'nothing', 'refused', 'undecided'] as const).map(
      (kind) => [text[kind], formatCount(a.records[kind]), formatCount(b.records[kind])] as const,
    ),
  ];
  return (
    <section className={css['matrix']}>
      <h3>{text.sums}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col" />
            <th scope="col">{text.a}</th>
            <th scope="col">{text.b}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([term, before, after]) => (
            <tr key={term}>
              <th scope="row">{term}</th>
              <td className={css['same']}>{before}</td>
              <td className={before === after ? css['same'] : css['moved']}>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
