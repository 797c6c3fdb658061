import { useState } from 'react';
import { projectOfOutsidePoint } from '../../../src-shared/policy/award/open-point.ts';
import { decisionsText as text } from '../../text/decisions.ts';
import { NoteAction } from '../notes/note-action.tsx';
import { NoteBox } from '../notes/note-box.tsx';
import { useTurn } from '../use-turn.ts';
import { type Decide, DecisionForm, type SilentPoint } from './decision-form.tsx';
import css from './open-points.module.css';

type OpenPointsProps = {
  /** Points that nobody decided yet and that something here waits for. */
  readonly points: readonly SilentPoint[];
  readonly decide: Decide;
  /** Each new value but 0 opens the form of the first point. */
  readonly turn?: number;
  /** On a page it keeps the page's margins; in a dialog it has none of its own. */
  readonly isOnPage?: boolean;
};

/**
 * What the text leaves open, one sentence for each point, with the form that decides it in the same place: whoever meets a
 * silence settles it there. Nothing where nothing is open.
 */
export function OpenPoints({ points, decide, turn = 0, isOnPage = false }: OpenPointsProps) {
  const [opened, setOpened] = useState<string | null>(null);
  // The button stands before the points are read: who presses it early is not told to press it again.
  useTurn({ turn, isReady: points.length > 0 }, () => setOpened(points[0]?.settingId ?? null));
  if (points.length === 0) return null;
  return (
    <div className={css['points']} data-page={isOnPage || undefined}>
      {points.map((point) =>
        point.settingId === opened ? (
          <NoteBox key={point.settingId}>
            <div className={css['form']}>
              <DecisionForm point={point} decide={decide} onClose={() => setOpened(null)} />
            </div>
          </NoteBox>
        ) : (
          <NoteAction key={point.settingId} label={text.decide} onAct={() => setOpened(point.settingId)}>
            {projectOfOutsidePoint(point.settingId) === null
              ? text.asks(point.title, point.waitingCount)
              : text.asksOutside}
          </NoteAction>
        ),
      )}
    </div>
  );
}

/** Of the points of a pack those that some row waits for; of an outside project also who is not counted (B4). */
export function waitedFor(
  points: readonly SilentPoint[],
  rows: readonly { readonly outcome: string; readonly undecidedSettings: readonly string[] }[],
): readonly SilentPoint[] {
  const ids = new Set(
    rows.flatMap(({ outcome, undecidedSettings }) =>
      outcome === 'undecided'
        ? undecidedSettings
        : undecidedSettings.filter((id) => projectOfOutsidePoint(id) !== null),
    ),
  );
  return points.filter(({ settingId }) => ids.has(settingId));
}
