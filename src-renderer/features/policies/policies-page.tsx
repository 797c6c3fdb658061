import { useState } from 'react';
import { ConfirmDialog } from '../../components/overlay/dialogs.tsx';
import { showDone } from '../../components/overlay/toasts.tsx';
import { Page } from '../../components/page/page.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { type Tab, Tabs } from '../../components/page/tabs.tsx';
import { invalidateLedger } from '../../ledger.ts';
import { navigate } from '../../routing.ts';
import { client } from '../../rpc.ts';
import { policiesText as text } from '../../text/policies/page.ts';
import { CloneDialog } from './clone-dialog.tsx';
import { CompareTab } from './compare/compare-tab.tsx';
import { ForceTab } from './force/force-tab.tsx';
import { InForceDialog } from './force/in-force-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { MainAction, type PackDialog, PackMenu } from './pack-actions.tsx';
import { PointsTab } from './points/points-tab.tsx';
import { ReadTab } from './read/read-tab.tsx';
import { type PoliciesView, usePoliciesPage } from './use-policies-page.ts';

type PoliciesState = ReturnType<typeof usePoliciesPage>;

/** 学分办法: read as a regulation, tried, copied, compared, set in force; and the points that people decide. */
export function PoliciesPage() {
  const page = usePoliciesPage();
  const [dialog, setDialog] = useState<PackDialog | null>(null);
  const shown = page.view === 'read' ? page.pack : undefined;
  const tabs: readonly Tab<PoliciesView>[] = [
    { key: 'read', title: text.tabs.read },
    {
      key: 'points',
      title: text.tabs.points,
      ...(page.openCount === 0 ? {} : { count: page.openCount }),
    },
    { key: 'compare', title: text.tabs.compare },
    { key: 'force', title: text.tabs.force },
  ];
  return (
    <Page>
      <PageHead
        title={text.title}
        actions={shown !== undefined && <MainAction pack={shown} onClone={() => setDialog('clone')} />}
        menu={<PackMenu pack={shown} onOpen={setDialog} />}
      />
      <Tabs label={text.tabs.label} tabs={tabs} value={page.view} onChange={page.setView} />
      <View page={page} onAdd={() => setDialog('force')} />
      <Dialogs page={page} dialog={dialog} onClose={() => setDialog(null)} />
    </Page>
  );
}

function View({ page, onAdd }: { readonly page: PoliciesState; readonly onAdd: () => void }) {
  const { list, packId } = page;
  const onRetry = () => void list.refetch();
  switch (page.view) {
    case 'read':
      return (
        <ReadTab
          packs={list.data?.packs}
          periods={list.data?.periods ?? []}
          packId={packId}
          error={list.error}
          onRetry={onRetry}
          onPick={(id) => navigate(`/policies?pack=${encodeURIComponent(id)}`, { replace: true })}
        />
      );
    case 'points':
      return <PointsTab />;
    case 'compare':
      return <CompareTab packs={list.data?.packs ?? []} periods={list.data?.periods ?? []} />;
    case 'force':
      return (
        <ForceTab
          periods={list.data?.periods}
          isLoading={list.isLoading}
          error={list.error}
          onRetry={onRetry}
          onAdd={onAdd}
        />
      );
  }
}

type DialogsProps = {
  readonly page: PoliciesState;
  readonly dialog: PackDialog | null;
  readonly onClose: () => void;
};

function Dialogs({ page, dialog, onClose }: DialogsProps) {
  const { list, packId, pack, setPack } = page;
  const packs = list.data?.packs ?? [];
  return (
    <>
      {pack !== undefined && (
        <>
          <CloneDialog isOpen={dialog === 'clone'} from={pack} packs={packs} onClose={onClose} />
          <ConfirmDialog
            isOpen={dialog === 'remove'}
            title={text.removing.title}
            confirmLabel={text.removing.confirm}
            isDanger
            onClose={onClose}
            onConfirm={() => removePack(pack.id, () => setPack(null))}
          >
            <p>{text.removing.body(pack.title)}</p>
          </ConfirmDialog>
        </>
      )}
      <ImportDialog isOpen={dialog === 'import'} onClose={onClose} onImported={setPack} />
      {list.data !== undefined && (
        <InForceDialog
          isOpen={dialog === 'force'}
          packs={packs}
          periods={list.data.periods}
          initial={packId}
          onClose={onClose}
        />
      )}
    </>
  );
}

async function removePack(id: string, onGone: () => void): Promise<void> {
  await client.policies.removeOwn({ id });
  await invalidateLedger();
  // Only now: until then the dialog names the pack that it removes.
  onGone();
  showDone(text.removing.done);
}
