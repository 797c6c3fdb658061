import type { ComponentProps } from 'react';
import css from './link-button.module.css';

type LinkButtonProps = ComponentProps<'button'> & {
  /** Amber: something is still open there. */
  readonly tone?: 'short';
};

/** A button that reads as a word of its sentence. */
export function LinkButton({ tone, className = '', ...props }: LinkButtonProps) {
  return <button type="button" className={`${css['link']} ${className}`} data-tone={tone} {...props} />;
}
