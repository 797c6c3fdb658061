import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PackRow } from '../../../src-shared/rpc/contract/policies.ts';
import { ConfirmDialog } from '../../components/overlay/dialogs.tsx';
import { showDone, showError } from '../../components/overlay/toasts.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { type Tab, Tabs } from '../../components/page/tabs.tsx';
import { invalidateLedger, useLedger } from '../../ledger.ts';
import { navigate, useSearchValue } from '../../routing.ts';
import { client, orpc, saveFile } from '../../rpc.ts';
import { policiesText as text } from '../../text/policies.ts';
import { CompareTab } from './compare/compare-tab.tsx';
import { CloneDialog } from './edit/clone-dialog.tsx';
import { ImportDialog } from './edit/import-dialog.tsx';
import { ForceTab } from './force/force-tab.tsx';
import { InForceDialog } from './force/in-force-dialog.tsx';
import { PointsTab } from './read/points-tab.tsx';
import { ReadTab } from './read/read-tab.tsx';
import './policies.css';

type View = 'read' | 'points' | 'compare' | 'force';
type Dialog = 'clone' | 'import' | 'remove' | 'force' | null;

/** 学分办法: read as a regulation, tried, copied, compared, set in force; and the points that people decide. */
export function PoliciesPage() {
  const { ledger } = useLedger();
  const list = useQuery(orpc.policies.list.queryOptions());
  const points = useQuery(orpc.decisions.list.queryOptions());
  const [asked, setAsked] = useSearchValue('pack');
  const [view, setView] = useSearchValue('view');
  const [setting] = useSearchValue('setting');
  const [dialog, setDialog] = useState<Dialog>(null);
  const packs = list.data?.packs;
  const packId = asked ?? ledger.policy.id;
  const pack = packs?.find(({ id }) => id === packId);
  const shown: View = isView(view) ? view : setting === null ? 'read' : 'points';
  // What governed before is open only for those who still wait for it.
  const openCount = points.data?.filter(
    ({ current, default: suggested, when, waitingCount }) =>
      current === null && suggested === null && (when !== 'past' || waitingCount > 0),
  ).length;
  const tabs: readonly Tab<View>[] = [
    { key: 'read', title: text.tabs.read },
    { key: 'points', title: text.tabs.points, ...(openCount ? { count: openCount } : {}) },
    { key: 'compare', title: text.tabs.compare },
    { key: 'force', title: text.tabs.force },
  ];
  const close = () => setDialog(null);
  return (
    <div className="page policies">
      <PageHead
        title={text.title}
        actions={
          shown === 'read' &&
          pack !== undefined && <MainAction pack={pack} onClone={() => setDialog('clone')} />
        }
        menu={
          <PackMenu
            pack={shown === 'read' ? pack : undefined}
            onOpen={setDialog}
            onClone={() => setDialog('clone')}
          />
        }
      />
      <Tabs
        label={text.tabs.label}
        tabs={tabs}
        value={shown}
        onChange={(key) => setView(key === 'read' ? null : key)}
      />
      {shown === 'read' && (
        <ReadTab
          packs={packs}
          periods={list.data?.periods ?? []}
          packId={packId}
          error={list.error}
          onRetry={() => void list.refetch()}
          onPick={(id) => navigate(`/policies?pack=${encodeURIComponent(id)}`, { replace: true })}
        />
      )}
      {shown === 'points' && <PointsTab />}
      {shown === 'compare' && <CompareTab packs={packs ?? []} />}
      {shown === 'force' && (
        <ForceTab
          periods={list.data?.periods}
          isLoading={list.isLoading}
          error={list.error}
          onRetry={() => void list.refetch()}
          onAdd={() => setDialog('force')}
        />
      )}
      {pack !== undefined && (
        <>
          <CloneDialog isOpen={dialog === 'clone'} from={pack} packs={packs ?? []} onClose={close} />
          <ConfirmDialog
            isOpen={dialog === 'remove'}
            title={text.removing.title}
            confirmLabel={text.removing.confirm}
            isDanger
            onClose={close}
            onConfirm={() => removePack(pack, () => setAsked(null))}
          >
            <p>{text.removing.body(pack.title)}</p>
          </ConfirmDialog>
        </>
      )}
      <ImportDialog isOpen={dialog === 'import'} onClose={close} onImported={setAsked} />
      {packs !== undefined && (
        <InForceDialog
          isOpen={dialog === 'force'}
          packs={packs}
          periods={list.data?.periods ?? []}
          initial={packId}
          onClose={close}
        />
      )}
    </div>
  );
}

function isView(view: string | null): view is View {
  return view === 'points' || view === 'compare' || view === 'force';
}

function MainAction({ pack, onClone }: { readonly pack: PackRow; readonly onClone: () => void }) {
  return pack.kind === 'own' ? (
    <Button variant="filled" onClick={() => navigate(`/policies/${pack.id}/edit`)}>
      {text.actions.edit}
    </Button>
  ) : (
    <Button variant="filled" onClick={onClone}>
      {text.actions.clone}
    </Button>
  );
}

type PackMenuProps = {
  readonly pack: PackRow | undefined;
  readonly onOpen: (dialog: Dialog) => void;
  readonly onClone: () => void;
};

function PackMenu({ pack, onOpen, onClone }: PackMenuProps) {
  const { actions, removing } = text;
  return (
    <>
      <Menu.Item onClick={() => onOpen('import')}>{actions.import}</Menu.Item>
      <Menu.Item onClick={() => onOpen('force')}>{actions.setInForce}</Menu.Item>
      {pack !== undefined && <Menu.Divider />}
      {pack?.kind === 'shipped' && (
        <Menu.Item onClick={() => void exportPack(pack, 'whole')}>{actions.export}</Menu.Item>
      )}
      {pack?.kind === 'own' && (
        <>
          <Menu.Item onClick={onClone}>{actions.clone}</Menu.Item>
          <Menu.Item onClick={() => void exportPack(pack, 'extension')}>{actions.exportOwn}</Menu.Item>
          <Menu.Item onClick={() => void exportPack(pack, 'whole')}>{actions.exportWhole}</Menu.Item>
          <Menu.Item
            disabled={!pack.canRemove}
            title={pack.canRemove ? undefined : removing.used}
            onClick={() => onOpen('remove')}
          >
            {actions.remove}
          </Menu.Item>
        </>
      )}
    </>
  );
}

async function exportPack(pack: PackRow, content: 'extension' | 'whole'): Promise<void> {
  try {
    const { fileName, file } = await client.policies.exportFile({
      id: pack.id,
      version: pack.version,
      content,
    });
    saveFile(new File([file], fileName, { type: file.type }));
    showDone(text.exported(fileName));
  } catch (error) {
    showError(error);
  }
}

async function removePack(pack: PackRow, onGone: () => void): Promise<void> {
  await client.policies.removeOwn({ id: pack.id });
  await invalidateLedger();
  // Only now: until then the dialog names the pack that it removes.
  onGone();
  showDone(text.removing.done);
}
