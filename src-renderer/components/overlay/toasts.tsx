import { notifications } from '@mantine/notifications';
import { once } from '../../../src-shared/lib/single-flight.ts';
import { componentText } from '../../text/components.ts';
import { describeError, isCancelled } from '../../text/errors.ts';
import type { ShownProblem } from '../../text/problem-sentence.ts';
import { ProblemList } from '../notes/problem-list.tsx';
import styles from './toasts.module.css';

const closeButtonProps = { 'aria-label': componentText.drawer.close };

/** A short confirmation: 已保存. The same confirmation again replaces the one before instead of piling up. */
export function showDone(message: string): void {
  const id = `done:${message}`;
  notifications.hide(id);
  notifications.show({ id, message, color: 'teal', closeButtonProps });
}

type UndoToast = {
  readonly message: string;
  /** What is taken back: 撤销导入; by default 撤销. */
  readonly label?: string;
  readonly onUndo: () => Promise<unknown>;
};

/** A confirmation with its way back. Stays ten seconds. */
export function showUndo({ message, label, onUndo }: UndoToast): void {
  // The button can still be clicked while the toast fades.
  const undo = once(() => onUndo().catch(showError));
  const id = notifications.show({
    autoClose: 10_000,
    color: 'teal',
    closeButtonProps,
    message: (
      <span>
        {message}
        <button
          type="button"
          className={styles['root']}
          onClick={() => {
            notifications.hide(id);
            void undo();
          }}
        >
          {label ?? componentText.undo}
        </button>
      </span>
    ),
  });
}

/** Something was done, and something about it deserves a look. Stays until it is read. */
export function showWarnings(title: string, problems: readonly ShownProblem[]): void {
  if (problems.length === 0) return;
  notifications.show({
    id: `warnings:${title}`,
    color: 'yellow',
    closeButtonProps,
    autoClose: false,
    title,
    message: <ProblemList problems={problems.slice(0, 6)} />,
  });
}

/** Shows a failed call that has no place of its own on the page. A call the user cancelled is no failure. */
export function showError(error: unknown): void {
  if (isCancelled(error)) return;
  const { title, detail, problems } = describeError(error);
  notifications.show({
    color: 'red',
    closeButtonProps,
    autoClose: problems.length > 0 ? false : 8000,
    title,
    message: problems.length > 0 ? <ProblemList problems={problems.slice(0, 12)} /> : (detail ?? ''),
    role: 'alert',
  });
}
