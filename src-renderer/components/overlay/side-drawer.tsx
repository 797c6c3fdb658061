import { useWindowEvent } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { componentText } from '../../text/components.ts';
import { BusyProvider, useBusyRoom } from '../busy.ts';
import { IconButton } from '../buttons/icon-button.tsx';
import { classes } from '../classes.ts';
import { isComposing, isTyping } from '../keyboard.ts';
import styles from './side-drawer.module.css';

type SplitProps = {
  readonly children: ReactNode;
  /** A `SideDrawer`, or null while closed. */
  readonly drawer: ReactNode;
};

/** A list with its detail beside it. */
export function Split({ children, drawer }: SplitProps) {
  return (
    <div className={styles['split']} data-split="">
      <div className={styles['main']}>{children}</div>
      {drawer}
    </div>
  );
}

type SideDrawerProps = {
  /** Small line above the title: 为什么是这个数 · 王芳 · 2025 年度. */
  readonly eyebrow?: ReactNode;
  readonly title?: ReactNode;
  /** The name of the region for screen readers. */
  readonly label: string;
  readonly width?: number;
  readonly onClose: () => void;
  /** ↑ and ↓ inside the drawer walk the list behind it. */
  readonly onStep?: (step: 1 | -1) => void;
  /** Buttons at the bottom that stay in sight. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
};

function isModalOpen(): boolean {
  return document.querySelector('.mantine-Modal-content, .mantine-Menu-dropdown') !== null;
}

/** Detail beside the list, not over it. Esc closes and gives the keyboard back to the list. */
export function SideDrawer(props: SideDrawerProps) {
  const aside = useRef<HTMLElement>(null);
  const { close, room } = useBusyRoom(props.onClose);
  useWindowEvent('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event) || isModalOpen()) return;
    const isInside = event.target instanceof Node && aside.current?.contains(event.target) === true;
    if (isTyping(event.target) && !isInside) return;
    event.preventDefault();
    const grid = aside.current?.closest('[data-split]')?.querySelector('[role="grid"]');
    close();
    if (grid instanceof HTMLElement) grid.focus();
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (props.onStep === undefined || isTyping(event.target) || event.altKey || event.ctrlKey) return;
    if (event.target instanceof Element && event.target.closest('[role="grid"],[role="tablist"]')) return;
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    props.onStep(event.key === 'ArrowDown' ? 1 : -1);
  };
  return (
    <aside
      ref={aside}
      className={styles['drawer']}
      aria-label={props.label}
      style={{ width: props.width ?? 440 }}
      onKeyDown={onKeyDown}
    >
      <div className={styles['head']}>
        <div style={{ minWidth: 0, flex: 1 }}>
          {props.eyebrow !== undefined && (
            <div className={classes(styles['eyebrow'], 'truncate')}>{props.eyebrow}</div>
          )}
          {props.title !== undefined && (
            <h2 className={classes(styles['title'], 'truncate')}>{props.title}</h2>
          )}
        </div>
        <IconButton
          aria-label={componentText.drawer.close}
          title={props.onStep ? componentText.drawer.closeHint : componentText.drawer.close}
          onClick={close}
        >
          <IconX size={16} stroke={1.75} />
        </IconButton>
      </div>
      <div className={styles['body']}>
        <BusyProvider value={room}>{props.children}</BusyProvider>
      </div>
      {props.foot !== undefined && <div className={styles['foot']}>{props.foot}</div>}
    </aside>
  );
}
