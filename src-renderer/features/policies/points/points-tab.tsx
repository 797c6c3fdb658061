import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { decide } from '../../../bound-calls.ts';
import { DataTable } from '../../../components/grid/data-table.tsx';
import { DecisionDialog } from '../../../components/overlay/decision-dialog.tsx';
import type { SilentPoint } from '../../../components/overlay/decision-form.tsx';
import { Split } from '../../../components/overlay/side-drawer.tsx';
import { EmptyState } from '../../../components/page/empty-state.tsx';
import { useSearchValue } from '../../../routing.ts';
import { orpc } from '../../../rpc.ts';
import { decisionsText as text } from '../../../text/decisions.ts';
import layout from '../layout.module.css';
import { pointColumns, pointKey } from './point-columns.tsx';
import { PointDrawer } from './point-drawer.tsx';

/** The points that people decide where a pack that governs here at some time gives no number, with who decided what and why. */
export function PointsTab() {
  const query = useQuery(orpc.decisions.list.queryOptions());
  const points = query.data;
  const [deciding, setDeciding] = useState<string | null>(null);
  const { selected, shown, select, close, stepTo } = useShownPoint(points);
  const getRow = useCallback((index: number) => points?.[index], [points]);
  const isNarrow = shown !== undefined;
  const hasSeveralPacks = points?.some(({ policyId }) => policyId !== points[0]?.policyId) ?? false;
  const columns = useMemo(
    () => pointColumns(setDeciding, { isNarrow, hasSeveralPacks }),
    [isNarrow, hasSeveralPacks],
  );
  return (
    <>
      <p className={layout['intro']}>{text.pointsBody}</p>
      <Split
        drawer={
          shown === undefined ? null : (
            <PointDrawer
              point={shown}
              onDecide={() => setDeciding(pointKey(shown))}
              onClose={close}
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
          getKey={pointKey}
          selectedKey={shown === undefined ? null : pointKey(shown)}
          onSelect={select}
          followsSelection={selected !== null}
          isLoading={query.isLoading}
          error={query.error}
          onRetry={() => void query.refetch()}
          empty={<EmptyState title={text.none}>{text.noneBody}</EmptyState>}
        />
      </Split>
      <DecisionDialog
        decide={decide}
        point={points?.find((point) => pointKey(point) === deciding) ?? null}
        onClose={() => setDeciding(null)}
      />
    </>
  );
}

/** The point in the drawer; the address names it by pack and setting, or by the setting alone. */
function useShownPoint(points: readonly SilentPoint[] | undefined) {
  const [selected, setSelected] = useSearchValue('setting');
  const index =
    points?.findIndex((point) => pointKey(point) === selected || point.settingId === selected) ?? -1;
  return {
    selected,
    shown: points?.[index],
    select: (point: SilentPoint) => setSelected(pointKey(point)),
    close: () => setSelected(null),
    stepTo: (step: 1 | -1) => {
      const next = points?.[index + step];
      if (next !== undefined) setSelected(pointKey(next));
    },
  };
}
