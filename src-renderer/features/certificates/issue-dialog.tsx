import { Button, Modal } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Project } from '../../../src-shared/rpc/contract/projects.ts';
import { DateField, Form } from '../../components/form/form.tsx';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { ProblemList } from '../../components/notes/problem-list.tsx';
import { JobProgress, useJob } from '../../components/overlay/job.tsx';
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
  const { ledger } = useLedger();
  const projectUid = project.uid;
  const [issuedOn, setIssuedOn] = useState<string | null>(ledger.today);
  const [wasCancelling, setWasCancelling] = useState(false);
  const job = useJob<Issued>();
  const { phase } = job.state;
  const isCancelling = job.state.phase === 'running' && job.state.isCancelling;
  useEffect(() => {
    if (isCancelling) setWasCancelling(true);
  }, [isCancelling]);
  const preview = useQuery({
    ...orpc.certificates.preview.queryOptions({
      input: { projectUid, issuedOn: issuedOn ?? ledger.today },
    }),
    placeholderData: keepPreviousData,
    enabled: phase !== 'running' && phase !== 'done',
  });
  const ready = preview.data?.rows.filter((row) => row.state === 'ready') ?? [];
  const numbers = ready.flatMap((row) => (row.number === null ? [] : [row.number]));
  const problems = preview.data?.problems ?? [];
  // The numbers in sight while another day is asked are those of the day before.
  const isShown = preview.data !== undefined && !preview.isPlaceholderData;
  const canIssue =
    isShown && ready.length > 0 && problems.length === 0 && issuedOn !== null && phase !== 'running';
  const issue = async () => {
    if (!canIssue || issuedOn === null) return;
    setWasCancelling(false);
    await job.run(() =>
      client.certificates.issue({
        projectUid,
        issuedOn,
        traineeUids: ready.map((row) => row.traineeUid),
      }),
    );
    await invalidateLedger();
  };
  return (
    <Modal
      opened
      onClose={() => phase !== 'running' && onClose()}
      title={text.issueTitle}
      size={480}
      closeOnClickOutside={false}
    >
      <div className="dialog">
        {job.state.phase === 'done' ? (
          <Done
            made={job.state.result}
            wasCancelling={wasCancelling}
            onClose={onClose}
            onPrint={(made) => {
              onPrint(made.uids);
              onClose();
            }}
          />
        ) : (
          <Form label={text.issueTitle} onSave={() => void issue()}>
            {preview.error !== null && <ErrorPanel error={preview.error} />}
            {numbers.length > 0 && (
              <p>{text.issueBody(numbers.length, numbers[0] ?? '', numbers.at(-1) ?? '')}</p>
            )}
            <DateField
              label={text.issuedOn}
              isRequired
              isDisabled={phase === 'running'}
              value={issuedOn}
              onChange={setIssuedOn}
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
              <Button disabled={phase === 'running'} onClick={onClose}>
                {text.cancel}
              </Button>
              <Button
                type="submit"
                variant="filled"
                title="Ctrl+Enter"
                loading={phase === 'running'}
                disabled={!canIssue}
              >
                {text.issue(ready.length)}
              </Button>
            </div>
          </Form>
        )}
      </div>
    </Modal>
  );
}

type DoneProps = {
  readonly made: Issued;
  readonly wasCancelling: boolean;
  readonly onClose: () => void;
  readonly onPrint: (made: Issued) => void;
};

function Done({ made, wasCancelling, onClose, onPrint }: DoneProps) {
  return (
    <>
      <div className="project-done" role="status">
        <b>{text.done(made.issued)}</b>
        <p className="tone-muted">{text.numbers(made.numbers[0] ?? '', made.numbers.at(-1) ?? '')}</p>
        {wasCancelling && <p className="tone-short">{text.tooLate}</p>}
      </div>
      <div className="dialog__buttons">
        <Button onClick={() => onPrint(made)}>{certificatesText.print(made.issued)}</Button>
        <Button variant="filled" data-autofocus onClick={onClose}>
          {text.close}
        </Button>
      </div>
    </>
  );
}
