import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { AssessmentMark } from '../../../src-shared/rpc/contract/assessments.ts';
import type { ListedEntry } from '../../../src-shared/rpc/contract/entries.ts';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { navigate } from '../../routing.ts';
import { explanationText, isToldInCredits, suggestionText } from '../../text/explanation.ts';
import { formatCredits, formatHours, formatThousandths } from '../../text/format.ts';
import type { CallQuery } from '../call-query.ts';
import { classes } from '../classes.ts';
import { BigFigure } from '../figures/big-figure.tsx';
import { Mark } from '../figures/mark.tsx';
import { ErrorPanel } from '../notes/error-panel.tsx';
import { StepList } from '../notes/step-list.tsx';
import { ClauseTag } from '../notes/tag.tsx';
import { SideDrawer } from '../overlay/side-drawer.tsx';
import { useDelayed } from '../use-delayed.ts';
import css from './assessment-drawer.module.css';
import { earnedSteps, isRequirementStep } from './earned-steps.ts';
import parts from './explanation.module.css';
import { NoteList } from './note-list.tsx';
import { ReasonList } from './reason-list.tsx';

type Explanation = Outputs['assessments']['explain'];

const SUGGESTIONS_SHOWN = 3;

type Years = { readonly from: number; readonly to: number };

/** The calls of the drawer, bound by `bound-calls.ts`. */
export type AssessmentCalls = {
  /** A year, or null for the cycle. */
  readonly explain: (teacherUid: string, year: number | null) => CallQuery<Explanation>;
  /** Entries that stand, to break down what was earned. */
  readonly entries: (teacherUid: string) => CallQuery<{ readonly rows: readonly ListedEntry[] }>;
};

type AssessmentDrawerProps = {
  readonly calls: AssessmentCalls;
  /** The cycle that holds the chosen year. */
  readonly cycle: Years;
  readonly teacher: { readonly uid: string; readonly name: string };
  /** A year, or null for the cycle. */
  readonly year: number | null;
  /** The year offered beside the cycle. */
  readonly otherYear: number;
  readonly onYearChange: (year: number | null) => void;
  readonly onClose: () => void;
  readonly onStep?: (step: 1 | -1) => void;
  /** Leaves out the way to the profile where the profile is the page. */
  readonly isOnProfile?: boolean;
};

