import { Button, Modal } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import type { Project } from '../../../src-shared/rpc/contract/projects.ts';
import { DateField, Form } from '../../components/form/form.tsx';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { ProblemList } from '../../components/notes/problem-list.tsx';
import { JobProgress, useJob } from '../../components/overlay/job.tsx';
import { invalidateLedger, useLedger } from '../../ledger.ts';
import { client, orpc } from '../../rpc.ts';
import { describeError } from '../../text/errors.ts';
import { formatCredits, formatHours, formatSeal, NONE } from '../../text/format.ts';
import { plannedOutcomeWords, registrationsText } from '../../text/registrations.ts';
import { isOfOnePerson } from './blocking.ts';
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
  const { ledger } = useLedger();
  const [registeredOn, setRegisteredOn] = useState<string | null>(ledger.today);
  const [isChanged, setIsChanged] = useState(false);
  const [wasCancelling, setWasCancelling] = useState(false);
  const job = useJob<Registered>();
  const projectUid = project.uid;
  const preview = useQuery({
    ...orpc.registrations.preview.queryOptions({
      input: { projectUid, registeredOn: registeredOn ?? ledger.today },
    }),
    placeholderData: keepPreviousData,
    enabled: job.state.phase !== 'done',
  });
  const { phase } = job.state;
  const isCancelling = job.state.phase === 'running' && job.state.isCancelling;
  useEffect(() => {
    if (isCancelling) setWasCancelling(true);
  }, [isCancelling]);
  const register = async () => {
    const shown = preview.data;
    // What is shown while another day is asked belongs to the day before.
    if (shown === undefined || preview.isPlaceholderData) return;
    if (phase === 'running' || !isReady(shown, registeredOn)) return;
    setIsChanged(false);
    setWasCancelling(false);
    await job.run(() =>
      client.registrations.register({
        projectUid,
        fingerprint: shown.fingerprint,
        registeredOn: shown.registeredOn,
      }),
    );
    await invalidateLedger();
  };
  const failed = job.state.phase === 'failed' ? describeError(job.state.error) : null;
  const isStale =
    failed?.problems.some((problem) => problem.code === 'registration.changedSincePreview') ?? false;
  return (
    <Modal
      opened
      onClose={() => phase !== 'running' && onClose()}
      title={text.title}
      size={600}
      closeOnClickOutside={false}
    >
      <div className="dialog">
        {job.state.phase === 'done' ? (
          <Result
            result={job.state.result}
            wasCancelling={wasCancelling}
            onClose={onClose}
            onPrint={onPrint}
            onCertificates={onCertificates}
          />
        ) : (
          <Form label={text.title} onSave={() => void register()}>
            {preview.error !== null && (
              <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />
            )}
            {preview.data !== undefined && (
              <Sums
                preview={preview.data}
                isStale={preview.isPlaceholderData}
                isOutside={project.fields.kind === 'outside'}
              />
            )}
            <div className="project-register__day">
              <DateField
                label={text.registeredOn}
                isRequired
                value={registeredOn}
                isDisabled={phase === 'running'}
                onChange={(value) => {
                  setRegisteredOn(value);
                  setIsChanged(true);
                }}
              />
            </div>
            {preview.data !== undefined && <Problems preview={preview.data} />}
            {isStale && !isChanged && <NoteBox tone="warning">{text.stale}</NoteBox>}
            {!isStale && (
              <JobProgress job={job} title={text.running} stageText={(stage) => text.stages[stage] ?? ''} />
            )}
            <p className="small tone-muted">{text.seals}</p>
            <div className="dialog__buttons">
              <Button disabled={phase === 'running'} onClick={onClose}>
                {text.cancel}
              </Button>
              <Button
                type="submit"
                variant="filled"
                title="Ctrl+Enter"
                loading={phase === 'running'}
                disabled={
                  preview.data === undefined ||
                  preview.isPlaceholderData ||
                  !isReady(preview.data, registeredOn)
                }
              >
                {text.button(preview.data?.awardedCount ?? 0)}
              </Button>
            </div>
          </Form>
        )}
      </div>
    </Modal>
  );
}

function isReady(preview: Preview, registeredOn: string | null): boolean {
  const isBlocked = preview.problems.some(
    (problem) => problem.severity === 'error' && !isOfOnePerson(problem),
  );
  return registeredOn !== null && preview.awardedCount > 0 && !isBlocked;
}

type SumsProps = { readonly preview: Preview; readonly isStale: boolean; readonly isOutside: boolean };

function Sums({ preview, isStale, isOutside }: SumsProps) {
  const sums = sumsOf(preview.rows);
  const out = leftOutKinds.flatMap((kind) =>
    (sums.leftOut[kind] ?? 0) > 0 ? [[kind, sums.leftOut[kind] ?? 0] as const] : [],
  );
  return (
    <div className={isStale ? 'is-stale' : ''}>
      <dl className="project-sums">
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
          <div className="project-register__people">
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
      <div className="project-done" role="status">
        <b>{text.done(result.recorded)}</b>
        {result.alreadyRecorded > 0 && <p>{text.already(result.alreadyRecorded)}</p>}
        {result.batch !== null && (
          <p className="tone-muted" title={result.batch.seal}>
            {text.seal} <span className="project-seal">{formatSeal(result.batch.seal)}</span>
          </p>
        )}
        {wasCancelling && <p className="tone-short">{text.tooLate}</p>}
      </div>
      <div className="dialog__buttons">
        {batch?.canUndo && (
          <Button className="project-register__undo" variant="subtle" onClick={() => setUndoing(batch)}>
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
