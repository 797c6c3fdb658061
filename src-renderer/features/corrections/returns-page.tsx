import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { ProblemList } from '../../components/notes/problem-list.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { Page, PageBody } from '../../components/page/page.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { correctionsText as text } from '../../text/corrections.ts';
import { formatInstant } from '../../text/format.ts';
import { sheetsText } from '../../text/sheets.ts';
import { OpenDifferences } from './differences/open-differences.tsx';
import { MappingDialog } from './mapping-dialog.tsx';
import { RangeFilters } from './range-filters.tsx';
import { ReturnResult } from './return-result.tsx';
import { ReturnStart } from './return-start.tsx';
import css from './returns-page.module.css';
import { SheetSelect } from './sheet-select.tsx';
import { type ReadReturn, useReturn } from './use-return.ts';

/** 核对退回的登记表: a sheet the county corrected, difference by difference. */
export function ReturnsPage() {
  const sheet = useReturn();
  const isDone = sheet.job.state.phase === 'done';
  return (
    <Page>
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
        <PageBody>
          <ReturnResult sheet={sheet} />
        </PageBody>
      ) : sheet.reading === null || sheet.reading.headerRow === 0 ? (
        <ReturnStart sheet={sheet} />
      ) : (
        <Reading sheet={sheet} reading={sheet.reading} />
      )}
    </Page>
  );
}

function Reading({ sheet, reading }: ReadReturn) {
  const [isMapping, setIsMapping] = useState(false);
  const errors = reading.problems.filter((problem) => problem.severity === 'error');
  const warnings = reading.problems.filter((problem) => problem.severity === 'warning');
  return (
    <>
      <div className={css['head']}>
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
        <div className={css['notes']}>
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

function Differences({ sheet, reading }: ReadReturn) {
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
    <PageBody>
      <EmptyState title={title}>{children}</EmptyState>
    </PageBody>
  );
}
