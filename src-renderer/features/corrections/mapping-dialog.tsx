import { Button, Modal } from '@mantine/core';
import type { CorrectionReading } from '../../../src-shared/rpc/contract/corrections.ts';
import { columnLetters } from '../../../src-shared/sheet/sheet-cell.ts';
import '../../components/import-wizard/import-wizard.css';
import { assignField, fieldOf } from '../../components/import-wizard/mapping-memory.ts';
import { componentText } from '../../text/components.ts';
import { correctionsText as text } from '../../text/corrections.ts';
import { importWizardText } from '../../text/import-wizard.ts';

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
      <div className="dialog">
        <table className="import__columns">
          <colgroup>
            <col style={{ width: 48 }} />
            <col style={{ width: '26%' }} />
            <col />
            <col style={{ width: 180 }} />
          </colgroup>
          <thead>
            <tr>
              <th>{importWizardText.column}</th>
              <th>{importWizardText.heading}</th>
              <th>{importWizardText.sample}</th>
              <th>{importWizardText.field}</th>
            </tr>
          </thead>
          <tbody>
            {reading.mapping.map((column) => {
              const field = fieldOf(column, corrections);
              const heading = column.heading === '' ? importWizardText.noHeading : column.heading;
              const samples = (reading.samples[String(column.column)] ?? []).join('　');
              return (
                <tr key={column.column} className={field === null ? 'is-out' : ''}>
                  <td className="tone-muted">{columnLetters(column.column)}</td>
                  <td title={heading}>{heading}</td>
                  <td className="tone-muted" title={samples}>
                    {samples}
                  </td>
                  <td>
                    <select
                      aria-label={importWizardText.fieldOf(heading)}
                      value={field ?? ''}
                      onChange={(event) => {
                        const chosen = event.currentTarget.value;
                        onChange(
                          assignField(
                            reading.mapping,
                            corrections,
                            column.column,
                            chosen === '' ? null : chosen,
                          ),
                        );
                      }}
                    >
                      <option value="">{importWizardText.leaveOut}</option>
                      {reading.fields.map((option) => (
                        <option key={option.key} value={option.key}>
                          {option.heading}
                          {option.isRequired ? ' *' : ''}
                        </option>
                      ))}
                    </select>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <div className="dialog__buttons">
          <Button variant="filled" data-autofocus onClick={onClose}>
            {text.mappingDone}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
