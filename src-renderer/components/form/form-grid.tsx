import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { componentText } from '../../text/components.ts';
import { classes } from '../classes.ts';
import css from './form-grid.module.css';

type FormGridProps = { readonly children: ReactNode; readonly isSingle?: boolean };

/** Two columns where there is room; `isWide` of a field spans both. */
export function FormGrid({ children, isSingle }: FormGridProps) {
  return (
    <div className={classes(css['grid'], isSingle && css['single'])} data-form-grid="">
      {children}
    </div>
  );
}

/** Fields that belong together, under a heading. */
export function FormSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={css['section']}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

type FormButtonsProps = {
  readonly saveLabel?: string;
  readonly isSaving?: boolean;
  readonly onCancel?: () => void;
};

/** The buttons under a form on a page: saving, which Ctrl+Enter does as well, and the way out. */
export function FormButtons({ saveLabel, isSaving, onCancel }: FormButtonsProps) {
  return (
    <div className={css['buttons']} data-form-buttons="">
      <Button type="submit" variant="filled" loading={isSaving} title={componentText.form.shortcut}>
        {saveLabel ?? componentText.form.save}
      </Button>
      {onCancel !== undefined && <Button onClick={onCancel}>{componentText.form.cancel}</Button>}
    </div>
  );
}
