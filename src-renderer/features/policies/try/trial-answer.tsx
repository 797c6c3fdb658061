import type { ReactNode } from 'react';
import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { StepList } from '../../../components/notes/step-list.tsx';
import { ClauseTag } from '../../../components/notes/tag.tsx';
import { navigate } from '../../../routing.ts';
import { formatCredits, formatHours } from '../../../text/format.ts';
import { markText } from '../../../text/mark.ts';
import { answerValue, policiesText } from '../../../text/policies.ts';
import { problemText } from '../../../text/problems.ts';
import { levelWords } from '../../../text/words.ts';

const text = policiesText.trial;

type AwardResult = Outputs['policies']['tryAward'];
type AssessResult = Outputs['policies']['tryAssess'];
type Answered<Result> = {
  readonly data: Result | undefined;
  readonly error: unknown;
  readonly isPlaceholderData: boolean;
};
type Reasons = readonly { readonly clause: string; readonly text: string }[];

const outcomeTones = {
  awarded: 'tone-ok',
  nothing: 'tone-muted',
  refused: 'tone-bad',
  undecided: 'tone-short',
} as const;
const outcomeSigns = { awarded: '✓', nothing: '—', refused: '✕', undecided: '？' } as const;

type ShellProps = { readonly isStale: boolean; readonly children: ReactNode };

function AnswerShell({ isStale, children }: ShellProps) {
  return (
    <section className={`policies__answer ${isStale ? 'is-stale' : ''}`} aria-label={text.result}>
      {children}
    </section>
  );
}

type AwardAnswerProps = {
  readonly query: Answered<AwardResult>;
  readonly hasCredits: boolean;
  /** Id of the pack when it governs here at some time, so that its silent points can be decided. */
  readonly decideIn: string | null;
  readonly onRetry: () => void;
};

/** What the activity earns: figure, year, the trail from facts to result, readings, what a person must decide. */
export function AwardAnswer({ query, hasCredits, decideIn, onRetry }: AwardAnswerProps) {
  if (query.error !== null) return <ErrorPanel error={query.error} onRetry={onRetry} />;
  if (query.data === undefined) return null;
  const { answer, problems } = query.data;
  if (answer === null) return <Unreadable problems={problems} />;
  const facts = [
    answer.year === null ? '' : text.year(answer.year),
    answer.outcome === 'awarded' ? text.registeredAs(levelWords[answer.level]) : '',
    answer.grade === null ? '' : text.grade(answerValue(answer.grade)),
    answer.counted === null ? '' : text.counted(formatCredits(answer.counted)),
    answer.notice === true ? text.notice : '',
    answer.certificate === false ? text.noCertificate : '',
  ].filter((fact) => fact !== '');
  return (
    <AnswerShell isStale={query.isPlaceholderData}>
      <p role="status" className={`policies__verdict ${outcomeTones[answer.outcome]}`}>
        {outcomeSigns[answer.outcome]} {text.outcomes[answer.outcome]}
      </p>
      {(answer.outcome === 'awarded' || answer.outcome === 'undecided') && (
        <p className="policies__figure">
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
      )}
      {facts.length > 0 && <p className="small tone-muted">{facts.join(' · ')}</p>}
      {answer.years !== null && answer.years.length > 1 && (
        <ul className="policies__years">
          {answer.years.map((year) => (
            <li key={year.year}>
              <span>{text.perYear(year.year)}</span>
              <span>
                {hasCredits && year.credits !== null && `${formatCredits(year.credits)} ${text.credits} · `}
                {formatHours(year.hours)} {text.hours}
              </span>
            </li>
          ))}
        </ul>
      )}
      <ReasonList reasons={answer.reasons} />
      <Undecided settings={answer.undecidedSettings} decideIn={decideIn} />
      <ReasonList reasons={answer.warnings} sign="△" />
      <Trail steps={answer.steps} />
      <Notes notes={answer.notes} />
    </AnswerShell>
  );
}

type AssessAnswerProps = {
  readonly query: Answered<AssessResult>;
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
  const periods = [
    { title: titles.year, period: answer.year },
    { title: titles.cycle, period: answer.cycle },
    { title: text.assess.probation, period: answer.probation },
  ];
  const hasRule = periods.some(({ period }) => period !== null && period.status !== null);
  return (
    <AnswerShell isStale={query.isPlaceholderData}>
      {periods.map(({ title, period }) =>
        period === null ? null : <PeriodAnswer key={title} title={title} period={period} />,
      )}
      {!hasRule && <p className="tone-muted">{text.assess.noRule}</p>}
      {answer.enterprise !== null && <Enterprise parts={answer.enterprise} />}
      <ReasonList reasons={answer.reasons} />
      <Undecided settings={answer.undecidedSettings} decideIn={decideIn} />
      <ReasonList reasons={answer.warnings} sign="△" />
      {answer.consequences.length > 0 && (
        <>
          <h3>{text.assess.consequences}</h3>
          <ReasonList reasons={answer.consequences} />
        </>
      )}
      <Trail steps={answer.steps} />
      <Notes notes={answer.notes} />
    </AnswerShell>
  );
}

