import { Button, Menu } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import './corrections.css';
import type { CorrectionReading, ReturnDifference } from '../../../src-shared/rpc/contract/corrections.ts';
import { FileDrop } from '../../components/form/file-drop.tsx';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { ProblemList } from '../../components/notes/problem-list.tsx';
import { JobProgress } from '../../components/overlay/job.tsx';
import { Split } from '../../components/overlay/side-drawer.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { FilterBar, FilterSelect, FilterToggle, SearchField } from '../../components/page/filters.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { useDelayed } from '../../components/use-delayed.ts';
import {
  type Decision,
  differenceKinds,
  differenceKindWords,
  fieldWord,
  correctionsText as text,
} from '../../text/corrections.ts';
import { formatCount, formatInstant } from '../../text/format.ts';
import { sheetsText } from '../../text/sheets.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { DifferenceDrawer } from './difference-drawer.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { MappingDialog } from './mapping-dialog.tsx';
import { PastReturns } from './past-returns.tsx';
import { RangeFilters } from './range-filters.tsx';
import { ReturnResult } from './return-result.tsx';
import { type DifferenceList, useDifferenceList } from './use-difference-list.ts';
import { type Return, useReturn, useTally } from './use-return.ts';

/** 核对退回的登记表: a sheet the county corrected, difference by difference. */
export function ReturnsPage() {
  const sheet = useReturn();
  const isDone = sheet.job.state.phase === 'done';
  return (
    <div className="page">
      <PageHead
        title={text.title}
        back={{ to: '/exports', title: sheetsText.title }}
        actions={
          sheet.source !== null &&
          !isDone && (
            <Button disabled={sheet.job.state.phase === 'running'} onClick={sheet.restart}>
              {text.another}
            </Button>
          )
        }
      />
      {isDone ? (
        <div className="page__body">
          <ReturnResult sheet={sheet} />
        </div>
      ) : sheet.reading === null || sheet.reading.headerRow === 0 ? (
        <Start sheet={sheet} />
      ) : (
        <Reading sheet={sheet} reading={sheet.reading} />
      )}
    </div>
  );
}

