import { Button } from '@mantine/core';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import type { Project } from '../../../src-shared/rpc/contract/projects.ts';
import { Form } from '../../components/form/form.tsx';
import { DateField } from '../../components/form/parsed-fields.tsx';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { ProblemList } from '../../components/notes/problem-list.tsx';
import { DialogFoot } from '../../components/overlay/dialog-parts.tsx';
import { JobProgress } from '../../components/overlay/job.tsx';
import type { JobIterator } from '../../components/overlay/job-controller.ts';
import { JobButtons, JobDialog } from '../../components/overlay/job-dialog.tsx';
import { JobDone } from '../../components/overlay/job-done.tsx';
import { usePreviewedJob } from '../../components/overlay/use-previewed-job.ts';
import { client, orpc } from '../../rpc.ts';
import { certificatesText } from '../../text/certificates.ts';

const text = certificatesText.tab;
type Preview = Outputs['certificates']['preview'];
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
  return (
    <JobDialog
      job={issuing.job}
      title={text.issueTitle}
      size={480}
      onClose={onClose}
      done={(made, wasTooLate) => (
        <Done
          made={made}
          wasTooLate={wasTooLate}
          onClose={onClose}
          onPrint={() => {
            onPrint(made.uids);
            onClose();
          }}
        />
      )}
    >
      <IssueForm issuing={issuing} onClose={onClose} />
    </JobDialog>
  );
}

const readyRows = (preview: Preview | undefined) =>
  preview?.rows.filter((row) => row.state === 'ready') ?? [];

/** The day of issue, the numbers it would give, and the issuing itself. */
function useIssuing(projectUid: string) {
  return usePreviewedJob({
    previewOn: (issuedOn) => orpc.certificates.preview.queryOptions({ input: { projectUid, issuedOn } }),
    isReady: (preview) => readyRows(preview).length > 0 && preview.problems.length === 0,
    start: (preview, issuedOn): Promise<JobIterator<Issued>> =>
      client.certificates.issue({
        projectUid,
        issuedOn,
        traineeUids: readyRows(preview).map((row) => row.traineeUid),
      }),
  });
}

type IssueFormProps = { readonly issuing: ReturnType<typeof useIssuing>; readonly onClose: () => void };

function IssueForm({ issuing, onClose }: IssueFormProps) {
  const { job, preview, isRunning } = issuing;
  const ready = readyRows(preview);
  const numbers = ready.flatMap(({ number }) => number ?? []);
  const problems = preview?.problems ?? [];
  return (
    <Form label={text.issueTitle} onSave={issuing.start}>
      {issuing.error !== null && <ErrorPanel error={issuing.error} />}
      {numbers.length > 0 && <p>{text.issueBody(numbers.length, numbers[0] ?? '', numbers.at(-1) ?? '')}</p>}
      <DateField
        label={text.issuedOn}
        isRequired
        isDisabled={isRunning}
        value={issuing.day}
        onChange={issuing.chooseDay}
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
      <JobButtons
        cancelLabel={text.cancel}
        startLabel={text.issue(ready.length)}
        isRunning={isRunning}
        canStart={issuing.canStart && !isRunning}
        onClose={onClose}
      />
    </Form>
  );
}

type DoneProps = {
  readonly made: Issued;
  readonly wasTooLate: boolean;
  readonly onClose: () => void;
  readonly onPrint: () => void;
};

function Done({ made, wasTooLate, onClose, onPrint }: DoneProps) {
  return (
    <>
      <JobDone title={text.done(made.issued)} tooLate={wasTooLate ? text.tooLate : null}>
        <p className="tone-muted">{text.numbers(made.numbers[0] ?? '', made.numbers.at(-1) ?? '')}</p>
      </JobDone>
      <DialogFoot>
        <Button onClick={onPrint}>{certificatesText.print(made.issued)}</Button>
        <Button variant="filled" data-autofocus onClick={onClose}>
          {text.close}
        </Button>
      </DialogFoot>
    </>
  );
}
