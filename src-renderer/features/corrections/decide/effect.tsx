import type { CorrectionEffect } from '../../../../src-shared/rpc/contract/corrections.ts';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { ProblemList } from '../../../components/notes/problem-list.tsx';
import { correctionsText, effectLines, totalChange, verdictChange } from '../../../text/corrections.ts';
import { OutdatedCertificates } from '../outdated-certificates.tsx';
import plainTable from '../plain-table.module.css';
import css from './effect.module.css';

const text = correctionsText.dialog;
/** Years that are listed; the rest is counted. */
const SHOWN_MAX = 8;

/** What writing the sheet would do: entries, totals and verdicts of years, certificates that it makes outdated. */
export function Effect({ effect }: { readonly effect: CorrectionEffect }) {
  return (
    <section className={css['effect']} aria-label={text.effect}>
      <ul>
        {effectLines(effect).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {effect.problems.length > 0 && (
        <NoteBox tone="bad">
          <ProblemList problems={effect.problems} />
        </NoteBox>
      )}
      <Years years={effect.years} />
      {effect.certificates.length > 0 && (
        <NoteBox tone="warning">
          <b>{text.certificates(effect.certificates.length)}</b>
          <OutdatedCertificates certificates={effect.certificates} />
          {text.certificatesWay}
        </NoteBox>
      )}
    </section>
  );
}

/** The totals before and after, years whose verdict changes first. */
function Years({ years }: { readonly years: CorrectionEffect['years'] }) {
  if (years.length === 0) return <p className="tone-muted small">{text.noTotals}</p>;
  const turns = (year: CorrectionEffect['years'][number]) =>
    year.verdictBefore !== year.verdictAfter || year.cycleBefore !== year.cycleAfter ? 0 : 1;
  const shown = years.toSorted((a, b) => turns(a) - turns(b)).slice(0, SHOWN_MAX);
  return (
    <table className={plainTable['table']}>
      <caption className="section-title">{text.totals}</caption>
      <thead>
        <tr>
          <th>{text.person}</th>
          <th>{text.year}</th>
          <th>{text.credits}</th>
          <th>{text.hours}</th>
          <th>{text.verdict}</th>
          <th>{text.cycle}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((year) => (
          <tr key={`${year.teacher.uid} ${year.year}`}>
            <td>{year.teacher.name}</td>
            <td>{year.year}</td>
            <td>{totalChange(year.creditsBefore, year.creditsAfter, '')}</td>
            <td>{totalChange(year.hoursBefore, year.hoursAfter, '')}</td>
            <td className={year.verdictBefore === year.verdictAfter ? '' : 'tone-short'}>
              {verdictChange(year.verdictBefore, year.verdictAfter)}
            </td>
            <td className={year.cycleBefore === year.cycleAfter ? '' : 'tone-short'}>
              {verdictChange(year.cycleBefore, year.cycleAfter)}
            </td>
          </tr>
        ))}
        {years.length > shown.length && (
          <tr>
            <td colSpan={6} className="tone-muted">
              {text.totalsMore(years.length - shown.length)}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
