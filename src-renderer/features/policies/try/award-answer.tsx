import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { formatCredits, formatHours } from '../../../text/format.ts';
import { answerValue } from '../../../text/policies/cases.ts';
import { trialText as text } from '../../../text/policies/trial.ts';
import { levelWords } from '../../../text/words.ts';
import verdict from '../verdict.module.css';
import { type Answered, AnswerRoom, ReasonList, Trail, Undecided, Unreadable } from './answer-parts.tsx';
import css from './trial-answer.module.css';

type Result = Outputs['policies']['tryAward'];
type Answer = NonNullable<Result['answer']>;

const outcomeTones = {
  awarded: 'tone-ok',
  nothing: 'tone-muted',
  refused: 'tone-bad',
  undecided: 'tone-short',
} as const;
const outcomeSigns = { awarded: '✓', nothing: '—', refused: '✕', undecided: '？' } as const;

type AwardAnswerProps = {
  readonly query: Answered<Result>;
  readonly hasCredits: boolean;
  readonly decideIn: string | null;
  readonly onRetry: () => void;
};

/** What the activity earns: figure, year, the trail from facts to result, readings, what a person must decide. */
export function AwardAnswer({ query, hasCredits, decideIn, onRetry }: AwardAnswerProps) {
  if (query.error !== null) return <ErrorPanel error={query.error} onRetry={onRetry} />;
  if (query.data === undefined) return null;
  const { answer, problems } = query.data;
  if (answer === null) return <Unreadable problems={problems} />;
  const facts = factsOf(answer, hasCredits);
  return (
    <AnswerRoom isStale={query.isPlaceholderData}>
      <p role="status" className={`${verdict['verdict']} ${outcomeTones[answer.outcome]}`}>
        {outcomeSigns[answer.outcome]} {text.outcomes[answer.outcome]}
      </p>
      <Figures answer={answer} hasCredits={hasCredits} />
      {facts.length > 0 && <p className="small tone-muted">{facts.join(' · ')}</p>}
      <Years years={answer.years ?? []} hasCredits={hasCredits} />
      <ReasonList reasons={answer.reasons} />
      <Undecided settings={answer.undecidedSettings} decideIn={decideIn} />
      <ReasonList reasons={answer.warnings} sign="△" />
      <Trail steps={answer.steps} notes={answer.notes} />
    </AnswerRoom>
  );
}

function countedText(counted: number, hasCredits: boolean): string {
  return hasCredits
    ? text.counted(formatCredits(counted), text.credits)
    : text.counted(formatHours(counted), text.hours);
}

function factsOf(answer: Answer, hasCredits: boolean): readonly string[] {
  return [
    answer.year === null ? '' : text.year(answer.year),
    answer.outcome === 'awarded' ? text.registeredAs(levelWords[answer.level]) : '',
    answer.grade === null ? '' : text.grade(answerValue(answer.grade)),
    answer.counted === null ? '' : countedText(answer.counted, hasCredits),
    answer.notice === true ? text.notice : '',
    answer.certificate === false ? text.noCertificate : '',
  ].filter((fact) => fact !== '');
}

type FiguresProps = { readonly answer: Answer; readonly hasCredits: boolean };

function Figures({ answer, hasCredits }: FiguresProps) {
  if (answer.outcome !== 'awarded' && answer.outcome !== 'undecided') return null;
  return (
    <p className={css['figure']}>
      {hasCredits && answer.credits !== null && (
        <>
          <b>{formatCredits(answer.credits)}</b> {text.credits}
        </>
      )}
      {answer.hours !== null && (
        <>
          <b>{formatHours(answer.hours)}</b> {text.hours}
        </>
      )}
    </p>
  );
}

type YearsProps = { readonly years: NonNullable<Answer['years']>; readonly hasCredits: boolean };

/** The parts of a project that runs over New Year (H14.1). */
function Years({ years, hasCredits }: YearsProps) {
  if (years.length < 2) return null;
  return (
    <ul className={css['years']}>
      {years.map((year) => (
        <li key={year.year}>
          <span>{text.perYear(year.year)}</span>
          <span>
            {hasCredits && year.credits !== null && `${formatCredits(year.credits)} ${text.credits} · `}
            {formatHours(year.hours)} {text.hours}
          </span>
        </li>
      ))}
    </ul>
  );
}
