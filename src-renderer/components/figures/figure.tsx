import { type ReactNode, use } from 'react';
import { componentText } from '../../text/components.ts';
import { formatThousandths, NONE } from '../../text/format.ts';
import { classes } from '../classes.ts';
import { ActiveRowContext } from '../grid/active-row.ts';
import css from './figure.module.css';

type FigureProps = {
  /** Thousandths; null shows a dash. */
  readonly value: number | null | undefined;
  readonly unit?: 'credits' | 'hours';
  /** Least decimals; by default 1 for credits, 0 for hours. */
  readonly decimals?: number;
  /** Shown behind it: 8.4 / 10. */
  readonly required?: number | null;
  /** What the figure is, for screen readers: 王芳 2025 年度学分. */
  readonly label?: string;
  /** Opens 为什么是这个数. Without it the figure is plain text. */
  readonly onExplain?: () => void;
  /** It was taken back. */
  readonly isStruck?: boolean;
};

/** A credit or hour figure: a quiet dotted link to its explanation, tabular, same decimals in a column. */
export function Figure(props: FigureProps) {
  const isActiveRow = use(ActiveRowContext);
  const decimals = props.decimals ?? (props.unit === 'hours' ? 0 : 1);
  const text = formatThousandths(props.value, decimals);
  const struck = props.isStruck && css['struck'];
  return (
    <>
      {props.onExplain === undefined || text === NONE ? (
        <span className={classes(css['figure'], css['plain'], struck)}>{text}</span>
      ) : (
        <button
          type="button"
          className={classes(css['figure'], struck)}
          tabIndex={isActiveRow === false ? -1 : 0}
          aria-label={componentText.figure(`${props.label ?? ''} ${text}`.trim())}
          onClick={props.onExplain}
        >
          {text}
        </button>
      )}
      {props.required !== undefined && props.required !== null && (
        <span className={css['of']}> / {formatThousandths(props.required, 0)}</span>
      )}
    </>
  );
}

type QuietLinkProps = { readonly onClick: () => void; readonly children: ReactNode };

/** An action in a cell of a table, as quiet as a figure. */
export function QuietLink({ onClick, children }: QuietLinkProps) {
  return (
    <button type="button" className={css['figure']} onClick={onClick}>
      {children}
    </button>
  );
}
