import {
  type DescribedPack,
  innerRulesOf,
} from '../../../../../src-shared/policy/document/described-pack.ts';
import { levels } from '../../../../../src-shared/training/training-words.ts';
import { LinkButton } from '../../../../components/buttons/link-button.tsx';
import { ClauseTag } from '../../../../components/notes/tag.tsx';
import { readText } from '../../../../text/policies/read.ts';
import layout from '../../layout.module.css';
import { OwnTag } from '../../own-tag.tsx';
import type { NoteHomes } from '../note-homes.ts';
import { Reading } from '../reading.tsx';
import { activityDetails } from './activity-details.ts';
import { ActivityList } from './activity-list.tsx';
import css from './activity-table.module.css';
import { type RateCell, type RateRow, rateRow } from './rate-table.ts';

const text = readText.activities;

type ActivityTableProps = {
  readonly document: DescribedPack;
  readonly homes: NoteHomes;
  readonly onJump: (id: string) => void;
  readonly onOpenSetting: (id: string) => void;
};

/** Activities × levels: bare figures under the levels, the wording beneath each activity. */
export function ActivityTable({ document, homes, onJump, onOpenSetting }: ActivityTableProps) {
  const { activities, settings } = document;
  if (!document.head.hasCredits)
    return <ActivityList activities={activities} homes={homes} onJump={onJump} />;
  const hasCaps = activities.some(({ projectCap }) => projectCap !== null);
  return (
    <table className={css['rates']}>
      <caption className="visually-hidden">{text.caption}</caption>
      <Head hasCaps={hasCaps} />
      {activities.map((activity) => {
        const row = rateRow(activity, settings);
        return (
          <tbody key={activity.field} id={activity.field} tabIndex={-1}>
            <FigureRow row={row} settings={settings} hasCaps={hasCaps} onOpenSetting={onOpenSetting} />
            <WordingRow row={row} hasCaps={hasCaps} homes={homes} onJump={onJump} />
          </tbody>
        );
      })}
    </table>
  );
}

function Head({ hasCaps }: { readonly hasCaps: boolean }) {
  return (
    <thead>
      <tr>
        <th scope="col">{text.activity}</th>
        <th scope="col">{text.unit}</th>
        {levels.map((level) => (
          <th key={level} scope="col" className={css['figure']}>
            {text.levels[level]}
          </th>
        ))}
        {hasCaps && (
          <th scope="col" className={css['figure']}>
            {text.cap}
          </th>
        )}
      </tr>
    </thead>
  );
}

type FigureRowProps = {
  readonly row: RateRow;
  readonly settings: DescribedPack['settings'];
  readonly hasCaps: boolean;
  readonly onOpenSetting: (id: string) => void;
};

function FigureRow({ row, settings, hasCaps, onOpenSetting }: FigureRowProps) {
  const { activity, unit, cells } = row;
  return (
    <tr>
      <th scope="row">
        {activity.title}
        <OwnTag isOwn={activity.isOwn} />
      </th>
      <td className="tone-muted">{unit}</td>
      {cells.map((cell) => (
        <RateCellView key={cell.levels[0]} cell={cell} settings={settings} onOpenSetting={onOpenSetting} />
      ))}
      {hasCaps && <td className={css['figure']}>{activity.projectCap?.figures.match(/\d+(\.\d+)?/)?.[0]}</td>}
    </tr>
  );
}

type WordingRowProps = {
  readonly row: RateRow;
  readonly hasCaps: boolean;
  readonly homes: NoteHomes;
  readonly onJump: (id: string) => void;
};

function WordingRow({ row: { activity, remark }, hasCaps, homes, onJump }: WordingRowProps) {
  const inner = innerRulesOf(activity);
  return (
    <tr className={css['wording']}>
      <td colSpan={2 + levels.length + (hasCaps ? 1 : 0)}>
        <p>
          {activity.text} <ClauseTag clause={activity.clause} />
        </p>
        {inner.map(
          ({ field, text: wording, clause, isOwn }) =>
            wording !== '' && (
              <p key={field} id={field} tabIndex={-1}>
                {wording} <ClauseTag clause={clause} />
                <OwnTag isOwn={isOwn} />
              </p>
            ),
        )}
        <p className={layout['figures']}>{activityDetails(activity, remark)}</p>
        <Reading of={[activity, ...inner]} homes={homes} onJump={onJump} />
      </td>
    </tr>
  );
}

type RateCellProps = {
  readonly cell: RateCell;
  readonly settings: DescribedPack['settings'];
  readonly onOpenSetting: (id: string) => void;
};

function RateCellView({ cell, settings, onOpenSetting }: RateCellProps) {
  const span = cell.levels.length;
  const isWide = span > 1;
  if (cell.kind === 'open' && cell.setting !== null) {
    const { setting } = cell;
    const title = text.openTitle(settings.find(({ id }) => id === setting)?.title ?? setting);
    return (
      <td colSpan={span} className={isWide ? css['wide'] : css['figure']}>
        {cell.text !== '' && <span className="tone-muted">{cell.text} </span>}
        <LinkButton tone="short" title={title} aria-label={title} onClick={() => onOpenSetting(setting)}>
          {text.open}
        </LinkButton>
      </td>
    );
  }
  const className = cell.kind === 'figure' ? css['figure'] : `${css['words']} ${isWide ? css['wide'] : ''}`;
  return (
    <td colSpan={span} className={className}>
      {cell.kind === 'empty' ? <span className="tone-muted">·</span> : cell.text}
    </td>
  );
}
