import { Button, Modal } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import type { Project } from '../../../src-shared/rpc/contract/projects.ts';
import { DateField, Form } from '../../components/form/form.tsx';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { ProblemList } from '../../components/notes/problem-list.tsx';
import { JobProgress, useJob } from '../../components/overlay/job.tsx';
import { JobDone } from '../../components/overlay/job-done.tsx';
import { invalidateLedger, useLedger } from '../../ledger.ts';
import { client, orpc } from '../../rpc.ts';
import { describeError } from '../../text/errors.ts';
import { formatCredits, formatHours, formatSeal, NONE } from '../../text/format.ts';
import { plannedOutcomeWords, registrationsText } from '../../text/registrations.ts';
import { isOfOnePerson } from './blocking.ts';
import css from './register-dialog.module.css';
import { sumsOf } from './sums.ts';
import { type Batch, UndoBatchDialog } from './undo-batch-dialog.tsx';

const text = registrationsText.register;
/** Why people are left out, in the order in which it is said. */
const leftOutKinds = ['nothing', 'refused', 'undecided', 'pending', 'registered'] as const;
type Preview = Outputs['registrations']['preview'];
type Registered =
  Awaited<ReturnType<typeof client.registrations.register>> extends AsyncIterator<unknown, infer Result>
    ? Result
    : never;

type RegisterDialogProps = {
  readonly project: Project;
  readonly onClose: () => void;
  /** Saves the sheet of what was registered. */
  readonly onPrint: () => void;
  /** Goes on to the certificates; left out where this project has none. */
  readonly onCertificates?: () => void;
};

/** Shows exactly what will be registered, on which day, and what refuses it; then does that and nothing else. */
export function RegisterDialog({ project, onClose, onPrint, onCertificates }: RegisterDialogProps) {
  const registration = useRegistration(project.uid);
  const { state } = registration.job;
  return (
    <Modal
      opened
      onClose={() => state.phase !== 'running' && onClose()}
      title={text.title}
      size={600}
      closeOnClickOutside={false}
    >
      <div className="dialog">
        {state.phase === 'done' ? (
          <Result
            result={state.result}
            wasCancelling={registration.wasCancelling}
            onClose={onClose}
            onPrint={onPrint}
            onCertificates={onCertificates}
          />
        ) : (
          <RegisterForm
            registration={registration}
            isOutside={project.fields.kind === 'outside'}
            onClose={onClose}
          />
        )}
      </div>
    </Modal>
  );
}

/** The preview for a day, and registering just what it shows. */
function useRegistration(projectUid: string) {
  const { today } = useLedger().ledger;
  const [registeredOn, setRegisteredOn] = useState<string | null>(today);
  const [isChanged, setIsChanged] = useState(false);
  const [wasCancelling, setWasCancelling] = useState(false);
  const job = useJob<Registered>();
  const { state } = job;
  const preview = useQuery({
    ...orpc.registrations.preview.queryOptions({
      input: { projectUid, registeredOn: registeredOn ?? today },
    }),
    placeholderData: keepPreviousData,
    enabled: state.phase !== 'done',
  });
  if (state.phase === 'running' && state.isCancelling && !wasCancelling) setWasCancelling(true);
  // What is shown while another day is asked belongs to the day before.
  const shown = preview.isPlaceholderData ? undefined : preview.data;
  const isRunning = state.phase === 'running';
  const canRegister = shown !== undefined && isReady(shown, registeredOn);
  const register = async () => {
    if (shown === undefined || isRunning || !canRegister) return;
    setIsChanged(false);
    setWasCancelling(false);
    const { fingerprint, registeredOn: day } = shown;
    await job.run(() => client.registrations.register({ projectUid, fingerprint, registeredOn: day }));
    await invalidateLedger();
  };
  const choose = (day: string | null) => {
    setRegisteredOn(day);
    setIsChanged(true);
  };
  return { registeredOn, choose, isChanged, wasCancelling, job, isRunning, preview, canRegister, register };
}

type RegisterFormProps = {
  readonly registration: ReturnType<typeof useRegistration>;
  readonly isOutside: boolean;
  readonly onClose: () => void;
};

function RegisterForm({ registration, isOutside, onClose }: RegisterFormProps) {
  const { preview, job, isRunning, register } = registration;
  const isStale = job.state.phase === 'failed' && wasChanged(job.state.error);
  return (
    <Form label={text.title} onSave={() => void register()}>
      {preview.error !== null && <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.data !== undefined && <Sums preview={preview.data} isOutside={isOutside} />}
      <div className={css['day']}>
        <DateField
          label={text.registeredOn}
          isRequired
          value={registration.registeredOn}
          isDisabled={isRunning}
          onChange={registration.choose}
        />
      </div>
      {preview.data !== undefined && <Problems preview={preview.data} />}
      {isStale && !registration.isChanged && <NoteBox tone="warning">{text.stale}</NoteBox>}
      {!isStale && (
        <JobProgress job={job} title={text.running} stageText={(stage) => text.stages[stage] ?? ''} />
      )}
      <p className="small tone-muted">{text.seals}</p>
      <div className="dialog__buttons">
        <Button disabled={isRunning} onClick={onClose}>
          {text.cancel}
        </Button>
        <Button
          type="submit"
          variant="filled"
          title="Ctrl+Enter"
          loading={isRunning}
          disabled={!registration.canRegister}
        >
          {text.button(preview.data?.awardedCount ?? 0)}
        </Button>
      </div>
    </Form>
  );
}

