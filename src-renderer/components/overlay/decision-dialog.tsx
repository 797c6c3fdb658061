import { decisionsText } from '../../text/decisions.ts';
import { type Decide, DecisionForm, type SilentPoint } from './decision-form.tsx';
import { FormDialog } from './dialogs.tsx';

type DecisionDialogProps = {
  /** The point to decide; null while closed. */
  readonly point: SilentPoint | null;
  readonly decide: Decide;
  readonly onClose: () => void;
};

/** The form that decides a point, over the page. */
export function DecisionDialog({ point, decide, onClose }: DecisionDialogProps) {
  return (
    <FormDialog
      opened={point !== null}
      onClose={onClose}
      title={decisionsText.dialog.title}
      size={600}
      closeOnClickOutside={false}
    >
      {point !== null && (
        <DecisionForm key={`${point.policyId}:${point.settingId}`} {...{ point, decide, onClose }} />
      )}
    </FormDialog>
  );
}
