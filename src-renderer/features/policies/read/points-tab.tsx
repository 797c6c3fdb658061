import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { use, useCallback, useMemo, useState } from 'react';
import { decide } from '../../../bound-calls.ts';
import { ActiveRowContext } from '../../../components/grid/active-row.ts';
import { type Column, DataTable } from '../../../components/grid/data-table.tsx';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { ClauseTag, Tag } from '../../../components/notes/tag.tsx';
import { DecisionDialog, type SilentPoint } from '../../../components/overlay/decision-dialog.tsx';
import { SideDrawer, Split } from '../../../components/overlay/side-drawer.tsx';
import { EmptyState } from '../../../components/page/empty-state.tsx';
import { useSearchValue } from '../../../routing.ts';
import { orpc } from '../../../rpc.ts';
import { decisionsText, unitWord } from '../../../text/decisions.ts';
import { formatInstant, formatThousandths, NONE } from '../../../text/format.ts';

const text = decisionsText;
/** Two packs that govern may leave a point of the same name open. */
const getKey = (point: SilentPoint) => `${point.policyId}:${point.settingId}`;

function valueText(point: SilentPoint, value: number): string {
  return `${formatThousandths(value, 0)} ${unitWord(point.unit)}`;
}

function DecideButton({ point, onClick }: { readonly point: SilentPoint; readonly onClick: () => void }) {
  const isActiveRow = use(ActiveRowContext);
  return (
    <button
      type="button"
      className="policies__link"
      tabIndex={isActiveRow === false ? -1 : 0}
      onClick={onClick}
    >
      {point.current === null ? text.decide : text.change}
    </button>
  );
}

type Shown = { readonly isNarrow: boolean; readonly hasSeveralPacks: boolean };

/** Beside an open drawer, which shows them, the columns of which pack, who and when give way. */
function columnsFor(
  onDecide: (key: string) => void,
  { isNarrow, hasSeveralPacks }: Shown,
): readonly Column<SilentPoint>[] {
  const columns: readonly Column<SilentPoint>[] = [
    { key: 'title', heading: text.columns.title, width: 248, grow: 1, render: (point) => point.title },
    {
      key: 'policy',
      heading: text.columns.policy,
      width: 208,
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
      width: 88,
      render: (point) => <ClauseTag clause={point.clause} />,
    },
    {
      key: 'current',
      heading: text.columns.current,
      width: 168,
      align: 'right',
      render: (point) =>
        point.current !== null ? (
          valueText(point, point.current.value)
        ) : point.default !== null ? (
          <span className="tone-muted">{text.default(valueText(point, point.default))}</span>
        ) : (
          <span className="tone-short">{text.undecided}</span>
        ),
    },
    {
      key: 'waiting',
      heading: text.columns.waiting,
      width: 88,
      align: 'right',
      render: (point) =>
        point.waitingCount === 0 ? (
          <span className="tone-muted">{NONE}</span>
        ) : (
          <span className="tone-short">{text.waiting(point.waitingCount)}</span>
        ),
    },
    {
      key: 'decidedOn',
      heading: text.columns.decidedOn,
      width: 112,
      render: (point) => point.current?.decidedOn ?? <span className="tone-muted">{NONE}</span>,
    },
    {
      key: 'decidedBy',
      heading: text.columns.decidedBy,
      width: 120,
      render: (point) => point.current?.decidedBy ?? <span className="tone-muted">{NONE}</span>,
    },
    {
      key: 'action',
      heading: text.columns.action,
      width: 96,
      align: 'right',
      render: (point) => <DecideButton point={point} onClick={() => onDecide(getKey(point))} />,
    },
  ];
  const hidden = [
    ...(hasSeveralPacks && !isNarrow ? [] : ['policy']),
    ...(isNarrow ? ['decidedOn', 'decidedBy'] : []),
  ];
  return columns.filter(({ key }) => !hidden.includes(key));
}

/** The points that people decide where a pack that governs here at some time gives no number, with who decided what and why. */
export function PointsTab() {
  const [selected, setSelected] = useSearchValue('setting');
  const [deciding, setDeciding] = useState<string | null>(null);
  const query = useQuery(orpc.decisions.list.queryOptions());
  const points = query.data;

  const getRow = useCallback((index: number) => points?.[index], [points]);
  const index =
    points?.findIndex((point) => getKey(point) === selected || point.settingId === selected) ?? -1;
  const shown = points?.[index];
  const isNarrow = shown !== undefined;
  const hasSeveralPacks = points?.some(({ policyId }) => policyId !== points[0]?.policyId) ?? false;
  const columns = useMemo(
    () => columnsFor(setDeciding, { isNarrow, hasSeveralPacks }),
    [isNarrow, hasSeveralPacks],
  );
  const stepTo = (step: 1 | -1) => {
    const next = points?.[index + step];
    if (next !== undefined) setSelected(getKey(next));
  };
  return (
    <>
      <p className="policies__intro">{text.pointsBody}</p>
      <Split
        drawer={
          shown === undefined ? null : (
            <PointDrawer
              point={shown}
              onDecide={() => setDeciding(getKey(shown))}
              onClose={() => setSelected(null)}
              onStep={stepTo}
            />
          )
        }
      >
        <DataTable
          label={text.label}
          columns={columns}
          rowCount={points?.length ?? 0}
          getRow={getRow}
          getKey={getKey}
          selectedKey={shown === undefined ? null : getKey(shown)}
          onSelect={(point) => setSelected(getKey(point))}
          followsSelection={selected !== null}
          isLoading={query.isLoading}
          error={query.error}
          onRetry={() => void query.refetch()}
          empty={<EmptyState title={text.none}>{text.noneBody}</EmptyState>}
        />
      </Split>
      <DecisionDialog
        decide={decide}
        point={points?.find((point) => getKey(point) === deciding) ?? null}
        onClose={() => setDeciding(null)}
      />
    </>
  );
}

type PointDrawerProps = {
  readonly point: SilentPoint;
  readonly onDecide: () => void;
  readonly onClose: () => void;
  readonly onStep: (step: 1 | -1) => void;
};

function PointDrawer({ point, onDecide, onClose, onStep }: PointDrawerProps) {
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
      <div className="policies__point-detail">
        <div className="row">
          <span className="big-figure">
            {point.current === null ? text.undecided : formatThousandths(point.current.value, 0)}
          </span>
          {point.current !== null && <span className="tone-muted">{unitWord(point.unit)}</span>}
          <ClauseTag clause={point.clause} />
        </div>
        {point.note !== null && <NoteBox>{point.note}</NoteBox>}
        <h3 className="section-title">{text.historyTitle}</h3>
        {point.history.length === 0 && <p className="tone-muted">{text.historyEmpty}</p>}
        <ol className="policies__point-history">
          {point.history.map((decision) => (
            <li key={decision.uid}>
              <div className="row">
                <b>{valueText(point, decision.value)}</b>
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
      </div>
    </SideDrawer>
  );
}
