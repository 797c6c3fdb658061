import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { componentText } from '../../text/components.ts';

type DialogButtonsProps = {
  readonly save: { readonly isSaving: boolean };
  /** Says on the button how to save without the mouse. */
  readonly title?: string;
  /** While something that must be chosen is not. */
  readonly isDisabled?: boolean;
  readonly onClose: () => void;
  /** The verb with its object: 登记审批. */
  readonly children: ReactNode;
};

/** The way out and the way on at the foot of a form in a dialog; the right one saves, as Ctrl+Enter does. */
export function DialogButtons({ save, title, isDisabled, onClose, children }: DialogButtonsProps) {
  return (
    <div className="dialog__buttons">
      <Button onClick={onClose}>{componentText.dialog.cancel}</Button>
      <Button type="submit" variant="filled" title={title} loading={save.isSaving} disabled={isDisabled}>
        {children}
      </Button>
    </div>
  );
}
