import { useEffect } from 'react';
import type { TemplateRow } from '../../../../src-shared/rpc/contract/templates.ts';
import { isComposing } from '../../../components/keyboard.ts';
import { useJob } from '../../../components/overlay/job.tsx';
import { useWindowKey } from '../../../components/use-window-key.ts';
import { useLedger } from '../../../ledger.ts';
import { saveFile } from '../../../rpc.ts';
import { type ExportChoice, toRequest } from '../export-choice.ts';
import { startWriting, type Written } from './start-writing.ts';

type WriteOptions = {
  readonly choice: ExportChoice;
  readonly template: TemplateRow | null;
  readonly answers: Readonly<Record<string, string>>;
  /** Whether the sheet in sight has anything to write. */
  readonly hasRows: boolean;
};

/** Writes the sheet and hands the file over; by the button, or with Ctrl+Enter anywhere on the page but in a dialog. */
export function useWriteSheet({ choice, template, answers, hasRows }: WriteOptions) {
  const frame = useLedger();
  const job = useJob<Written>();
  const { reset } = job;
  const subject = JSON.stringify([template?.uid ?? null, { ...choice, split: null }]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was written for another choice is no answer to this one
  useEffect(() => reset(), [subject, reset]);
  const canWrite = hasRows && job.state.phase !== 'running';
  const write = async () => {
    const request = toRequest(choice, frame, answers);
    if (!canWrite || request === null) return;
    const written = await job.run(() => startWriting(request, choice, template));
    if (written !== null) saveFile(written.file);
  };
  useWindowKey((event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
    if (event.target instanceof Element && event.target.closest('[role="dialog"]') !== null) return;
    event.preventDefault();
    void write();
  });
  return { job, canWrite, write: () => void write() };
}
