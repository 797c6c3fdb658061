import type { DescribedPack } from '../../../../src-shared/policy/document/described-pack.ts';
import { levels } from '../../../../src-shared/training/training-words.ts';
import { ClauseTag, Tag } from '../../../components/notes/tag.tsx';
import { policiesText } from '../../../text/policies.ts';
import { scopeText } from './activity-scope.ts';
import { type NoteHomes, Reading } from './document-notes.tsx';
import { type RateCell, type RateRow, rateRow } from './rate-table.ts';

const text = policiesText.activities;
const usualRegistration = '按项目级别登记';

type ActivityTableProps = {
  readonly document: DescribedPack;
  readonly homes: NoteHomes;
  readonly onJump: (id: string) => void;
  readonly onOpenSetting: (id: string) => void;
};

/** Activities × levels: bare figures under the levels, the wording beneath each activity. */
export function ActivityTable({ document, homes, onJump, onOpenSetting }: ActivityTableProps) {
  const rows = document.activities.map((activity) => rateRow(activity, document.settings));
  const hasCaps = document.activities.some(({ projectCap }) => projectCap !== null);
  if (!document.head.hasCredits) {
    return (
      <>
        <p className="policies__lead">{text.none}</p>
        <ol className="policies__lines is-plain">
          {document.activities.map((activity) => (
            <li key={activity.field} id={activity.field} tabIndex={-1}>
              <div>
                <p>
                  <b>{activity.title}</b> <ClauseTag clause={activity.clause} />
                  {activity.isOwn && <Tag tone="accent">{policiesText.ownMark}</Tag>}
                </p>
                <p>{activity.text}</p>
                <p className="policies__figures">{detailsOf(activity, '')}</p>
                <Reading of={[activity]} homes={homes} onJump={onJump} />
              </div>
            </li>
          ))}
        </ol>
      </>
    );
  }
  return (
    <table className="policies__rates">
      <caption className="visually-hidden">{text.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{text.activity}</th>
          <th scope="col">{text.unit}</th>
          {levels.map((level) => (
            <th key={level} scope="col" className="is-figure">
              {text.levels[level]}
            </th>
          ))}
          {hasCaps && (
            <th scope="col" className="is-figure">
              {text.cap}
            </th>
          )}
        </tr>
      </thead>
      {rows.map((row) => (
        <tbody key={row.activity.field} id={row.activity.field} tabIndex={-1}>
          <tr>
            <th scope="row">
              {row.activity.title}
              {row.activity.isOwn && <Tag tone="accent">{policiesText.ownMark}</Tag>}
            </th>
            <td className="tone-muted">{row.unit}</td>
            {row.cells.map((cell) => (
              <RateCellView
                key={cell.levels[0]}
                cell={cell}
                settings={document.settings}
                onOpenSetting={onOpenSetting}
              />
            ))}
            {hasCaps && (
              <td className="is-figure">{row.activity.projectCap?.figures.match(/\d+(\.\d+)?/)?.[0]}</td>
            )}
          </tr>
          <tr className="policies__wording">
            <td colSpan={2 + levels.length + (hasCaps ? 1 : 0)}>
              <p>
                {row.activity.text} <ClauseTag clause={row.activity.clause} />
              </p>
              {row.activity.projectCap !== null && row.activity.projectCap.text !== '' && (
                <p id={row.activity.projectCap.field} tabIndex={-1}>
                  {row.activity.projectCap.text} <ClauseTag clause={row.activity.projectCap.clause} />
                  {row.activity.projectCap.isOwn && <Tag tone="accent">{policiesText.ownMark}</Tag>}
                </p>
              )}
              <p className="policies__figures">{detailsOf(row.activity, row.remark)}</p>
              <Reading
                of={[row.activity, ...(row.activity.projectCap === null ? [] : [row.activity.projectCap])]}
                homes={homes}
                onJump={onJump}
              />
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}

function detailsOf(activity: RateRow['activity'], remark: string): string {
  return [
    scopeText(activity),
    remark,
    activity.hours,
    activity.registerAt === usualRegistration ? '' : activity.registerAt,
    activity.condition,
    activity.figures,
  ]
    .filter((part) => part !== '')
    .join('；');
}

type RateCellProps = {
  readonly cell: RateCell;
  readonly settings: DescribedPack['settings'];
  readonly onOpenSetting: (id: string) => void;
};

function RateCellView({ cell, settings, onOpenSetting }: RateCellProps) {
  const span = cell.levels.length;
  if (cell.kind === 'open' && cell.setting !== null) {
    const { setting } = cell;
    const title = settings.find(({ id }) => id === setting)?.title ?? setting;
    return (
      <td colSpan={span} className={`is-open ${span > 1 ? 'is-wide' : 'is-figure'}`}>
        {cell.text !== '' && <span className="tone-muted">{cell.text} </span>}
        <button
          type="button"
          className="policies__link tone-short"
          title={text.openTitle(title)}
          aria-label={text.openTitle(title)}
          onClick={() => onOpenSetting(setting)}
        >
          {text.open}
        </button>
      </td>
    );
  }
  return (
    <td
      colSpan={span}
      className={cell.kind === 'figure' ? 'is-figure' : `is-words ${span > 1 ? 'is-wide' : ''}`}
    >
      {cell.kind === 'empty' ? <span className="tone-muted">·</span> : cell.text}
    </td>
  );
}
