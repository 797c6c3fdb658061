import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import type { WireProblem } from '../../../src-shared/rpc/contract/shared.ts';
import type { SheetPreview } from '../../../src-shared/rpc/contract/sheets.ts';
import type { TemplateRow } from '../../../src-shared/rpc/contract/templates.ts';
import type { SheetKind } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import { TextField } from '../../components/form/form.tsx';
import { isComposing } from '../../components/keyboard.ts';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { ProblemList } from '../../components/notes/problem-list.tsx';
import { type Job, JobProgress, useJob } from '../../components/overlay/job.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { useDelayed } from '../../components/use-delayed.ts';
import { useLedger } from '../../ledger.ts';
import { navigate } from '../../routing.ts';
import { client, orpc, saveFile } from '../../rpc.ts';
import { describeError } from '../../text/errors.ts';
import { formatDateRange } from '../../text/format.ts';
import { sheetsText as text } from '../../text/sheets.ts';
import { templatesText } from '../../text/templates.ts';
import { type ChoiceChange, type ExportChoice, type SheetRequest, toRequest } from './export-choice.ts';
import { projectsFor, SheetFilters } from './sheet-filters.tsx';
import { SheetPaper } from './sheet-paper.tsx';

/** As many rows as are drawn before 其余 … 行 is said. */
const PREVIEW_ROWS = 300;

type Written = {
  readonly file: File;
  readonly rows: number;
  /** Worksheets, or workbooks of a filled template. */
  readonly sheets: number;
  /** Compared with the ledger after filling; null for a sheet of our own. */
  readonly checkedCells: number | null;
  readonly problems: readonly WireProblem[];
};

type SheetWorkspaceProps = {
  readonly choice: ExportChoice;
  readonly onChange: (change: ChoiceChange) => void;
  /** The center's own workbook that takes the records; null writes ours. */
  readonly template: TemplateRow | null;
  /** What can be done with the template, behind ⋯. */
  readonly menu?: ReactNode;
};

/** One sheet: which records, how it will look, what its reader would ask about, and the button that writes it. */
export function SheetWorkspace({ choice, onChange, template, menu }: SheetWorkspaceProps) {
  const frame = useLedger();
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [restedAnswers] = useDebouncedValue(answers, 400);
  const request = toRequest(choice, frame, restedAnswers);
  const preview = useQuery({
    ...orpc.sheets.preview.queryOptions({
      input: { request: request ?? { kind: choice.kind }, limit: PREVIEW_ROWS },
    }),
    enabled: request !== null,
    placeholderData: keepPreviousData,
  });
  const job = useJob<Written>();
  const { reset } = job;
  const subject = JSON.stringify([template?.uid ?? null, { ...choice, split: null }]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was written for another choice is no answer to this one
  useEffect(() => reset(), [subject, reset]);

  const data = request === null ? undefined : preview.data;
  const isBusy = job.state.phase === 'running';
  const canWrite = request !== null && data !== undefined && data.rowCount > 0 && !isBusy;
  const write = async () => {
    const present = toRequest(choice, frame, answers);
    if (!canWrite || present === null) return;
    const written = await job.run(() => startWriting(present, choice, template));
    if (written !== null) saveFile(written.file);
  };
  useWriteKey(() => void write());
  const words = text.kinds[choice.kind];

  return (
    <section className="sheets__main" aria-label={template?.name ?? words.title}>
      <header className="sheets__head">
        <div>
          <h2 className="truncate">{template?.name ?? words.title}</h2>
          <p>
            {template === null ? words.requester : templatesText.filledFrom(words.title, template.fileName)}
          </p>
        </div>
        <Button
          variant="filled"
          loading={isBusy}
          disabled={!canWrite}
          title={text.exportHint}
          onClick={() => void write()}
        >
          {template === null ? text.export : templatesText.fill}
        </Button>
        {menu}
      </header>
      <SheetFilters choice={choice} onChange={onChange} />
      <Outcome job={job} isTemplate={template !== null} />
      <div className="sheets__room">
        <div className="sheets__preview">
          <Body
            choice={choice}
            onChange={onChange}
            hasRequest={request !== null}
            data={data}
            isStale={preview.isPlaceholderData}
            isLoading={preview.isLoading && request !== null}
            error={request === null ? null : preview.error}
            onRetry={() => void preview.refetch()}
          />
        </div>
        {data !== undefined && (data.rowCount > 0 || data.problems.length > 0) && (
          <Side
            data={data}
            answers={answers}
            onAnswer={(key, value) => setAnswers((now) => ({ ...now, [key]: value }))}
          />
        )}
      </div>
    </section>
  );
}

/** Ctrl+Enter anywhere on the page. */
function useWriteKey(write: () => void): void {
  const onKeyDown = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
    if (event.target instanceof Element && event.target.closest('[role="dialog"]') !== null) return;
    event.preventDefault();
    write();
  });
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

