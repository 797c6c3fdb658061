import { completionList } from '../../../src-shared/sheet/layouts/completion-list.ts';
import { cycleSummary } from '../../../src-shared/sheet/layouts/cycle-summary.ts';
import { moe4068 } from '../../../src-shared/sheet/layouts/moe-4068.ts';
import { nationalTrainees } from '../../../src-shared/sheet/layouts/national-trainees.ts';
import { qualifiedList } from '../../../src-shared/sheet/layouts/qualified-list.ts';
import { registrationSheet } from '../../../src-shared/sheet/layouts/registration-sheet.ts';
import type { SheetKind } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import { fillable, type SheetLayout } from '../../../src-shared/sheet/layouts/sheet-layout.ts';
import { trainingHours } from '../../../src-shared/sheet/layouts/training-hours.ts';
import { yearSummary } from '../../../src-shared/sheet/layouts/year-summary.ts';
import type { OpenLedger } from '../open-ledger.ts';

/** A layout of some kind of row: what is done with it must be able to do it with any. */
export type AnyLayout = <Result>(use: <Row>(layout: SheetLayout<Row>) => Result) => Result;

function any<Row>(layout: SheetLayout<Row>): AnyLayout {
  return (use) => use(fillable(layout));
}

const LAYOUTS: Readonly<Record<SheetKind, (ledger: OpenLedger) => AnyLayout>> = {
  registration: () => any(registrationSheet),
  qualified: () => any(qualifiedList),
  completion: () => any(completionList),
  yearSummary: () => any(yearSummary),
  cycleSummary: (ledger) => any(cycleSummary(ledger.cycleOf(ledger.registrationYear(ledger.today())))),
  nationalTrainees: () => any(nationalTrainees),
  trainingHours: () => any(trainingHours),
  moe4068: () => any(moe4068),
};

/** What somebody else's sheet of a kind can be filled with, before any row is gathered; years of a cycle are those of the present one. */
export function layoutOfKind(ledger: OpenLedger, kind: SheetKind): AnyLayout {
  return LAYOUTS[kind](ledger);
}
