import { Button, Modal } from '@mantine/core';
import type { CorrectionReading } from '../../../src-shared/rpc/contract/corrections.ts';
import { ColumnTable } from '../../components/import-wizard/column-table.tsx';
import { DialogBody, DialogFoot } from '../../components/overlay/dialog-parts.tsx';
import { componentText } from '../../text/components.ts';
import { correctionsText as text } from '../../text/corrections.ts';

type MappingDialogProps = {
  readonly reading: CorrectionReading;
  readonly corrections: Readonly<Record<string, string | null>>;
  readonly isOpen: boolean;
  readonly onChange: (corrections: Record<string, string | null>) => void;
  readonly onClose: () => void;
};

/** Which column is read as what; every choice is compared at once. */
export function MappingDialog({ reading, corrections, isOpen, onChange, onClose }: MappingDialogProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={text.mappingTitle}
      size={760}
      closeButtonProps={{ 'aria-label': componentText.drawer.close }}
    >
      <DialogBody>
        <ColumnTable reading={reading} corrections={corrections} onChange={onChange} />
        <DialogFoot>
          <Button variant="filled" data-autofocus onClick={onClose}>
            {text.mappingDone}
          </Button>
        </DialogFoot>
      </DialogBody>
    </Modal>
  );
}
