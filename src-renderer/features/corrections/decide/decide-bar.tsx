import { Button } from '@mantine/core';
import { JobProgress } from '../../../components/overlay/job.tsx';
import { correctionsText as text } from '../../../text/corrections.ts';
import type { Tally } from '../return-state.ts';
import type { Return } from '../use-return.ts';
import css from './decide-bar.module.css';

type DecideBarProps = {
  readonly sheet: Return;
  readonly tally: Tally;
  readonly onFinish: () => void;
};

/** Under the list: what is decided so far and the way to write it; then how far writing is, or why it failed. */
export function DecideBar({ sheet, tally, onFinish }: DecideBarProps) {
  const { phase } = sheet.job.state;
  return (
    <footer className={css['foot']}>
      {phase === 'running' || phase === 'failed' ? (
        <>
          <JobProgress job={sheet.job} title={text.applying} />
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