function Start({ sheet }: { readonly sheet: Return }) {
  const isSlow = useDelayed(sheet.isReading, 300);
  const { reading } = sheet;
  return (
    <div className="page__body">
      <div className="corrections__start">
        <FileDrop
          accept={text.accept}
          file={sheet.source?.file ?? null}
          onFile={sheet.takeFile}
          hint={text.fileHint}
        />
        {isSlow && (
          <p className="tone-muted small" role="status">
            {text.reading}…
          </p>
        )}
        {sheet.readError !== null && <ErrorPanel error={sheet.readError} onRetry={sheet.readAgain} />}
        {reading !== null && (
          <NoteBox tone="warning">
            <ProblemList problems={reading.problems} />
            {reading.sheets.length > 1 && <SheetSelect sheet={sheet} reading={reading} />}
          </NoteBox>
        )}
        {sheet.source === null && (
          <>
            <ol className="corrections__steps">
              {text.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            <PastReturns />
          </>
        )}
      </div>
    </div>
  );
}

type ReadingProps = { readonly sheet: Return; readonly reading: CorrectionReading };

function SheetSelect({ sheet, reading }: ReadingProps) {
  return (
    <FilterSelect
      label={text.sheet}
      isRequired
      options={reading.sheets.map((name) => ({ value: name, label: name }))}
      value={reading.sheet}
      onChange={(name) => name !== null && sheet.change({ sheet: name })}
    />
  );
}

function Reading({ sheet, reading }: ReadingProps) {
  const [isMapping, setIsMapping] = useState(false);
  const errors = reading.problems.filter((problem) => problem.severity === 'error');
  const warnings = reading.problems.filter((problem) => problem.severity === 'warning');
  return (
    <>
      <div className="corrections__head">
        <span className="strong truncate">{reading.fileName}</span>
        {reading.sheets.length > 1 && <SheetSelect sheet={sheet} reading={reading} />}
        <span role="status">
          {reading.decided === null && text.summary(reading.counts.same, reading.differences.length)}
        </span>
        {reading.counts.later > 0 && <span className="tone-muted">{text.later(reading.counts.later)}</span>}
        {reading.decided === null && (
          <span className="row push">
            <RangeFilters sheet={sheet} reading={reading} />
            <Button size="xs" variant="subtle" onClick={() => setIsMapping(true)}>
              {text.mapping}
            </Button>
          </span>
        )}
      </div>
      {(errors.length > 0 || warnings.length > 0) && (
        <div className="corrections__notes">
          <NoteBox tone={errors.length > 0 ? 'bad' : 'warning'}>
            <ProblemList problems={[...errors, ...warnings]} />
          </NoteBox>
        </div>
      )}
      <Differences sheet={sheet} reading={reading} />
      <MappingDialog
        reading={reading}
        corrections={sheet.source?.mapping ?? {}}
        isOpen={isMapping}
        onChange={(mapping) => sheet.change({ mapping })}
        onClose={() => setIsMapping(false)}
      />
    </>
  );
}

function Differences({ sheet, reading }: ReadingProps) {
  const { differences, decided } = reading;
  if (decided !== null)
    return (
      <Message title={text.decidedTitle}>
        {text.decidedHint(
          decided.actor,
          formatInstant(decided.recordedAt),
          decided.accepted,
          decided.rejected,
        )}
      </Message>
    );
  if (differences.length === 0) return <Message title={text.same}>{text.sameHint}</Message>;
  return <OpenDifferences sheet={sheet} reading={reading} />;
}

function Message({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="page__body">
      <EmptyState title={title}>{children}</EmptyState>
    </div>
  );
}

/** The differences to decide on: filters, the list with its detail, and what is decided so far. */
function OpenDifferences({ sheet, reading: { differences } }: ReadingProps) {
  const { decisions, decide } = sheet;
  const [isAsking, setIsAsking] = useState(false);
  const tally = useTally(differences, decisions);
  const list = useDifferenceList(differences, sheet);
  const { shown, present, selected, onSelect } = list;
  const onDecide = useCallback(
    (difference: ReturnDifference, decision: Decision | null) => decide([difference], decision),
    [decide],
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table inside holds the focus; two keys decide on its row
    <div className="corrections" onKeyDown={list.onKeyDown}>
      <DifferenceFilters differences={differences} list={list}>
        <BulkMenu shown={shown} decisions={decisions} decide={decide} />
      </DifferenceFilters>
      <Split
        drawer={
          present === undefined ? null : (
            <DifferenceDrawer
              difference={present}
              decision={decisions.get(present.id) ?? null}
              onDecide={onDecide}
              onClose={list.close}
              onStep={list.step}
            />
          )
        }
      >
        <DifferenceTable
          differences={shown}
          decisions={decisions}
          onDecide={onDecide}
          selected={selected}
          onSelect={onSelect}
          isStale={sheet.isReading}
          resetKey={`${list.filters.kind ?? ''} ${list.filters.search}`}
        />
      </Split>
      <Foot sheet={sheet} tally={tally} onFinish={() => setIsAsking(true)} />
      <DecideDialog sheet={sheet} tally={tally} isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </div>
  );
}

type DifferenceFiltersProps = {
  readonly differences: readonly ReturnDifference[];
  readonly list: DifferenceList;
  /** At the end of the bar. */
  readonly children: ReactNode;
};

/** Search, kinds with their counts, and only what is open. */
function DifferenceFilters({ differences, list, children }: DifferenceFiltersProps) {
  const { filters, change } = list;
  return (
    <FilterBar>
      <SearchField
        value={filters.search}
        onChange={(search) => change({ search })}
        placeholder={text.search}
        width={160}
      />
      <FilterToggle
        label={`${text.all} ${formatCount(differences.length)}`}
        isOn={filters.kind === null}
        onChange={() => change({ kind: null })}
      />
      {differenceKinds.map((each) => {
        const count = differences.filter((difference) => difference.kind === each).length;
        return (
          count > 0 && (
            <FilterToggle
              key={each}
              label={`${differenceKindWords[each]} ${formatCount(count)}`}
              isOn={filters.kind === each}
              onChange={(isOn) => change({ kind: isOn ? each : null })}
            />
          )
        );
      })}
      <FilterToggle
        label={text.onlyOpen}
        isOn={filters.isOnlyOpen}
        onChange={(isOnlyOpen) => change({ isOnlyOpen })}
      />
      <span className="push">{children}</span>
    </FilterBar>
  );
}

type BulkMenuProps = {
  readonly shown: readonly ReturnDifference[];
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly decide: Return['decide'];
};

/** Decides on everything in the list, or on one column of it. */
function BulkMenu({ shown, decisions, decide }: BulkMenuProps) {
  const acceptable = shown.filter(({ canAccept }) => canAccept);
  const open = shown.filter(({ id }) => !decisions.has(id));
  const openAcceptable = open.filter(({ canAccept }) => canAccept);
  const unseen = open.filter(({ canAccept }) => !canAccept);
  const byColumn = Map.groupBy(acceptable, (difference) =>
    difference.field === null ? differenceKindWords[difference.kind] : fieldWord(difference),
  );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs">{text.bulk} ▾</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {[...byColumn].map(([column, rows]) => (
          <Menu.Item key={column} onClick={() => decide(rows, 'accept')}>
            {text.acceptAll(column, rows.length)}
          </Menu.Item>
        ))}
        {byColumn.size > 1 && (
          <Menu.Item onClick={() => decide(acceptable, 'accept')}>
            {text.acceptAll(text.allOfThem, acceptable.length)}
          </Menu.Item>
        )}
        <Menu.Divider />
        {openAcceptable.length > 0 && (
          <Menu.Item onClick={() => decide(openAcceptable, 'reject')}>
            {text.rejectRest(openAcceptable.length)}
          </Menu.Item>
        )}
        {unseen.length > 0 && (
          <Menu.Item onClick={() => decide(unseen, 'seen')}>{text.seeRest(unseen.length)}</Menu.Item>
        )}
        <Menu.Item onClick={() => decide(shown, null)}>{text.clear}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

type FootProps = {
  readonly sheet: Return;
  readonly tally: ReturnType<typeof useTally>;
  readonly onFinish: () => void;
};

function Foot({ sheet, tally, onFinish }: FootProps) {
  const { phase } = sheet.job.state;
  return (
    <footer className="corrections__foot">
      {phase === 'running' || phase === 'failed' ? (
        <>
          <JobProgress
            job={sheet.job}
            title={text.applying}
            stageText={(stage) => text.stages[stage] ?? ''}
          />
          {phase === 'failed' && (
            <Button className="push" onClick={sheet.readAgain}>
              {text.mappingDone}
            </Button>
          )}
        </>
      ) : (
        <>
          <span role="status">
            <span className={tally.open > 0 ? 'strong' : ''}>
              {text.plan(tally.accepted, tally.rejected, tally.open)}
            </span>
            {phase === 'cancelled' && <span className="tone-muted">　{text.cancelled}</span>}
          </span>
          <span className="tone-muted small">{text.keys}</span>
          <Button
            variant="filled"
            className="push"
            disabled={tally.open > 0 || sheet.isReading}
            title={tally.open > 0 ? text.finishHint : undefined}
            onClick={onFinish}
          >
            {text.finish}
          </Button>
        </>
      )}
    </footer>
  );
}
