import type { Work } from '../../../src-shared/lib/work.ts';
import type { SheetKind } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import type { BuiltInSheet } from '../../../src-shared/sheet/rows/built-in-sheet.ts';
import { questionProblems, type SheetQuestion } from '../../../src-shared/sheet/rows/sheet-question.ts';
import type { Report } from '../../lib/report.ts';
import { runWork, timeSlices } from '../../lib/run-work.ts';
import type { OpenLedger } from '../open-ledger.ts';
import { Refused, refuseErrors } from '../refusals.ts';
import { gatherCompletionList, gatherNationalRoster, gatherQualifiedList } from './project-trainees.ts';
import { gatherRegistrationSheet } from './registration-entries.ts';
import { gatherMoe4068, gatherTrainingHours } from './school-year-entries.ts';
import { openSource, type SheetSource } from './sheet-source.ts';
import { gatherCycleSummary, gatherYearSummary } from './verdicts.ts';

const gatherers: Readonly<Record<SheetKind, (source: SheetSource) => Work<BuiltInSheet>>> = {
  registration: gatherRegistrationSheet,
  qualified: gatherQualifiedList,
  completion: gatherCompletionList,
  yearSummary: gatherYearSummary,
  cycleSummary: gatherCycleSummary,
  nationalTrainees: gatherNationalRoster,
  trainingHours: gatherTrainingHours,
  moe4068: gatherMoe4068,
};

/**
 * A built-in sheet as the ledger has it at this moment. Other calls are answered meanwhile; the stage told is `gathering`.
 *
 * @throws Refused when the kind does not take what is asked, or there is nothing to write. NotFound for a project that is
 * not there. Cancelled
 */
export async function gatherSheet(
  ledger: OpenLedger,
  question: SheetQuestion,
  report: Report,
  signal: AbortSignal | undefined,
): Promise<BuiltInSheet> {
  refuseErrors(questionProblems(question));
  const slices = timeSlices(signal);
  // A sheet that is gathered within one time slice has no progress worth an event.
  const tell = (done: number, total: number) => {
    if (slices.isOver) report(done, total, 'gathering');
  };
  const source = openSource(ledger, question, tell);
  const sheet = await runWork(gatherers[question.kind](source), slices);
  if (sheet.whole.count === 0)
    // With why, where people are left out.
    throw new Refused([{ code: 'sheet.nothingToWrite', severity: 'error', values: {} }, ...sheet.problems]);
  return sheet;
}
