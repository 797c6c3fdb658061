import { Button } from '@mantine/core';
import {
  importKinds,
  isLeftOut,
  planSentence,
  importWizardText as text,
  writtenCount,
} from '../../../text/import-wizard.ts';
import { classes } from '../../classes.ts';
import { ErrorPanel } from '../../notes/error-panel.tsx';
import { JobProgress } from '../../overlay/job.tsx';
import fileStep from '../file-step.module.css';
import foot from '../foot.module.css';
import type { ImportPreview, ImportWords } from '../import-source.ts';
import type { Import } from '../use-import.ts';
import { ImportRows } from './import-rows.tsx';

type CheckStepProps = { readonly wizard: Import; readonly words: ImportWords };

/** The user's own rows, what each would do, every problem, and the sentence of what the button does. */
export function CheckStep({ wizard, words }: CheckStepProps) {
  const { preview } = wizard;
  if (preview === null)
    return (
      <div className={fileStep['room']}>
        {wizard.readError !== null && <ErrorPanel error={wizard.readError} onRetry={wizard.readAgain} />}
      </div>
    );
  return (
    <>
      <ImportRows preview={preview} isStale={wizard.isReading} />
      <Foot wizard={wizard} preview={preview} words={words} />
    </>
  );
}

type FootProps = { readonly wizard: Import; readonly preview: ImportPreview; readonly words: ImportWords };

function Foot({ wizard, preview, words }: FootProps) {
  const { phase } = wizard.job.state;
  const count = writtenCount(preview.counts);
  const leavesSome = importKinds.some((kind) => isLeftOut(kind) && preview.counts[kind] > 0);
  return (
    <footer className={foot['foot']}>
      {phase === 'running' ? (
        <JobProgress job={wizard.job} title={text.applying} />
      ) : phase === 'failed' ? (
        <>
          <JobProgress job={wizard.job} title={text.applying} />
          <Button className="push" onClick={wizard.readAgain}>
            {text.again}
          </Button>
        </>
      ) : (
        <>
          <span className={classes(foot['plan'], 'truncate')} role="status">
            <span className={leavesSome ? 'strong' : ''}>{planSentence(preview.counts)}</span>
            {phase === 'cancelled' && <span className="tone-muted">　{text.cancelled}</span>}
          </span>
          <Button className="push" onClick={() => wizard.goTo('mapping')}>
            {text.back}
          </Button>
          <Button variant="filled" disabled={count === 0} loading={wizard.isReading} onClick={wizard.apply}>
            {count === 0 ? text.nothing : text.apply(count, words.unit)}
          </Button>
        </>
      )}
    </footer>
  );
}