type WriteIterator = {
  next(): Promise<IteratorResult<{ job: string; done: number; total: number; stage: string }, Written>>;
};

/** Starts the one call or the other; both tell how far they are in the same way. */
async function startWriting(
  request: SheetRequest,
  choice: ExportChoice,
  template: TemplateRow | null,
): Promise<WriteIterator> {
  const split = choice.split === null ? {} : { split: choice.split };
  if (template === null) {
    const writing = await client.sheets.write({ request, ...split });
    return {
      async next() {
        const step = await writing.next();
        return step.done ? { done: true, value: { ...step.value, checkedCells: null } } : step;
      },
    };
  }
  const filling = await client.templates.fill({ uid: template.uid, request, ...split });
  return {
    async next() {
      const step = await filling.next();
      if (!step.done) return step;
      const { file, rows, files, checkedCells, notes } = step.value;
      return { done: true, value: { file, rows, sheets: files, checkedCells, problems: notes } };
    },
  };
}

function Outcome({ job, isTemplate }: { readonly job: Job<Written>; readonly isTemplate: boolean }) {
  if (job.state.phase === 'idle') return null;
  return (
    <div className="sheets__outcome">
      <JobProgress
        job={job}
        title={isTemplate ? templatesText.filling : text.exporting}
        stageText={(stage) => text.stages[stage] ?? ''}
        result={(written) => (
          <NoteBox tone="ok">
            <p role="status" className="row">
              <span>
                {text.saved} <b>{written.file.name}</b>
              </span>
              <span>
                {text.result(written.rows, written.sheets, written.file.size, isTemplate)}
                {written.checkedCells !== null && ` · ${templatesText.checked(written.checkedCells)}`}
              </span>
              <Button size="compact-xs" variant="subtle" onClick={() => saveFile(written.file)}>
                {text.saveAgain}
              </Button>
            </p>
            {isTemplate && written.problems.length > 0 && <ProblemList problems={written.problems} />}
          </NoteBox>
        )}
      />
    </div>
  );
}

type BodyProps = {
  readonly choice: ExportChoice;
  readonly onChange: SheetWorkspaceProps['onChange'];
  readonly hasRequest: boolean;
  readonly data: SheetPreview | undefined;
  readonly isStale: boolean;
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly onRetry: () => void;
};

function Body(props: BodyProps) {
  const isSlow = useDelayed(props.isLoading, 300);
  if (!props.hasRequest)
    return (
      <Middle>
        <ProjectPicks kind={props.choice.kind} onPick={(project) => props.onChange({ project })} />
      </Middle>
    );
  if (isNothingToWrite(props.error)) return <NoRows choice={props.choice} onChange={props.onChange} />;
  if (props.error !== null)
    return (
      <Middle>
        <ErrorPanel error={props.error} onRetry={props.onRetry} />
      </Middle>
    );
  if (props.data === undefined)
    return <Middle>{isSlow && <p className="tone-muted small">{text.preview.loading}…</p>}</Middle>;
  if (props.data.rowCount === 0) return <NoRows choice={props.choice} onChange={props.onChange} />;
  return <SheetPaper preview={props.data} isStale={props.isStale} />;
}

