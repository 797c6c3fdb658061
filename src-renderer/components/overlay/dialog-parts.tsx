import { Button } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import { componentText } from '../../text/components.ts';
import css from './dialog-parts.module.css';

/** What stands in a dialog, one thing below the other; grey while it is `inert`. */
export function DialogBody(props: Omit<ComponentProps<'div'>, 'className'>) {
  return <div className={css['body']} {...props} />;
}

/** The buttons at the foot of a dialog, at the right; the last one goes on. */
export function DialogFoot({ children }: { readonly children: ReactNode }) {
  return <div className={css['foot']}>{children}</div>;
}

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
    <DialogFoot>
      <Button onClick={onClose}>{componentText.dialog.cancel}</Button>
      <Button type="submit" variant="filled" title={title} loading={save.isSaving} disabled={isDisabled}>
        {children}
      </Button>
    </DialogFoot>
  );
}