/** 为什么是这个数 of one teacher's year or cycle: figures, steps, readings, consequences, the cheapest way to close the gap. */
export function AssessmentDrawer(props: AssessmentDrawerProps) {
  const { calls, teacher, year, cycle } = props;
  const query = useQuery({
    ...calls.explain(teacher.uid, year),
    placeholderData: keepPreviousData,
  });
  const entries = useQuery({
    ...calls.entries(teacher.uid),
    placeholderData: keepPreviousData,
  });
  // For a moment what was asked before stays in sight; it never stands long under another name or year.
  const isOutdated = useDelayed(query.isPlaceholderData, 150);
  const explanation = isOutdated ? undefined : query.data;
  const isSlow = useDelayed(query.error === null && explanation === undefined, 300);
  const place = year === null ? explanationText.cycle(cycle.from, cycle.to) : explanationText.year(year);
  return (
    <SideDrawer
      label={explanationText.whyOf(teacher.name)}
      eyebrow={explanationText.whyOf(teacher.name)}
      title={
        <ScopeSwitch year={year} otherYear={props.otherYear} cycle={cycle} onChange={props.onYearChange} />
      }
      onClose={props.onClose}
      onStep={props.onStep}
      foot={
        <>
          {props.isOnProfile !== true && (
            <Button onClick={() => navigate(`/teachers/${teacher.uid}`)}>{explanationText.toProfile}</Button>
          )}
          {explanation !== undefined && explanation.entryCount > 0 && (
            <Button
              variant={props.isOnProfile === true ? 'default' : 'subtle'}
              onClick={() =>
                navigate(`/entries?teacher=${teacher.uid}${year === null ? '' : `&year=${year}`}`)
              }
            >
              {explanationText.toEntries(explanation.entryCount)}
            </Button>
          )}
        </>
      }
    >
      {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {isSlow && (
        <p className="tone-muted small" role="status">
          {explanationText.counting}
        </p>
      )}
      {query.error === null && explanation !== undefined && (
        <ExplanationBody
          explanation={explanation}
          entries={entries.isPlaceholderData ? [] : (entries.data?.rows ?? [])}
          place={place}
          isStale={query.isPlaceholderData || entries.isPlaceholderData}
        />
      )}
    </SideDrawer>
  );
}

type ScopeSwitchProps = {
  readonly year: number | null;
  readonly otherYear: number;
  readonly cycle: Years;
  readonly onChange: (year: number | null) => void;
};

function ScopeSwitch({ year, otherYear, cycle, onChange }: ScopeSwitchProps) {
  const scopes = [
    { value: year ?? otherYear, label: explanationText.year(year ?? otherYear) },
    { value: null, label: explanationText.cycle(cycle.from, cycle.to) },
  ];
  return (
    <span className={css['scope']} role="radiogroup" aria-label={explanationText.scope}>
      {scopes.map((scope) => (
        // biome-ignore lint/a11y/useSemanticElements: two words that switch, with the keyboard path of buttons
        <button
          key={scope.label}
          type="button"
          role="radio"
          aria-checked={scope.value === year}
          onClick={() => onChange(scope.value)}
        >
          {scope.label}
        </button>
      ))}
    </span>
  );
}

type ExplanationBodyProps = {
  readonly explanation: Explanation;
  readonly entries: readonly ListedEntry[];
  readonly place: string;
  readonly isStale: boolean;
};

/** Where several texts judge, one part for each, in their order; the mark of a list is the worst of them. */
function ExplanationBody({ explanation, entries, place, isStale }: ExplanationBodyProps) {
  const { year, cycle, lines } = explanation;
  const shared = { entries, place, years: year === null ? cycle : { from: year, to: year } };
  const className = classes(parts['explain'], isStale && parts['isStale']);
  if (lines.length < 2)
    return (
      <div className={className}>
        <LineBody line={lines[0] ?? explanation} {...shared} />
      </div>
    );
  return (
    <div className={parts['texts']}>
      {lines.map((line) => (
        <section key={line.policy.id} className={className} aria-label={line.policy.shortTitle}>
          <h3 className="section-title">{explanationText.byText(line.policy.shortTitle)}</h3>
          <LineBody line={line} {...shared} />
        </section>
      ))}
    </div>
  );
}

type LineBodyProps = {
  readonly line: Explanation['lines'][number];
  readonly entries: readonly ListedEntry[];
  readonly place: string;
  readonly years: Years;
};

function LineBody({ line, entries, place, years }: LineBodyProps) {
  const { mark, rawHours, rawCredits } = line;
  const inCredits = isToldInCredits(mark);
  const unit = inCredits ? 'credits' : 'hours';
  const counted = (inCredits ? mark.credits : mark.hours) ?? 0;
  const total = (inCredits ? rawCredits : rawHours) ?? counted;
  const earned = earnedSteps(entries, years, unit, total) ?? [];
  const steps = [...earned, ...line.steps.filter((step) => !isRequirementStep(step, mark))];
  const over = total - counted;
  const format = inCredits ? formatCredits : formatHours;
  return (
    <>
      <div>
        <BigFigures mark={mark} inCredits={inCredits} />
        {over > 0 && <div className={parts['sub']}>{explanationText.raw(format(total), format(over))}</div>}
      </div>
      {steps.length === 0 ? (
        <p className={parts['sub']}>{explanationText.noSteps(place)}</p>
      ) : (
        <StepList
          steps={steps}
          decimals={inCredits ? 1 : 0}
          result={{
            title: explanationText.counted(place),
            value: inCredits ? mark.credits : mark.hours,
            detail: resultDetail(mark, inCredits),
          }}
        />
      )}
      <NoteList notes={line.notes} />
      <ReasonList title={explanationText.reasons} reasons={line.reasons} />
      <Suggestions suggestions={line.suggestions} />
      <ReasonList title={explanationText.consequences} reasons={line.consequences} />
    </>
  );
}

function resultDetail(mark: AssessmentMark, inCredits: boolean): string | undefined {
  if (!inCredits) return undefined;
  const required =
    mark.hoursRequired === null ? '' : `，${explanationText.required(formatHours(mark.hoursRequired))}`;
  return `${formatHours(mark.hours)} ${explanationText.hours}${required}`;
}

function BigFigures({
  mark,
  inCredits,
}: {
  readonly mark: AssessmentMark;
  readonly inCredits: boolean;
}): ReactNode {
  const value = inCredits ? formatCredits(mark.credits) : formatHours(mark.hours);
  const required = inCredits ? mark.creditsRequired : mark.hoursRequired;
  const word = inCredits ? explanationText.credits : explanationText.hours;
  return (
    <div className={parts['head']}>
      <BigFigure>{value}</BigFigure>
      <span className="tone-muted">
        {word}
        {required !== null && `，${explanationText.required(formatThousandths(required, 0))}`}
      </span>
      <span className="push">
        <Mark mark={mark} />
      </span>
    </div>
  );
}

function Suggestions({ suggestions }: Pick<Explanation, 'suggestions'>) {
  const [showsAll, setShowsAll] = useState(false);
  if (suggestions.length === 0) return null;
  const shown = showsAll ? suggestions : suggestions.slice(0, SUGGESTIONS_SHOWN);
  const hidden = suggestions.length - shown.length;
  return (
    <section aria-label={explanationText.suggestions}>
      <h3 className="section-title">{explanationText.suggestions}</h3>
      {suggestions.length > 1 && <p className={parts['sub']}>{explanationText.suggestionsLead}</p>}
      <ul className={parts['list']}>
        {shown.map((suggestion) => (
          <li key={suggestionText(suggestion)}>
            <span>{suggestionText(suggestion)}</span>
            <ClauseTag clause={suggestion.clause} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <div>
          <Button size="compact-xs" variant="subtle" onClick={() => setShowsAll(true)}>
            {explanationText.moreSuggestions(hidden)}
          </Button>
        </div>
      )}
    </section>
  );
}
