import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import type { RegistrationRow } from '../../../src-shared/rpc/contract/registrations.ts';
import parts from '../../components/explanation/explanation.module.css';
import { NoteList } from '../../components/explanation/note-list.tsx';
import { ReasonList } from '../../components/explanation/reason-list.tsx';
import { BigFigure } from '../../components/figures/big-figure.tsx';
import { DoublingList } from '../../components/notes/doubling-list.tsx';
import { NoteAction } from '../../components/notes/note-action.tsx';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { StepList } from '../../components/notes/step-list.tsx';
import { ClauseTag } from '../../components/notes/tag.tsx';
import { SideDrawer } from '../../components/overlay/side-drawer.tsx';
import { doublingsText } from '../../text/doublings.ts';
import { formatCredits, formatHours } from '../../text/format.ts';
import { plannedOutcomeWords, registrationsText } from '../../text/registrations.ts';

const text = registrationsText.explain;

type PlannedDrawerProps = {
  readonly row: RegistrationRow;
  readonly projectName: string;
  readonly isOutside: boolean;
  readonly points: readonly Outputs['decisions']['list'][number][];
  readonly onDecide: (settingId: string) => void;
  readonly onClose: () => void;
  readonly onStep: (step: 1 | -1) => void;
};

/** 为什么是这个数 before it is registered: steps, reasons, the readings that decided, and what a person still must decide. */
export function PlannedDrawer(props: PlannedDrawerProps) {
  const { row } = props;
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
      <div className={parts['explain']}>
        <Headline row={row} />
        {row.doublings.length > 0 && (
          <NoteBox tone="warning">
            <b>{doublingsText.title}</b>
            <DoublingList doublings={row.doublings} />
          </NoteBox>
        )}
        {row.outcome === 'pending' && row.reasons.length === 0 && row.doublings.length === 0 && (
          <p className="tone-muted">{props.isOutside ? text.pendingProof : text.pending}</p>
        )}
        {undecided.map((point) => (
          <NoteAction
            key={point.settingId}
            label={registrationsText.decide}
            onAct={() => props.onDecide(point.settingId)}
          >
            {point.title} <ClauseTag clause={point.clause} />
          </NoteAction>
        ))}
        {row.outcome !== 'awarded' && <ReasonList title={text.reasons} reasons={row.reasons} />}
        {row.steps.length > 0 && <Steps row={row} />}
        {row.years !== null && row.years.length > 1 && <Years years={row.years} />}
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

type RowProps = { readonly row: RegistrationRow };

/** The figure of a row, in credits where the policy knows them; null while it is not settled. */
function settledValue({ outcome, credits, hours }: RegistrationRow): number | null {
  return outcome === 'undecided' || outcome === 'pending' || outcome === 'refused'
    ? null
    : (credits ?? hours);
}

function Headline({ row }: RowProps) {
  const value = settledValue(row);
  const inCredits = row.credits !== null;
  if (value === null)
    return (
      <div className={parts['head']}>
        <BigFigure tone={row.outcome === 'refused' ? 'tone-bad' : 'tone-short'}>
          {plannedOutcomeWords[row.outcome]}
        </BigFigure>
      </div>
    );
  return (
    <div className={parts['head']}>
      <BigFigure>{inCredits ? formatCredits(value) : formatHours(value)}</BigFigure>
      <span className="tone-muted">
        {inCredits ? text.credits : text.hours}
        {inCredits && row.hours !== null && `，${text.hoursDetail(formatHours(row.hours))}`}
      </span>
    </div>
  );
}

/** How the figure came about, with its result once it is settled. */
function Steps({ row }: RowProps) {
  const value = settledValue(row);
  const inCredits = row.credits !== null;
  const detail = inCredits && row.hours !== null ? { detail: text.hoursDetail(formatHours(row.hours)) } : {};
  return (
    <StepList
      steps={row.steps}
      decimals={inCredits ? 1 : 0}
      {...(value === null ? {} : { result: { title: text.result(row.year), value, ...detail } })}
    />
  );
}

/** The parts of a project that runs over New Year (H14.1). */
function Years({ years }: { readonly years: NonNullable<RegistrationRow['years']> }) {
  return (
    <section>
      <h3 className="section-title">{text.years}</h3>
      <ul className={parts['list']}>
        {years.map(({ year, hours, credits }) => (
          <li key={year}>
            {text.year(year, formatHours(hours), credits === null ? null : formatCredits(credits))}
          </li>
        ))}
      </ul>
    </section>
  );
}
