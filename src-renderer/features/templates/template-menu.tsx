import { Menu } from '@mantine/core';
import { useState } from 'react';
import type { TemplateRow } from '../../../src-shared/rpc/contract/templates.ts';
import { MoreMenu } from '../../components/buttons/more-menu.tsx';
import { ConfirmDialog } from '../../components/overlay/dialogs.tsx';
import { showDone, showError } from '../../components/overlay/toasts.tsx';
import { invalidateLedger } from '../../ledger.ts';
import { navigate } from '../../routing.ts';
import { client, saveFile } from '../../rpc.ts';
import { templatesText as text } from '../../text/templates.ts';
import { NameDialog } from './name-dialog.tsx';

type TemplateMenuProps = { readonly row: TemplateRow; readonly onRemoved: () => void };

/** What can be done with a saved template, behind ⋯. */
export function TemplateMenu({ row, onRemoved }: TemplateMenuProps) {
  const [dialog, setDialog] = useState<'rename' | 'remove' | null>(null);
  const close = () => setDialog(null);
  const page = `/exports/templates/${encodeURIComponent(row.uid)}`;
  const download = async () => saveFile((await client.templates.file({ uid: row.uid })).file);
  const remove = async () => {
    await client.templates.remove({ uid: row.uid, version: row.version });
    onRemoved();
    await invalidateLedger();
    showDone(text.removed);
  };
  return (
    <>
      <MoreMenu>
        <Menu.Item onClick={() => navigate(page)}>{text.actions.mapping}</Menu.Item>
        <Menu.Item onClick={() => navigate(`${page}?replace=1`)}>{text.actions.replace}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => setDialog('rename')}>{text.actions.rename}</Menu.Item>
        <Menu.Item onClick={() => download().catch(showError)}>{text.actions.download}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => setDialog('remove')}>{text.actions.remove}</Menu.Item>
      </MoreMenu>
      <NameDialog
        isOpen={dialog === 'rename'}
        title={text.renameTitle}
        confirmLabel={text.renameTitle}
        initial={row.name}
        onClose={close}
        onConfirm={(name) => rename(row, name)}
      />
      <ConfirmDialog
        isOpen={dialog === 'remove'}
        title={text.removeTitle}
        confirmLabel={text.removeConfirm}
        isDanger
        onClose={close}
        onConfirm={remove}
      >
        <p>{text.removeBody(row.name)}</p>
      </ConfirmDialog>
    </>
  );
}

/** The same workbook and mapping under another name: its next version. */
async function rename(row: TemplateRow, name: string): Promise<void> {
  const { mapping } = await client.templates.get({ uid: row.uid });
  if (mapping === null) return;
  const { uid, version, kind, options } = row;
  await client.templates.save({ uid, version, name, kind, file: null, mapping, options });
  await invalidateLedger();
  showDone(text.renamed);
}
