import { Button } from '@mantine/core';
import { BigFigure } from '../../../components/figures/big-figure.tsx';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { ClauseTag } from '../../../components/notes/tag.tsx';
import type { SilentPoint } from '../../../components/overlay/decision-form.tsx';
import { SideDrawer } from '../../../components/overlay/side-drawer.tsx';
import { decisionsText as text } from '../../../text/decisions.ts';
import { formatInstant } from '../../../text/format.ts';
import { pointValue } from './point-columns.tsx';
import css from './point-drawer.module.css';

type PointDrawerProps = {
  readonly point: SilentPoint;
  readonly onDecide: () => void;
  readonly onClose: () => void;
  readonly onStep: (step: 1 | -1) => void;
};

/** One silent point: what holds for it, and who decided what when. */
export function PointDrawer({ point, onDecide, onClose, onStep }: PointDrawerProps) {
  return (
    <SideDrawer
      label={point.title}
      width={400}
      eyebrow={point.when === 'now' ? point.policyTitle : `${point.policyTitle} · ${text.when[point.when]}`}
      title={point.title}
      onClose={onClose}
      onStep={onStep}
      foot={<Button onClick={onDecide}>{point.current === null ? text.decide : text.change}</Button>}
    >
      <div className={css['detail']}>
        <div className="row">
          <BigFigure>{point.current === null ? text.undecided : pointValue(point, point.current)}</BigFigure>
          <ClauseTag clause={point.clause} />
        </div>
        {point.note !== null && <NoteBox>{point.note}</NoteBox>}
        <History point={point} />
      </div>
    </SideDrawer>
  );
}

function History({ point }: { readonly point: SilentPoint }) {
  return (
    <>
      <h3 className="section-title">{text.historyTitle}</h3>
      {point.history.length === 0 && <p className="tone-muted">{text.historyEmpty}</p>}
      <ol className={css['history']}>
        {point.history.map((decision) => (
          <li key={decision.uid}>
            <div className="row">
              <b>{pointValue(point, decision)}</b>
              <span>{decision.decidedBy}</span>
              <span className="tone-muted">{decision.decidedOn}</span>
            </div>
            <p>{decision.reason}</p>
            <small className="tone-muted">
              {text.recorded(decision.actor, formatInstant(decision.recordedAt))}
            </small>
          </li>
        ))}
      </ol>
    </>
  );
}
