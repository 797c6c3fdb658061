import type { FilledProject, FillFacts } from '../../../src-shared/sheet/fill/single-values.ts';
import {
  answersFor,
  type SheetAnswers,
  type SheetAsk,
} from '../../../src-shared/sheet/rows/built-in-sheet.ts';
import type { SheetQuestion } from '../../../src-shared/sheet/rows/sheet-question.ts';
import { parseCalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { headSeal } from '../../database/entries/post-batch.ts';
import { findProject } from '../../database/records/project-records.ts';
import { keptAnswers } from '../../database/records/sheet-records.ts';
import type { OpenLedger } from '../open-ledger.ts';
import { judgedCounts } from '../project-counts.ts';
import { requireFound } from '../refusals.ts';

/** What stands beside the rows of somebody's form, as the ledger stands now. @throws NotFound for a project that is not there */
export function fillFacts(
  ledger: OpenLedger,
  question: SheetQuestion,
  { asks, said }: { readonly asks: readonly SheetAsk[]; readonly said: SheetAnswers },
): FillFacts {
  const { reader } = ledger.database;
  return {
    question,
    organisation: ledger.organisation,
    today: ledger.today(),
    seal: headSeal(reader),
    cycle: question.year === null ? null : ledger.cycleOf(question.year),
    project: question.projectUid === null ? null : filledProject(ledger, question.projectUid),
    asks,
    answers: answersFor(asks, said, keptAnswers(reader)),
  };
}

function filledProject(ledger: OpenLedger, uid: string): FilledProject {
  const { reader } = ledger.database;
  const project = requireFound(findProject(reader, uid), 'project');
  const counts = judgedCounts(ledger, project.id);
  const end = project.endOn === null ? null : parseCalendarDate(project.endOn);
  return {
    ...project,
    registrationYear: end === null ? null : ledger.registrationYear(end),
    trainees: counts?.trainees ?? 0,
    passed: counts?.passed ?? 0,
  };
}