type Period = NonNullable<NonNullable<AssessResult['answer']>['year']>;

function PeriodAnswer({ title, period }: { readonly title: string; readonly period: Period }) {
  const mark = markText(period);
  const tone = { ok: 'tone-ok', short: 'tone-short', muted: 'tone-muted', undecided: 'tone-short' }[
    mark.tone
  ];
  const rows = [
    {
      unit: text.credits,
      has: formatCredits(period.credits),
      needs: period.creditsRequired,
      known: period.credits !== null,
    },
    { unit: text.hours, has: formatHours(period.hours), needs: period.hoursRequired, known: true },
  ].filter(({ known }) => known);
  const isCut = period.rawCredits !== null && period.credits !== null && period.rawCredits > period.credits;
  return (
    <div className="policies__period">
      <p role="status" className={`policies__verdict ${tone}`}>
        <span className="tone-muted">{title}</span> {mark.sign} {mark.word}
      </p>
      <p className="policies__figure">
        {rows.map(({ unit, has, needs }) => (
          <span key={unit}>
            <b>{has}</b>
            {needs !== null && <span className="tone-muted"> / {formatHours(needs)}</span>} {unit}
          </span>
        ))}
      </p>
      {isCut && <p className="small tone-short">{text.assess.raw(formatCredits(period.rawCredits))}</p>}
    </div>
  );
}

type EnterpriseParts = NonNullable<NonNullable<AssessResult['answer']>['enterprise']>;

function Enterprise({ parts }: { readonly parts: EnterpriseParts }) {
  const { assess } = text;
  const lines = (['week', 'twoYears', 'fiveYears'] as const).filter((part) => parts[part] !== null);
  if (lines.length === 0) return null;
  return (
    <p className="small">
      {assess.enterprise}：
      {lines
        .map((part) => `${assess.enterpriseParts[part]}${parts[part] ? assess.met : assess.unmet}`)
        .join('，')}
    </p>
  );
}

function Unreadable({ problems }: { readonly problems: AwardResult['problems'] }) {
  return (
    <AnswerShell isStale={false}>
      <p className="tone-short">△ {text.incomplete}</p>
      <ul className="small tone-muted">
        {problems.map((problem) => (
          <li key={`${problem.code}${problem.at?.field ?? ''}`}>{problemText(problem)}</li>
        ))}
      </ul>
    </AnswerShell>
  );
}

function ReasonList({ reasons, sign }: { readonly reasons: Reasons; readonly sign?: string }) {
  if (reasons.length === 0) return null;
  return (
    <ul className="policies__reasons">
      {reasons.map((reason) => (
        <li key={`${reason.clause}${reason.text}`} className={sign === undefined ? '' : 'tone-short'}>
          {sign !== undefined && `${sign} `}
          {reason.text} <ClauseTag clause={reason.clause} />
        </li>
      ))}
    </ul>
  );
}

type UndecidedProps = { readonly settings: readonly string[]; readonly decideIn: string | null };

function Undecided({ settings, decideIn }: UndecidedProps) {
  if (settings.length === 0) return null;
  return (
    <NoteBox tone="warning">
      {text.undecided(settings.length)}{' '}
      {decideIn !== null ? (
        <button
          type="button"
          className="policies__link"
          onClick={() =>
            navigate(`/policies?view=points&setting=${encodeURIComponent(`${decideIn}:${settings[0]}`)}`)
          }
        >
          {text.toPoints}
        </button>
      ) : (
        `${policiesText.settings.later}。`
      )}
    </NoteBox>
  );
}

function Trail({ steps }: { readonly steps: NonNullable<AwardResult['answer']>['steps'] }) {
  if (steps.length === 0) return null;
  return (
    <>
      <h3>{text.steps}</h3>
      <StepList steps={steps} />
    </>
  );
}

function Notes({ notes }: { readonly notes: readonly { readonly id: string; readonly text: string }[] }) {
  if (notes.length === 0) return null;
  return (
    <>
      <h3>{text.notes}</h3>
      {notes.map((note) => (
        <NoteBox key={note.id}>
          <b>{note.id}</b> {note.text}
        </NoteBox>
      ))}
    </>
  );
}
