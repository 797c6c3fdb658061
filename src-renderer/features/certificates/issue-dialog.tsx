import { Button, Modal } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Project } from '../../../src-shared/rpc/contract/projects.ts';
import type { WireProblem } from '../../../src-shared/rpc/contract/shared.ts';
import { DateField, Form } from '../../components/form/form.tsx';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { ProblemList } from '../../components/notes/problem-list.tsx';
import { type Job, JobProgress, useJob } from '../../components/overlay/job.tsx';
import { JobDone } from '../../components/overlay/job-done.tsx';
import { invalidateLedger, useLedger } from '../../ledger.ts';
import { client, orpc } from '../../rpc.ts';
import { certificatesText } from '../../text/certificates.ts';

const text = certificatesText.tab;
type Issued = {
  readonly issued: number;
  readonly numbers: readonly string[];
  readonly uids: readonly string[];
};

type IssueDialogProps = {
  readonly project: Project;
  readonly onClose: () => void;
  readonly onPrint: (uids: readonly string[]) => void;
};

/** Names the numbers that will be used up for good, asks once, issues. */
export function IssueDialog({ project, onClose, onPrint }: IssueDialogProps) {
  const issuing = useIssuing(project.uid);
  const { state } = issuing.job;
  return (
    <Modal
      opened
      onClose={() => state.phase !== 'running' && onClose()}
      title={text.issueTitle}
      size={480}
      closeOnClickOutside={false}
    >
      <div className="dialog">
        {state.phase === 'done' ? (
          <Done
            made={state.result}
            wasTooLate={state.wasTooLate}
            onClose={onClose}
            onPrint={(made) => {
              onPrint(made.uids);
              onClose();
            }}
          />
        ) : (
          <IssueForm issuing={issuing} onClose={onClose} />
        )}
      </div>
    </Modal>
  );
}

type Issuing = {
  readonly job: Job<Issued>;
  readonly issuedOn: string | null;
  readonly setIssuedOn: (day: string | null) => void;
  /** The numbers that would be given on that day. */
  readonly numbers: readonly string[];
  readonly readyCount: number;
  readonly problems: readonly WireProblem[];
  readonly error: unknown;
  readonly canIssue: boolean;
  readonly issue: () => void;
};

/** The day of issue, the numbers it would give, and the issuing itself. */
function useIssuing(projectUid: string): Issuing {
  const { today } = useLedger().ledger;
  const [issuedOn, setIssuedOn] = useState<string | null>(today);
  const job = useJob<Issued>();
  const { phase } = job.state;
  const preview = useQuery({
    ...orpc.certificates.preview.queryOptions({ input: { projectUid, issuedOn: issuedOn ?? today } }),
    placeholderData: keepPreviousData,
    enabled: phase !== 'running' && phase !== 'done',
  });
  const ready = preview.data?.rows.filter((row) => row.state === 'ready') ?? [];
  const problems = preview.data?.problems ?? [];
  // The numbers in sight while another day is asked are those of the day before.
  const isShown = preview.data !== undefined && !preview.isPlaceholderData;
  const canIssue =
    isShown && ready.length > 0 && problems.length === 0 && issuedOn !== null && phase !== 'running';
  const issue = async () => {
    if (!canIssue) return;
    const traineeUids = ready.map((row) => row.traineeUid);
    await job.run(() => client.certificates.issue({ projectUid, issuedOn, traineeUids }));
    await invalidateLedger();
  };
  return {
    job,
    issuedOn,
    setIssuedOn,
    numbers: ready.flatMap(({ number }) => number ?? []),
    readyCount: ready.length,
    problems,
    error: preview.error,
    canIssue,
    issue: () => void issue(),
  };
}

type IssueFormProps = { readonly issuing: Issuing; readonly onClose: () => void };

function IssueForm({ issuing, onClose }: IssueFormProps) {
  const { job, numbers, problems } = issuing;
  const isRunning = job.state.phase === 'running';
  return (
    <Form label={text.issueTitle} onSave={issuing.issue}>
      {issuing.error !== null && <ErrorPanel error={issuing.error} />}
      {numbers.length > 0 && <p>{text.issueBody(numbers.length, numbers[0] ?? '', numbers.at(-1) ?? '')}</p>}
      <DateField
        label={text.issuedOn}
        isRequired
        isDisabled={isRunning}
        value={issuing.issuedOn}
        onChange={issuing.setIssuedOn}
      />
      {problems.length > 0 && (
        <NoteBox tone="bad">
          <ProblemList problems={problems} />
        </NoteBox>
      )}
      <NoteBox tone="warning">{text.issueForever}</NoteBox>
      {job.state.phase === 'cancelled' ? (
        <p className="tone-muted">{text.cancelled}</p>
      ) : (
        <JobProgress job={job} title={text.running} />
      )}
      <div className="dialog__buttons">
        <Button disabled={isRunning} onClick={onClose}>
          {text.cancel}
        </Button>
        <Button
          type="submit"
          variant="filled"
          title="Ctrl+Enter"
          loading={isRunning}
          disabled={!issuing.canIssue}
        >
          {text.issue(issuing.readyCount)}
        </Button>
      </div>
    </Form>
  );
}

type DoneProps = {
  readonly made: Issued;
  readonly wasTooLate: boolean;
  readonly onClose: () => void;
  readonly onPrint: (made: Issued) => void;
};

function Done({ made, wasTooLate, onClose, onPrint }: DoneProps) {
  return (
    <>
      <JobDone title={text.done(made.issued)} tooLate={wasTooLate ? text.tooLate : null}>
        <p className="tone-muted">{text.numbers(made.numbers[0] ?? '', made.numbers.at(-1) ?? '')}</p>
      </JobDone>
      <div className="dialog__buttons">
        <Button onClick={() => onPrint(made)}>{certificatesText.print(made.issued)}</Button>
        <Button variant="filled" data-autofocus onClick={onClose}>
          {text.close}
        </Button>
      </div>
    </>
  );
}
