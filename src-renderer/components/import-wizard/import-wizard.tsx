import { importWizardText as text } from '../../text/import-wizard.ts';
import { useReportBusy } from '../busy.ts';
import { CheckStep } from './check/check-step.tsx';
import { FileStep } from './file-step.tsx';
import type { ImportCalls, ImportWords } from './import-source.ts';
import css from './import-wizard.module.css';
import { MappingStep } from './mapping-step.tsx';
import { ResultStep } from './result-step.tsx';
import { type Import, type ImportStep, useImport } from './use-import.ts';

type ImportWizardProps = {
  /** Names the kind of file, for remembering its mapping: `teachers`, `trainees`. */
  readonly layout: string;
  readonly calls: ImportCalls;
  readonly words: ImportWords;
  /** The user is done and wants to see what came of it. */
  readonly onDone: () => void;
};

/**
 * 文件 → 对应 → 核对, in the room its parent gives (a flex column). Nothing is written before the last button, and that
 * does exactly what the check step shows.
 */
export function ImportWizard({ layout, calls, words, onDone }: ImportWizardProps) {
  const wizard = useImport(layout, calls);
  useReportBusy(wizard.job.state.phase === 'running');
  return (
    <div className={css['wizard']}>
      {wizard.step !== 'result' && <StepHeads wizard={wizard} />}
      {wizard.step === 'file' && <FileStep wizard={wizard} words={words} />}
      {wizard.step === 'mapping' && <MappingStep wizard={wizard} />}
      {wizard.step === 'check' && <CheckStep wizard={wizard} words={words} />}
      {wizard.step === 'result' && (
        <ResultStep wizard={wizard} words={words} undo={calls.undo} onDone={onDone} />
      )}
    </div>
  );
}

const STEPS: readonly Exclude<ImportStep, 'result'>[] = ['file', 'mapping', 'check'];

function StepHeads({ wizard }: { readonly wizard: Import }) {
  const present = wizard.step === 'result' ? -1 : STEPS.indexOf(wizard.step);
  const isRunning = wizard.job.state.phase === 'running';
  return (
    <ol className={css['steps']}>
      {STEPS.map((step, index) => (
        <li key={step} className="row" style={{ gap: 0 }}>
          {index > 0 && <i />}
          <button
            type="button"
            className={index < present ? css['isDone'] : ''}
            aria-current={step === wizard.step ? 'step' : undefined}
            disabled={
              isRunning ||
              (step !== 'file' && (wizard.isOther || (wizard.preview?.mapping.length ?? 0) === 0))
            }
            onClick={() => wizard.goTo(step)}
          >
            <b>{index < present ? '✓' : index + 1}</b>
            {text.steps[step]}
          </button>
        </li>
      ))}
    </ol>
  );
}
