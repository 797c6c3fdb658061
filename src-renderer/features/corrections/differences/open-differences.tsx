import { useCallback, useMemo, useState } from 'react';
import type { ReturnDifference } from '../../../../src-shared/rpc/contract/corrections.ts';
import { Split } from '../../../components/overlay/side-drawer.tsx';
import type { Decision } from '../../../text/corrections.ts';
import { DecideBar } from '../decide/decide-bar.tsx';
import { DecideDialog } from '../decide/decide-dialog.tsx';
import { tallyOf } from '../return-state.ts';
import type { ReadReturn } from '../use-return.ts';
import { BulkMenu } from './bulk-menu.tsx';
import { DifferenceDrawer } from './difference-drawer.tsx';
import { DifferenceFilters } from './difference-filters.tsx';
import { DifferenceTable } from './difference-table.tsx';
import css from './open-differences.module.css';
import { useDifferenceList } from './use-difference-list.ts';

/** The differences to decide on: filters, the list with its detail, and what is decided so far. */
export function OpenDifferences({ sheet, reading: { differences } }: ReadReturn) {
  const { decisions, decide } = sheet;
  const [isAsking, setIsAsking] = useState(false);
  const tally = useMemo(() => tallyOf(differences, decisions), [differences, decisions]);
  const list = useDifferenceList(differences, sheet);
  const { shown, present, selected, onSelect } = list;
  const onDecide = useCallback(
    (difference: ReturnDifference, decision: Decision | null) => decide([difference], decision),
    [decide],
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table inside holds the focus; two keys decide on its row
    <div className={css['open']} onKeyDown={list.onKeyDown}>
      <DifferenceFilters differences={differences} list={list}>
        <BulkMenu shown={shown} decisions={decisions} decide={decide} />
      </DifferenceFilters>
      <Split
        drawer={
          present === undefined ? null : (
            <DifferenceDrawer
              difference={present}
              decision={decisions.get(present.id) ?? null}
              onDecide={onDecide}
              onClose={list.close}
              onStep={list.step}
            />
          )
        }
      >
        <DifferenceTable
          differences={shown}
          decisions={decisions}
          onDecide={onDecide}
          selected={selected}
          onSelect={onSelect}
          isStale={sheet.isReading}
          resetKey={`${list.filters.kind ?? ''} ${list.filters.search}`}
        />
      </Split>
      <DecideBar sheet={sheet} tally={tally} onFinish={() => setIsAsking(true)} />
      <DecideDialog sheet={sheet} tally={tally} isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </div>
  );
}
