import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { DialogBody, DialogFoot } from './dialog-parts.tsx';
import type { Job } from './job.tsx';

type JobDialogProps<Result> = {
  readonly job: Job<Result>;
  readonly title: string;
  readonly size: number;
  readonly onClose: () => void;
  /** In place of the form once the job is done; `wasTooLate`: the user asked to stop, but it was done by then. */
  readonly done: (result: Result, wasTooLate: boolean) => ReactNode;
  /** The form that starts it. */
  readonly children: ReactNode;
};

/** A dialog around one job: its form, then its result. It stays open while the job runs. */
export function JobDialog<Result>({ job, title, size, onClose, done, children }: JobDialogProps<Result>) {
  const { state } = job;
  return (
    <Modal
      opened
      onClose={() => state.phase !== 'running' && onClose()}
      title={title}
      size={size}
      closeOnClickOutside={false}
    >
      <DialogBody>{state.phase === 'done' ? done(state.result, state.wasTooLate) : children}</DialogBody>
    </Modal>
  );
}

type JobButtonsProps = {
  readonly cancelLabel: string;
  /** A verb with its object: 登记 23 人. */
  readonly startLabel: string;
  readonly isRunning: boolean;
  readonly canStart: boolean;
  readonly onClose: () => void;
};

/** Under the form of a job: leave it, or start; the form's own save starts it. */
export function JobButtons(props: JobButtonsProps) {
  return (
    <DialogFoot>
      <Button disabled={props.isRunning} onClick={props.onClose}>
        {props.cancelLabel}
      </Button>
      <Button
        type="submit"
        variant="filled"
        title="Ctrl+Enter"
        loading={props.isRunning}
        disabled={!props.canStart}
      >
        {props.startLabel}
      </Button>
    </DialogFoot>
  );
}
