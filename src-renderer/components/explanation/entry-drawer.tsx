import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { entryTitle, explanationText, factLines } from '../../text/explanation.ts';
import { formatCredits, formatHours, formatInstant, formatSeal } from '../../text/format.ts';
import { activityWord, projectKindWords, roleWords } from '../../text/words.ts';
import type { CallQuery } from '../call-query.ts';
import { classes } from '../classes.ts';
import { BigFigure } from '../figures/big-figure.tsx';
import { ErrorPanel } from '../notes/error-panel.tsx';
import { NoteBox } from '../notes/note-box.tsx';
import { StepList } from '../notes/step-list.tsx';
import { ClauseTag, Tag } from '../notes/tag.tsx';
import { SideDrawer } from '../overlay/side-drawer.tsx';
import css from './entry-drawer.module.css';
import parts from './explanation.module.css';
import { NoteList } from './note-list.tsx';
import { ReasonList } from './reason-list.tsx';
import { ReversalDialog, type Reverse } from './reversal-dialog.tsx';

type Explanation = Outputs['entries']['explain'];
const text = explanationText.entry;

/** The calls of the drawer, bound by `bound-calls.ts`. */
export type EntryCalls = {
  readonly explain: (uid: string) => CallQuery<Explanation>;
  readonly reverse: Reverse;
};

type EntryDrawerProps = {
  readonly calls: EntryCalls;
  readonly uid: string;
  readonly onClose: () => void;
  readonly onStep?: (step: 1 | -1) => void;
};

/** 为什么是这个数 of one entry: figure, trail, what of it counts, frozen facts, where it comes from; and its reversal. */
export function EntryDrawer({ calls, uid, onClose, onStep }: EntryDrawerProps) {
  /** The entry whose reversal is asked about: the one in sight when the button was pressed, whatever comes to stand behind it. */
  const [reversing, setReversing] = useState<Explanation['entry'] | null>(null);
  const [isReversing, setIsReversing] = useState(false);
  const query = useQuery({
    ...calls.explain(uid),
    placeholderData: keepPreviousData,
  });
  const explanation = query.data;
  const entry = explanation?.entry;
  return (
    <SideDrawer
      label={explanationText.why}
      width={480}
      eyebrow={
        entry === undefined
          ? explanationText.why
          : `${explanationText.why} · ${entry.teacher.name} · ${explanationText.year(entry.year)}`
      }
      title={entry && entryTitle(entry)}
      onClose={onClose}
      onStep={onStep}
      foot={
        entry?.state === 'valid' ? (
          <Button
            // Another entry is on its way; this one is about to leave.
            disabled={query.isPlaceholderData}
            onClick={() => {
              setReversing(entry);
              setIsReversing(true);
            }}
          >
            {text.reverse}
          </Button>
        ) : undefined
      }
    >
      {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.error === null && explanation !== undefined && (
        <EntryBody explanation={explanation} isStale={query.isPlaceholderData} />
      )}
      {reversing !== null && (
        <ReversalDialog
          entry={reversing}
          isOpen={isReversing}
          onReverse={calls.reverse}
          onClose={() => setIsReversing(false)}
        />
      )}
    </SideDrawer>
  );
}

