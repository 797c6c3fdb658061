import { completionList } from './completion-list.ts';
import { cycleSummary } from './cycle-summary.ts';
import { moe4068 } from './moe-4068.ts';
import { nationalTrainees } from './national-trainees.ts';
import { qualifiedList } from './qualified-list.ts';
import { registrationSheet } from './registration-sheet.ts';
import type { SheetKind } from './sheet-kinds.ts';
import { fillable, type LayoutShape } from './sheet-layout.ts';
import { trainingHours } from './training-hours.ts';
import { yearSummary } from './year-summary.ts';

/** What somebody else's sheet of a kind can be filled with, before there are any rows; `cycle` gives a cycle's sheet its years. */
export function layoutOfKind(
  kind: SheetKind,
  cycle: { readonly from: number; readonly to: number },
): LayoutShape {
  const layouts: Readonly<Record<SheetKind, () => LayoutShape>> = {
    registration: () => fillable(registrationSheet),
    qualified: () => fillable(qualifiedList),
    completion: () => fillable(completionList),
    yearSummary: () => fillable(yearSummary),
    cycleSummary: () => fillable(cycleSummary(cycle)),
    nationalTrainees: () => fillable(nationalTrainees),
    trainingHours: () => fillable(trainingHours),
    moe4068: () => fillable(moe4068),
  };
  return layouts[kind]();
}
