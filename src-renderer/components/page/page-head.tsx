import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { componentText } from '../../text/components.ts';
import { MoreMenu } from '../buttons/more-menu.tsx';
import { classes } from '../classes.ts';
import styles from './page-head.module.css';

type PageHeadProps = {
  readonly title: string;
  /** Beside the title in grey: 286 人. */
  readonly count?: string;
  /** Tags beside the title. */
  readonly tags?: ReactNode;
  /** Buttons; exactly one is primary (`variant="filled"`), at the right. */
  readonly actions?: ReactNode;
  /** `Menu.Item`s of rarely used actions, behind ⋯. */
  readonly menu?: ReactNode;
  readonly hasUnsaved?: boolean;
  /** A way up: list page and its name. */
  readonly back?: { readonly to: string; readonly title: string };
};

/** The head of a page: way up, title with count and tags, buttons. */
export function PageHead(props: PageHeadProps) {
  return (
    <header className={styles['head']}>
      {props.back !== undefined && (
        <Link className={styles['back']} href={props.back.to}>
          {props.back.title} ›
        </Link>
      )}
      <h1 className={classes(styles['title'], 'truncate')} title={props.title}>
        {props.title}
      </h1>
      {props.hasUnsaved && <UnsavedDot />}
      {props.count !== undefined && <span className={styles['count']}>{props.count}</span>}
      {props.tags}
      <div className={styles['actions']}>
        {props.actions}
        {props.menu !== undefined && <MoreMenu>{props.menu}</MoreMenu>}
      </div>
    </header>
  );
}

/** The dot of changes not yet saved, beside a title; `isSaid` where words beside it say the same. */
export function UnsavedDot({ isSaid = false }: { readonly isSaid?: boolean }) {
  if (isSaid) return <span className={styles['unsaved']} aria-hidden="true" />;
  return (
    <span
      className={styles['unsaved']}
      role="img"
      aria-label={componentText.form.unsaved}
      title={componentText.form.unsaved}
    />
  );
}

type UnsavedTitleProps = { readonly title: string; readonly isDirty: boolean };

/** The title of a drawer with a form, with the dot while it has changes not yet saved. */
export function UnsavedTitle({ title, isDirty }: UnsavedTitleProps) {
  return (
    <span className="row">
      {title}
      {isDirty && <UnsavedDot />}
    </span>
  );
}

type Fact = { readonly term: string; readonly value: ReactNode };

/** The line of facts under a title: 编号 … 级别 … 时间 …. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles['facts']}>
      {facts.map((fact) => (
        <div key={fact.term}>
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