function EntryBody({
  explanation,
  isStale,
}: {
  readonly explanation: Explanation;
  readonly isStale: boolean;
}) {
  const { entry, reversedBy, counted } = explanation;
  const inCredits = entry.credits !== null;
  return (
    <div className={classes(parts['explain'], isStale && parts['isStale'])}>
      <div>
        <div className={parts['head']}>
          <BigFigure>{inCredits ? formatCredits(entry.credits) : formatHours(entry.hours)}</BigFigure>
          <span className="tone-muted">
            {inCredits ? explanationText.credits : explanationText.hours}
            {inCredits && `，${formatHours(entry.hours)} ${explanationText.hours}`}
          </span>
        </div>
        <div className="row" style={{ flexWrap: 'wrap' }}>
          <span className={parts['sub']}>
            {entry.deduction === null &&
              `${activityWord(entry.level, entry.form)} · ${roleWords[entry.role]}`}
            {entry.endedOn !== null &&
              (entry.deduction === null ? ` · ${text.ends(entry.endedOn)}` : text.inspected(entry.endedOn))}
          </span>
          <Tag tone={entry.origin === 'own' ? 'accent' : 'plain'}>{projectKindWords[entry.origin]}</Tag>
          {entry.makeUpFor !== null && <Tag tone="warning">{text.makeUp(entry.makeUpFor)}</Tag>}
        </div>
      </div>
      {reversedBy !== null && (
        <NoteBox tone="bad">
          <div>
            {text.reversedBy(formatInstant(reversedBy.recordedAt), reversedBy.actor)}
            {reversedBy.reason !== null && `：${reversedBy.reason}`}
          </div>
        </NoteBox>
      )}
      {entry.state === 'reversal' && <NoteBox>{text.isReversal}</NoteBox>}
      {counted !== null && <Counted counted={counted} />}
      {explanation.steps.length > 0 && (
        <StepList
          steps={explanation.steps}
          decimals={inCredits ? 1 : 0}
          result={{
            title: explanationText.countedEntry,
            value: inCredits ? entry.credits : entry.hours,
            detail: inCredits ? `${formatHours(entry.hours)} ${explanationText.hours}` : undefined,
          }}
        />
      )}
      <ReasonList title={text.warnings} reasons={explanation.warnings} />
      <NoteList notes={explanation.notes} />
      <section aria-label={text.facts}>
        <h3 className="section-title">{text.facts}</h3>
        <dl className={classes(css['terms'], css['isPaired'])}>
          {factLines(explanation.facts).map((line) => (
            <FactTerm key={line.term} term={line.term} value={line.value} />
          ))}
        </dl>
      </section>
      <Origin explanation={explanation} />
    </div>
  );
}

function FactTerm({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  );
}

type CountedProps = {
  readonly counted: NonNullable<Explanation['counted']>;
};

/** What of the entry counts in its year, and what is over (Q4). */
function Counted({ counted }: CountedProps) {
  const format = counted.measure === 'credits' ? formatCredits : formatHours;
  return (
    <div className={css['trio']}>
      <div>
        <small>{text.earned}</small>
        <b>{format(counted.earned)}</b>
      </div>
      <div>
        <small>{text.counted}</small>
        <b>{format(counted.counted)}</b>
      </div>
      <div>
        <small>
          {text.over} {counted.over > 0 && <ClauseTag clause={counted.clause} />}
        </small>
        <b className={counted.over > 0 ? 'tone-short' : 'tone-muted'}>{format(counted.over)}</b>
      </div>
    </div>
  );
}

function Origin({ explanation }: { readonly explanation: Explanation }) {
  const { entry, policy, batch } = explanation;
  const ids = [...new Set(explanation.steps.map(({ clause }) => clause))].filter((id) => id !== '');
  return (
    <section aria-label={text.origin}>
      <h3 className="section-title">{text.origin}</h3>
      <dl className={css['terms']}>
        <dt>{text.teacher}</dt>
        <dd>
          <Link href={`/teachers/${entry.teacher.uid}`}>{entry.teacher.name}</Link>
          <span className="tone-muted">　{entry.teacher.organisationName}</span>
        </dd>
        {entry.project !== null && (
          <>
            <dt>{text.project}</dt>
            <dd>
              <Link href={`/projects/${entry.project.uid}`}>{entry.project.name}</Link>
            </dd>
          </>
        )}
        <dt>{text.policy}</dt>
        <dd>
          {policy.title}
          <span className="tone-muted">　{text.version(policy.version)}</span>
        </dd>
        <dt>{text.recorded}</dt>
        <dd>{text.recordedBy(formatInstant(batch.recordedAt), batch.actor)}</dd>
        {batch.reason !== null && (
          <>
            <dt>{text.batchReason}</dt>
            <dd>{batch.reason}</dd>
          </>
        )}
        <dt>{text.seal}</dt>
        <dd title={`${batch.seal}\n${text.sealHint}`}>{formatSeal(batch.seal)}</dd>
        {ids.length > 0 && (
          <>
            <dt>{text.ruleIds}</dt>
            {/* The one place where ids stand: who checks a figure against the file of the regulation looks for them. */}
            <dd className="small tone-muted" title={text.ruleIdsHint} data-detail="">
              {ids.join('、')}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
