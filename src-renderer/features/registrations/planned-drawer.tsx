import { Button } from '@mantine/core';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import type { RegistrationRow } from '../../../src-shared/rpc/contract/registrations.ts';
import { NoteList } from '../../components/explanation/note-list.tsx';
import { ReasonList } from '../../components/explanation/reason-list.tsx';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { StepList } from '../../components/notes/step-list.tsx';
import { SideDrawer } from '../../components/overlay/side-drawer.tsx';
import { formatCredits, formatHours } from '../../text/format.ts';
import { plannedOutcomeWords, registrationsText } from '../../text/registrations.ts';

const text = registrationsText.explain;

type PlannedDrawerProps = {
  readonly row: RegistrationRow;
  readonly projectName: string;
  readonly isOutside: boolean;
  readonly points: Outputs['decisions']['list'];
  readonly onDecide: (settingId: string) => void;
  readonly onClose: () => void;
  readonly onStep: (step: 1 | -1) => void;
};

/** 为什么是这个数 before it is registered: steps, reasons, the readings that decided, and what a person still must decide. */
export function PlannedDrawer(props: PlannedDrawerProps) {
  const { row } = props;
  const inCredits = row.credits !== null;
  const value = inCredits ? row.credits : row.hours;
  const isOpen = row.outcome === 'undecided' || row.outcome === 'pending' || row.outcome === 'refused';
  const undecided = props.points.filter((point) => row.undecidedSettings.includes(point.settingId));
  return (
    <SideDrawer
      label={text.label(row.teacher.name)}
      width={440}
      eyebrow={`${text.eyebrow} · ${row.teacher.name}`}
      title={props.projectName}
      onClose={props.onClose}
      onStep={props.onStep}
    >
      <div className="explain">
        <div className="explain__head">
          {value === null || isOpen ? (
            <span className={`big-figure ${row.outcome === 'refused' ? 'tone-bad' : 'tone-short'}`}>
              {plannedOutcomeWords[row.outcome]}
            </span>
          ) : (
            <>
              <span className="big-figure">{inCredits ? formatCredits(value) : formatHours(value)}</span>
              <span className="tone-muted">
                {inCredits ? text.credits : text.hours}
                {inCredits && row.hours !== null && `，${text.hoursDetail(formatHours(row.hours))}`}
              </span>
            </>
          )}
        </div>
        {row.outcome === 'pending' && row.reasons.length === 0 && (
          <p className="tone-muted">{props.isOutside ? text.pendingProof : text.pending}</p>
        )}
        {undecided.map((point) => (
          <NoteBox key={point.settingId} tone="warning">
            <div className="project-undecided">
              <span>
                {point.title}（{point.clause}）
              </span>
              <Button size="xs" onClick={() => props.onDecide(point.settingId)}>
                {registrationsText.decide}
              </Button>
            </div>
          </NoteBox>
        ))}
        {row.outcome !== 'awarded' && <ReasonList title={text.reasons} reasons={row.reasons} />}
        {row.steps.length > 0 && (
          <StepList
            steps={row.steps}
            decimals={inCredits ? 1 : 0}
            {...(value === null || isOpen
              ? {}
              : {
                  result: {
                    title: text.result(row.year),
                    value,
                    ...(inCredits && row.hours !== null
                      ? { detail: text.hoursDetail(formatHours(row.hours)) }
                      : {}),
                  },
                })}
          />
        )}
        {row.years !== null && row.years.length > 1 && (
          <section>
            <h3 className="section-title">{text.years}</h3>
            <ul className="explain__list">
              {row.years.map((part) => (
                <li key={part.year}>
                  {text.year(
                    part.year,
                    formatHours(part.hours),
                    part.credits === null ? null : formatCredits(part.credits),
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        <ReasonList title={text.warnings} reasons={row.warnings} />
        {row.notes.length > 0 && (
          <section>
            <h3 className="section-title">{text.notes}</h3>
            <NoteList notes={row.notes} />
          </section>
        )}
      </div>
    </SideDrawer>
  );
}
