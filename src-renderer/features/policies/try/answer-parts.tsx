import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import { decide } from '../../../bound-calls.ts';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { StepList } from '../../../components/notes/step-list.tsx';
import { ClauseTag } from '../../../components/notes/tag.tsx';
import { OpenPoints } from '../../../components/overlay/open-points.tsx';
import { orpc } from '../../../rpc.ts';
import { readText } from '../../../text/policies/read.ts';
import { trialText as text } from '../../../text/policies/trial.ts';
import { problemText } from '../../../text/problems.ts';
import css from './trial-answer.module.css';

type AwardResult = Outputs['policies']['tryAward'];

/** The answer of a trial as its query holds it; a placeholder belongs to what was typed before. */
export type Answered<Result> = {
  readonly data: Result | undefined;
  readonly error: unknown;
  readonly isPlaceholderData: boolean;
};

/** The room of an answer; a stale one fades until the new one is here. */
export function AnswerRoom({
  isStale,
  children,
}: {
  readonly isStale: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section className={css['answer']} data-stale={isStale || undefined} aria-label={text.result}>
      {children}
    </section>
  );
}

/** What keeps the typed facts from being asked at all. */
export function Unreadable({ problems }: { readonly problems: AwardResult['problems'] }) {
  return (
    <AnswerRoom isStale={false}>
      <p className="tone-short">△ {text.incomplete}</p>
      <ul className="small tone-muted">
        {problems.map((problem) => (
          <li key={`${problem.code}${problem.at?.field ?? ''}`}>{problemText(problem)}</li>
        ))}
      </ul>
    </AnswerRoom>
  );
}

type Reasons = readonly { readonly clause: string; readonly text: string }[];

/** Reasons with their clauses; a sign makes them warnings. */
export function ReasonList({ reasons, sign }: { readonly reasons: Reasons; readonly sign?: string }) {
  if (reasons.length === 0) return null;
  return (
    <ul className={css['reasons']}>
      {reasons.map((reason) => (
        <li key={`${reason.clause}${reason.text}`} className={sign === undefined ? undefined : 'tone-short'}>
          {sign !== undefined && `${sign} `}
          {reason.text} <ClauseTag clause={reason.clause} />
        </li>
      ))}
    </ul>
  );
}

type UndecidedProps = {
  readonly settings: readonly string[];
  /** Id of the pack when it governs here at some time, so that its silent points can be decided. */
  readonly decideIn: string | null;
};

/** Figures that a person must decide first, each with the form that decides it where the pack governs here. */
export function Undecided({ settings, decideIn }: UndecidedProps) {
  const queries = useQueries({
    queries: (decideIn === null ? [] : settings).map((settingId) =>
      orpc.decisions.get.queryOptions({ input: { policyId: decideIn ?? '', settingId } }),
    ),
  });
  if (settings.length === 0) return null;
  const points = queries.flatMap(({ data }) => data ?? []);
  return (
    <>
      <NoteBox tone="warning">
        {text.undecided(settings.length)}
        {decideIn === null && ` ${readText.settings.later}。`}
      </NoteBox>
      <OpenPoints points={points} decide={decide} />
    </>
  );
}

type TrailProps = Pick<NonNullable<AwardResult['answer']>, 'steps' | 'notes'>;

/** How the answer came about, and the readings it rests on. */
export function Trail({ steps, notes }: TrailProps) {
  return (
    <>
      {steps.length > 0 && (
        <>
          <h3>{text.steps}</h3>
          <StepList steps={steps} />
        </>
      )}
      {notes.length > 0 && (
        <>
          <h3>{text.notes}</h3>
          {notes.map((note) => (
            <NoteBox key={note.id}>{note.text}</NoteBox>
          ))}
        </>
      )}
    </>
  );
}
