import { Button, Menu } from '@mantine/core';
import type { PackRow } from '../../../src-shared/rpc/contract/policies.ts';
import { showDone, showError } from '../../components/overlay/toasts.tsx';
import { navigate } from '../../routing.ts';
import { client, saveFile } from '../../rpc.ts';
import { policiesText } from '../../text/policies/page.ts';

const text = policiesText.actions;

/** The dialogs of the page. */
export type PackDialog = 'clone' | 'import' | 'remove' | 'force';

type MainActionProps = { readonly pack: PackRow; readonly onClone: () => void };

/** Editing an own copy, or making one of a pack that comes with the program. */
export function MainAction({ pack, onClone }: MainActionProps) {
  return pack.kind === 'own' ? (
    <Button variant="filled" onClick={() => navigate(`/policies/${pack.id}/edit`)}>
      {text.edit}
    </Button>
  ) : (
    <Button variant="filled" onClick={onClone}>
      {text.clone}
    </Button>
  );
}

type PackMenuProps = {
  readonly pack: PackRow | undefined;
  readonly onOpen: (dialog: PackDialog) => void;
};

/** What else can be done with the pack being read. */
export function PackMenu({ pack, onOpen }: PackMenuProps) {
  return (
    <>
      <Menu.Item onClick={() => onOpen('import')}>{text.import}</Menu.Item>
      <Menu.Item onClick={() => onOpen('force')}>{text.setInForce}</Menu.Item>
      {pack !== undefined && <Menu.Divider />}
      {pack?.kind === 'shipped' && (
        <Menu.Item onClick={() => void exportPack(pack, 'whole')}>{text.export}</Menu.Item>
      )}
      {pack?.kind === 'own' && (
        <>
          <Menu.Item onClick={() => onOpen('clone')}>{text.clone}</Menu.Item>
          <Menu.Item onClick={() => void exportPack(pack, 'extension')}>{text.exportOwn}</Menu.Item>
          <Menu.Item onClick={() => void exportPack(pack, 'whole')}>{text.exportWhole}</Menu.Item>
          <Menu.Item
            disabled={!pack.canRemove}
            title={pack.canRemove ? undefined : policiesText.removing.used}
            onClick={() => onOpen('remove')}
          >
            {text.remove}
          </Menu.Item>
        </>
      )}
    </>
  );
}

async function exportPack(pack: PackRow, content: 'extension' | 'whole'): Promise<void> {
  try {
    const { id, version } = pack;
    const { fileName, file } = await client.policies.exportFile({ id, version, content });
    saveFile(new File([file], fileName, { type: file.type }));
    showDone(policiesText.exported(fileName));
  } catch (error) {
    showError(error);
  }
}
