import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { ProblemList } from '../../components/notes/problem-list.tsx';
import { formatCredits, formatHours, NONE } from '../../text/format.ts';
import { plannedOutcomeWords, registrationsText } from '../../text/registrations.ts';
import { problemsByEffect } from './blocking.ts';
import css from './register-preview.module.css';
import { leftOutOf, yearsOf } from './sums.ts';

const text = registrationsText.register;
type Preview = Outputs['registrations']['preview'];

type RegisterSumsProps = { readonly preview: Preview; readonly isOutside: boolean };

/** How many people, hours and credits would be registered, for which years; and who stays out, by why. */
export function RegisterSums({ preview, isOutside }: RegisterSumsProps) {
  const years = yearsOf(preview.rows);
  const leftOut = leftOutOf(preview.rows);
  const sums = [
    [text.people, text.peopleValue(preview.awardedCount)],
    [text.hours, formatHours(preview.hoursTotal)],
    ...(preview.creditsTotal === null ? [] : [[text.credits, formatCredits(preview.creditsTotal)] as const]),
    [text.years, years.length === 0 ? NONE : years.join('、')],
  ] as const;
  return (
    <div>
      <dl className={css['sums']}>
        {sums.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {leftOut.length > 0 && (
        <p className="small tone-muted">
          {text.leftOut}：
          {leftOut
            .map(({ kind, count }) =>
              text.leftOutLine(
                kind === 'pending' && isOutside ? text.pendingOutside : plannedOutcomeWords[kind],
                count,
              ),
            )
            .join('、')}
        </p>
      )}
    </div>
  );
}

/** What refuses the registration, what deserves a look, and who is left out of it for what. */
export function RegisterProblems({ preview }: { readonly preview: Preview }) {
  const { blocking, warnings, single } = problemsByEffect(preview.problems);
  return (
    <>
      {blocking.length > 0 && (
        <NoteBox tone="bad">
          <b>{text.blocked}</b>
          <ProblemList problems={blocking} />
        </NoteBox>
      )}
      {warnings.length > 0 && (
        <NoteBox tone="warning">
          <ProblemList problems={warnings} />
        </NoteBox>
      )}
      {single.length > 0 && (
        <NoteBox tone="warning">
          <b>{text.leftOut}</b>
          <div className={css['people']}>
            <ProblemList problems={single.map((problem) => ({ ...problem, severity: 'warning' as const }))} />
          </div>
        </NoteBox>
      )}
    </>
  );
}
