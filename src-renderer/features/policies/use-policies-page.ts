import { useQuery } from '@tanstack/react-query';
import { useLedger } from '../../ledger.ts';
import { useSearchValue } from '../../routing.ts';
import { orpc } from '../../rpc.ts';
import { isOpenPoint } from './points/open-points.ts';

/** The tab of 学分办法. */
export type PoliciesView = 'read' | 'points' | 'compare' | 'force';

/** Everything the page shows by its address: the list, the pack being read, the view, and the open points. */
export function usePoliciesPage() {
  const { ledger } = useLedger();
  const list = useQuery(orpc.policies.list.queryOptions());
  const points = useQuery(orpc.decisions.list.queryOptions());
  const [asked, setPack] = useSearchValue('pack');
  const [view, setView] = useSearchValue('view');
  const [setting] = useSearchValue('setting');
  const packId = asked ?? ledger.policy.id;
  const byAddress: PoliciesView = setting === null ? 'read' : 'points';
  return {
    list,
    packId,
    pack: list.data?.packs.find(({ id }) => id === packId),
    setPack,
    view: isView(view) ? view : byAddress,
    setView: (next: PoliciesView) => setView(next === 'read' ? null : next),
    openCount: points.data?.filter(isOpenPoint).length ?? 0,
  };
}

function isView(view: string | null): view is PoliciesView {
  return view === 'points' || view === 'compare' || view === 'force';
}