/** Whether registering was refused because something changed since the preview. */
function wasChanged(error: unknown): boolean {
  return describeError(error).problems.some(({ code }) => code === 'registration.changedSincePreview');
}

function isReady(preview: Preview, registeredOn: string | null): boolean {
  const isBlocked = preview.problems.some(
    (problem) => problem.severity === 'error' && !isOfOnePerson(problem),
  );
  return registeredOn !== null && preview.awardedCount > 0 && !isBlocked;
}

type SumsProps = { readonly preview: Preview; readonly isOutside: boolean };

function Sums({ preview, isOutside }: SumsProps) {
  const sums = sumsOf(preview.rows);
  const out = leftOutKinds.flatMap((kind) =>
    (sums.leftOut[kind] ?? 0) > 0 ? [[kind, sums.leftOut[kind] ?? 0] as const] : [],
  );
  return (
    <div>
      <dl className={css['sums']}>
        <div>
          <dt>{text.people}</dt>
          <dd>{text.peopleValue(preview.awardedCount)}</dd>
        </div>
        <div>
          <dt>{text.hours}</dt>
          <dd>{formatHours(preview.hoursTotal)}</dd>
        </div>
        {preview.creditsTotal !== null && (
          <div>
            <dt>{text.credits}</dt>
            <dd>{formatCredits(preview.creditsTotal)}</dd>
          </div>
        )}
        <div>
          <dt>{text.years}</dt>
          <dd>{sums.years.length === 0 ? NONE : sums.years.join('、')}</dd>
        </div>
      </dl>
      {out.length > 0 && (
        <p className="small tone-muted">
          {text.leftOut}：
          {out
            .map(([kind, count]) =>
              text.leftOutLine(
                kind === 'pending' && isOutside ? text.pendingOutside : plannedOutcomeWords[kind],
                count,
              ),
            )
            .join('、')}
        </p>
      )}
    </div>
  );
}

function Problems({ preview }: { readonly preview: Preview }) {
  const others = preview.problems.filter((problem) => !isOfOnePerson(problem));
  const blocking = others.filter((problem) => problem.severity === 'error');
  const warnings = others.filter((problem) => problem.severity === 'warning');
  const single = preview.problems.filter(isOfOnePerson);
  return (
    <>
      {blocking.length > 0 && (
        <NoteBox tone="bad">
          <b>{text.blocked}</b>
          <ProblemList problems={blocking} />
        </NoteBox>
      )}
      {warnings.length > 0 && (
        <NoteBox tone="warning">
          <ProblemList problems={warnings} />
        </NoteBox>
      )}
      {single.length > 0 && (
        <NoteBox tone="warning">
          <b>{text.leftOut}</b>
          <div className={css['people']}>
            <ProblemList problems={single.map((problem) => ({ ...problem, severity: 'warning' as const }))} />
          </div>
        </NoteBox>
      )}
    </>
  );
}

type ResultProps = Pick<RegisterDialogProps, 'onClose' | 'onPrint' | 'onCertificates'> & {
  readonly result: Registered;
  readonly wasCancelling: boolean;
};

function Result({ result, wasCancelling, onClose, onPrint, onCertificates }: ResultProps) {
  const [undoing, setUndoing] = useState<Batch | null>(null);
  const { batch } = result;
  return (
    <>
      <JobDone title={text.done(result.recorded)} tooLate={wasCancelling ? text.tooLate : null}>
        {result.alreadyRecorded > 0 && <p>{text.already(result.alreadyRecorded)}</p>}
        {result.batch !== null && (
          <p className="tone-muted" title={result.batch.seal}>
            {text.seal} <span className={css['seal']}>{formatSeal(result.batch.seal)}</span>
          </p>
        )}
      </JobDone>
      <div className="dialog__buttons">
        {batch?.canUndo && (
          <Button className={css['undo']} variant="subtle" onClick={() => setUndoing(batch)}>
            {registrationsText.undoBatch.action}
          </Button>
        )}
        <Button onClick={onPrint}>{text.print}</Button>
        {onCertificates !== undefined && <Button onClick={onCertificates}>{text.toCertificates}</Button>}
        <Button variant="filled" data-autofocus onClick={onClose}>
          {text.close}
        </Button>
      </div>
      <UndoBatchDialog batch={undoing} onClose={() => setUndoing(null)} onUndone={onClose} />
    </>
  );
}