function isNothingToWrite(error: unknown): boolean {
  return error !== null && describeError(error).problems.some(({ code }) => code === 'sheet.nothingToWrite');
}

const PICKS_MAX = 8;

type ProjectPicksProps = { readonly kind: SheetKind; readonly onPick: (projectUid: string) => void };

/** A sheet about one project: the first of those that can have rows, to take one at once. */
function ProjectPicks({ kind, onPick }: ProjectPicksProps) {
  const projects = useQuery(orpc.projects.list.queryOptions({ input: {} }));
  if (projects.error !== null)
    return <ErrorPanel error={projects.error} onRetry={() => void projects.refetch()} />;
  if (projects.data === undefined) return null;
  const rows = projectsFor(kind, projects.data.rows);
  if (rows.length === 0)
    return (
      <EmptyState
        title={text.noProjects}
        actions={<Button onClick={() => navigate(text.projectsPage.to)}>{text.projectsPage.label}</Button>}
      >
        {text.kinds[kind].noProjects ?? text.noProjectsBody}
      </EmptyState>
    );
  return (
    <div className="sheets__picks">
      <EmptyState title={text.chooseProjectTitle}>{text.chooseProjectBody}</EmptyState>
      <ul>
        {rows.slice(0, PICKS_MAX).map((row) => (
          <li key={row.uid}>
            <button type="button" onClick={() => onPick(row.uid)}>
              <span className="truncate">{row.name}</span>
              <small>{formatDateRange(row.startOn, row.endOn)}</small>
            </button>
          </li>
        ))}
      </ul>
      {rows.length > PICKS_MAX && <p className="tone-muted small">{text.moreProjects}</p>}
    </div>
  );
}

function Middle({ children }: { readonly children: ReactNode }) {
  return <div className="sheets__middle">{children}</div>;
}

/** Nothing to write: why, and what to do about it. */
function NoRows({ choice, onChange }: Pick<BodyProps, 'choice' | 'onChange'>) {
  const { emptyReason, emptyWay } = text.kinds[choice.kind];
  const isFiltered = choice.organisationName !== null || choice.level !== null;
  return (
    <Middle>
      <EmptyState
        title={text.none}
        actions={
          <>
            {isFiltered && (
              <Button onClick={() => onChange({ school: null, level: null })}>{text.clearFilters}</Button>
            )}
            <Button onClick={() => navigate(emptyWay.to)}>{emptyWay.label}</Button>
          </>
        }
      >
        {emptyReason}
        {text.noneFiltered}
      </EmptyState>
    </Middle>
  );
}

type SideProps = {
  readonly data: SheetPreview;
  readonly answers: Readonly<Record<string, string>>;
  readonly onAnswer: (key: string, value: string) => void;
};

/** What the ledger does not know, and what the reader of the sheet would ask about. */
function Side({ data, answers, onAnswer }: SideProps) {
  const { asks } = data;
  if (asks.length === 0 && data.problems.length === 0) return null;
  return (
    <aside className="sheets__beside sheets__side">
      {asks.length > 0 && (
        <section>
          <h3>{text.side.asks}</h3>
          <div className="sheets__asks">
            {asks.map(({ key, heading, value }) => (
              <TextField
                key={key}
                label={heading}
                maxLength={100}
                value={answers[key] ?? value}
                onChange={(typed) => onAnswer(key, typed)}
              />
            ))}
          </div>
          <p className="small tone-muted">{text.side.asksHint}</p>
        </section>
      )}
      {data.problems.length > 0 && (
        <section>
          <h3>{text.side.problems(data.problems.length)}</h3>
          <ProblemList problems={data.problems} />
        </section>
      )}
    </aside>
  );
}
