import { use } from 'react';
import { hasFigure } from '../../../../src-shared/policy/award/open-point.ts';
import { LinkButton } from '../../../components/buttons/link-button.tsx';
import { ActiveRowContext } from '../../../components/grid/active-row.ts';
import type { Column } from '../../../components/grid/data-table.tsx';
import { ClauseTag, Tag } from '../../../components/notes/tag.tsx';
import type { SilentPoint } from '../../../components/overlay/decision-form.tsx';
import { kindUnit, kindWord, pointValueText, decisionsText as text } from '../../../text/decisions.ts';
import { formatThousandths, NONE } from '../../../text/format.ts';

/** Two packs that govern may leave a point of the same name open. */
export const pointKey = (point: SilentPoint) => `${point.policyId}:${point.settingId}`;

/** What a point is decided as: a figure in thousandths with its unit, or how without a figure. */
export function pointValue(
  point: SilentPoint,
  { kind, value }: Pick<NonNullable<SilentPoint['current']>, 'kind' | 'value'>,
): string {
  if (kind !== null)
    return hasFigure(kind) ? `${formatThousandths(value, 0)} ${kindUnit(kind)}` : kindWord(kind);
  return pointValueText(point.unit, value);
}

const none = <span className="tone-muted">{NONE}</span>;

const facts: readonly Column<SilentPoint>[] = [
  { key: 'title', heading: text.columns.title, width: 248, grow: 1, render: (point) => point.title },
  {
    key: 'policy',
    heading: text.columns.policy,
    width: 176,
    render: (point) => (
      <span className="row">
        <span className="truncate">{point.policyTitle}</span>
        {point.when !== 'now' && <Tag>{text.when[point.when]}</Tag>}
      </span>
    ),
  },
  {
    key: 'clause',
    heading: text.columns.clause,
    // The longest article is 第二部分（一）第1点.
    width: 164,
    render: (point) => <ClauseTag clause={point.clause} />,
  },
  {
    key: 'current',
    heading: text.columns.current,
    width: 152,
    align: 'right',
    render: (point) => <Current point={point} />,
  },
  {
    key: 'waiting',
    heading: text.columns.waiting,
    width: 88,
    align: 'right',
    render: ({ waitingCount }) =>
      waitingCount === 0 ? none : <span className="tone-short">{text.waiting(waitingCount)}</span>,
  },
  {
    key: 'decidedOn',
    heading: text.columns.decidedOn,
    width: 112,
    render: (point) => point.current?.decidedOn ?? none,
  },
  {
    key: 'decidedBy',
    heading: text.columns.decidedBy,
    width: 120,
    render: (point) => point.current?.decidedBy ?? none,
  },
];

/** What decides which columns there are. */
export type ShownPoints = { readonly isNarrow: boolean; readonly hasSeveralPacks: boolean };

/** Beside an open drawer, which shows them, the columns of which pack, who and when give way. */
export function pointColumns(
  onDecide: (key: string) => void,
  { isNarrow, hasSeveralPacks }: ShownPoints,
): readonly Column<SilentPoint>[] {
  const hidden = [
    ...(hasSeveralPacks && !isNarrow ? [] : ['policy']),
    ...(isNarrow ? ['decidedOn', 'decidedBy'] : []),
  ];
  return [
    ...facts.filter(({ key }) => !hidden.includes(key)),
    {
      key: 'action',
      heading: text.columns.action,
      width: 96,
      align: 'right',
      render: (point) => <DecideButton point={point} onClick={() => onDecide(pointKey(point))} />,
    },
  ];
}

/** The figure that holds: decided, else the pack's own suggestion. */
function Current({ point }: { readonly point: SilentPoint }) {
  if (point.current !== null) return pointValue(point, point.current);
  if (point.default === null) return <span className="tone-short">{text.undecided}</span>;
  return (
    <span className="tone-muted">
      {text.default(pointValue(point, { kind: null, value: point.default }))}
    </span>
  );
}

function DecideButton({ point, onClick }: { readonly point: SilentPoint; readonly onClick: () => void }) {
  const isActiveRow = use(ActiveRowContext);
  return (
    <LinkButton tabIndex={isActiveRow === false ? -1 : 0} onClick={onClick}>
      {point.current === null ? text.decide : text.change}
    </LinkButton>
  );
}
