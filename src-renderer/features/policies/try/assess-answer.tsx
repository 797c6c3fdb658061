import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { formatCredits, formatHours } from '../../../text/format.ts';
import { markText } from '../../../text/mark.ts';
import { trialText } from '../../../text/policies/trial.ts';
import verdict from '../verdict.module.css';
import { type Answered, AnswerRoom, ReasonList, Trail, Undecided, Unreadable } from './answer-parts.tsx';
import css from './trial-answer.module.css';

const text = trialText.assess;

type Result = Outputs['policies']['tryAssess'];
type Answer = NonNullable<Result['answer']>;

type AssessAnswerProps = {
  readonly query: Answered<Result>;
  readonly decideIn: string | null;
  readonly titles: { readonly year: string; readonly cycle: string };
  readonly onRetry: () => void;
};

/** The verdict of a year or cycle: reached against required, what is short, why. */
export function AssessAnswer({ query, decideIn, titles, onRetry }: AssessAnswerProps) {
  if (query.error !== null) return <ErrorPanel error={query.error} onRetry={onRetry} />;
  if (query.data === undefined) return null;
  const { answer, problems } = query.data;
  if (answer === null) return <Unreadable problems={problems} />;
  const periods = periodsOf(answer, titles);
  const hasRule = periods.some(({ period }) => period.status !== null);
  return (
    <AnswerRoom isStale={query.isPlaceholderData}>
      {periods.map(({ title, period }) => (
        <PeriodAnswer key={title} title={title} period={period} />
      ))}
      {!hasRule && <p className="tone-muted">{text.noRule}</p>}
      {answer.enterprise !== null && <Enterprise parts={answer.enterprise} />}
      <ReasonList reasons={answer.reasons} />
      <Undecided settings={answer.undecidedSettings} decideIn={decideIn} />
      <ReasonList reasons={answer.warnings} sign="△" />
      {answer.consequences.length > 0 && (
        <>
          <h3>{text.consequences}</h3>
          <ReasonList reasons={answer.consequences} />
        </>
      )}
      <Trail steps={answer.steps} notes={answer.notes} />
    </AnswerRoom>
  );
}

type Period = NonNullable<Answer['year']>;
type TitledPeriod = { readonly title: string; readonly period: Period };

/** The periods that the answer speaks of. */
function periodsOf(answer: Answer, titles: AssessAnswerProps['titles']): readonly TitledPeriod[] {
  return [
    { title: titles.year, period: answer.year },
    { title: titles.cycle, period: answer.cycle },
    { title: text.probation, period: answer.probation },
  ].flatMap(({ title, period }) => (period === null ? [] : [{ title, period }]));
}

const tones = {
  ok: 'tone-ok',
  running: '',
  short: 'tone-short',
  muted: 'tone-muted',
  undecided: 'tone-short',
} as const;

function PeriodAnswer({ title, period }: TitledPeriod) {
  const mark = markText(period);
  const { credits, rawCredits, hours, rawHours } = period;
  const isCut = rawCredits !== null && credits !== null && rawCredits > credits;
  return (
    <div className={css['period']}>
      <p role="status" className={`${verdict['verdict']} ${tones[mark.tone]}`}>
        <span className="tone-muted">{title}</span> {mark.sign} {mark.word}
      </p>
      <p className={css['figure']}>
        {credits !== null && (
          <Reached has={formatCredits(credits)} needs={period.creditsRequired} unit={trialText.credits} />
        )}
        <Reached has={formatHours(period.hours)} needs={period.hoursRequired} unit={trialText.hours} />
      </p>
      {isCut && <p className="small tone-short">{text.raw(formatCredits(rawCredits), trialText.credits)}</p>}
      {rawHours > hours && (
        <p className="small tone-short">{text.raw(formatHours(rawHours), trialText.hours)}</p>
      )}
    </div>
  );
}

type ReachedProps = { readonly has: string; readonly needs: number | null; readonly unit: string };

function Reached({ has, needs, unit }: ReachedProps) {
  return (
    <span>
      <b>{has}</b>
      {needs !== null && <span className="tone-muted"> / {formatHours(needs)}</span>} {unit}
    </span>
  );
}

/** The parts of the enterprise practice, as far as the pack asks for them. */
function Enterprise({ parts }: { readonly parts: NonNullable<Answer['enterprise']> }) {
  const asked = (['week', 'twoYears', 'fiveYears'] as const).filter((part) => parts[part] !== null);
  if (asked.length === 0) return null;
  const said = asked.map((part) => `${text.enterpriseParts[part]}${parts[part] ? text.met : text.unmet}`);
  return (
    <p className="small">
      {text.enterprise}：{said.join('，')}
    </p>
  );
}
