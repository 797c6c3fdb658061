import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import type { Project } from '../../../src-shared/rpc/contract/projects.ts';
import { decide } from '../../bound-calls.ts';
import { Form } from '../../components/form/form.tsx';
import { DateField } from '../../components/form/parsed-fields.tsx';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { NoteAction } from '../../components/notes/note-action.tsx';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { SignedChanges } from '../../components/notes/signed-changes.tsx';
import { JobProgress } from '../../components/overlay/job.tsx';
import type { JobIterator } from '../../components/overlay/job-controller.ts';
import { JobButtons, JobDialog } from '../../components/overlay/job-dialog.tsx';
import { OpenPoints, waitedFor } from '../../components/overlay/open-points.tsx';
import { usePreviewedJob } from '../../components/overlay/use-previewed-job.ts';
import { useLedger } from '../../ledger.ts';
import { client, orpc } from '../../rpc.ts';
import { doublingsText } from '../../text/doublings.ts';
import { describeError } from '../../text/errors.ts';
import { registrationsText } from '../../text/registrations.ts';
import { useOpenPoints } from '../../use-open-points.ts';
import { canRegister, doubtfulCount } from './blocking.ts';
import css from './register-dialog.module.css';
import { RegisterProblems, RegisterSums } from './register-preview.tsx';
import { type Registered, RegisterResult } from './register-result.tsx';

const text = registrationsText.register;

type RegisterDialogProps = {
  readonly project: Project;
  /** Those whose entry was taken back are registered again. */
  readonly isAgain: boolean;
  readonly onClose: () => void;
  /** Saves the sheet of what was registered. */
  readonly onPrint: () => void;
  /** Goes on to the certificates; left out where this project has none. */
  readonly onCertificates?: () => void;
  /** Asks for the reasons of doubtful trainings (X4). */
  readonly onDoublings: () => void;
};

/** Shows exactly what will be registered, on which day, and what refuses it; then does that and nothing else. */
export function RegisterDialog(props: RegisterDialogProps) {
  const { project, isAgain, onClose, onPrint, onCertificates, onDoublings } = props;
  const registration = useRegistration(project.uid, isAgain);
  const { hasCredits } = useLedger().ledger;
  return (
    <JobDialog
      job={registration.job}
      title={titleOf(hasCredits)}
      size={600}
      onClose={onClose}
      done={(result, wasTooLate) => (
        <RegisterResult {...{ result, wasTooLate, onClose, onPrint, onCertificates }} />
      )}
    >
      <RegisterForm
        registration={registration}
        isOutside={project.fields.kind === 'outside'}
        onClose={onClose}
        onDoublings={onDoublings}
      />
    </JobDialog>
  );
}

/** The preview for a day, and registering just what it shows: its fingerprint goes along. */
function useRegistration(projectUid: string, again: boolean) {
  const [leaveOut, setLeaveOut] = useState(false);
  const registration = usePreviewedJob({
    previewOn: (registeredOn) =>
      orpc.registrations.preview.queryOptions({ input: { projectUid, registeredOn, again } }),
    isReady: (preview) => canRegister(preview) && (leaveOut || doubtfulCount(preview.problems) === 0),
    start: ({ fingerprint, registeredOn }): Promise<JobIterator<Registered>> =>
      client.registrations.register({
        projectUid,
        fingerprint,
        registeredOn,
        leaveOutDoubtful: leaveOut,
        again,
      }),
  });
  return { ...registration, leaveOut, setLeaveOut };
}

type RegisterFormProps = {
  readonly registration: ReturnType<typeof useRegistration>;
  readonly isOutside: boolean;
  readonly onClose: () => void;
  readonly onDoublings: () => void;
};

/** What is registered: hours where the texts know those alone. */
const titleOf = (hasCredits: boolean) => (hasCredits ? text.title : text.hoursTitle);

function RegisterForm({ registration, isOutside, onClose, onDoublings }: RegisterFormProps) {
  const { preview, job, isRunning } = registration;
  const { hasCredits } = useLedger().ledger;
  const isStale = job.state.phase === 'failed' && wasChanged(job.state.error);
  const open = waitedFor(useOpenPoints(preview), preview?.rows ?? []);
  return (
    <>
      <OpenPoints points={open} decide={decide} />
      <Form label={titleOf(hasCredits)} onSave={registration.start}>
        {registration.error !== null && (
          <ErrorPanel error={registration.error} onRetry={registration.retry} />
        )}
        {preview !== undefined && <RegisterSums preview={preview} isOutside={isOutside} />}
        <div className={css['day']}>
          <DateField
            label={text.registeredOn}
            isRequired
            value={registration.day}
            isDisabled={isRunning}
            onChange={registration.chooseDay}
          />
        </div>
        {preview !== undefined && <RegisterProblems preview={preview} />}
        {preview !== undefined && preview.changes !== null && (
          <SignedChanges changes={preview.changes} title={text.changed} />
        )}
        {preview !== undefined && (
          <Doubtful
            preview={preview}
            leaveOut={registration.leaveOut}
            onLeaveOut={registration.setLeaveOut}
            onDoublings={onDoublings}
          />
        )}
        {isStale && !registration.isChanged && <NoteBox tone="warning">{text.stale}</NoteBox>}
        {!isStale && <JobProgress job={job} title={text.running} />}
        <p className="small tone-muted">{text.seals}</p>
        <JobButtons
          cancelLabel={text.cancel}
          startLabel={text.button(preview?.awardedCount ?? 0, hasCredits)}
          isRunning={isRunning}
          canStart={registration.canStart}
          onClose={onClose}
        />
      </Form>
    </>
  );
}

type DoubtfulProps = {
  readonly preview: Outputs['registrations']['preview'];
  readonly leaveOut: boolean;
  readonly onLeaveOut: (leaveOut: boolean) => void;
  readonly onDoublings: () => void;
};

/** Who waits for a reason why the training counts (X4): give it, or let the others go first. */
function Doubtful({ preview, leaveOut, onLeaveOut, onDoublings }: DoubtfulProps) {
  const count = doubtfulCount(preview.problems);
  if (count === 0) return null;
  return (
    <>
      <NoteAction label={doublingsText.explain} onAct={onDoublings}>
        {doublingsText.waiting(count)}
      </NoteAction>
      {preview.awardedCount > 0 && (
        <Checkbox
          label={doublingsText.leaveOut(preview.awardedCount)}
          checked={leaveOut}
          onChange={(event) => onLeaveOut(event.currentTarget.checked)}
        />
      )}
    </>
  );
}

/** Whether registering was refused because something changed since the preview. */
function wasChanged(error: unknown): boolean {
  return describeError(error).problems.some(({ code }) => code === 'registration.changedSincePreview');
}
