import type { Inputs } from '../../../src-shared/rpc/contract/index.ts';
import {
  type SheetKind,
  type SheetScope,
  type SheetSplit,
  sheetChoices,
  sheetKinds,
  sheetSplits,
} from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import { type Level, levels } from '../../../src-shared/training/training-words.ts';
import type { LedgerFrame } from '../../ledger.ts';

export type SheetRequest = Inputs['sheets']['preview']['request'];

/** What the address says is wanted; what it leaves out is proposed. */
export type ExportChoice = {
  readonly kind: SheetKind;
  readonly templateUid: string | null;
  readonly scope: SheetScope | null;
  readonly projectUid: string | null;
  readonly year: number | null;
  readonly organisationName: string | null;
  readonly level: Level | null;
  readonly split: SheetSplit | null;
};

/** By the names of the address's values. */
export type ChoiceChange = Partial<
  Readonly<
    Record<'sheet' | 'template' | 'scope' | 'project' | 'year' | 'school' | 'level' | 'split', string | null>
  >
>;

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | null {
  return values.find((value) => value === text) ?? null;
}

export function readChoice(search: string): ExportChoice {
  const params = new URLSearchParams(search);
  const kind = oneOf(sheetKinds, params.get('sheet')) ?? 'registration';
  const year = Number(params.get('year'));
  return {
    kind,
    templateUid: params.get('template'),
    scope: oneOf(['project', 'year', 'schoolYear', 'cycle'] as const, params.get('scope')),
    projectUid: params.get('project'),
    year: Number.isInteger(year) && year > 0 ? year : null,
    organisationName: params.get('school'),
    level: oneOf(levels, params.get('level')),
    split: oneOf(sheetSplits, params.get('split')),
  };
}

/** The scope that a kind takes: the wanted one where it does, else the first. */
export function scopeOf(kind: SheetKind, wanted: SheetScope | null): SheetScope {
  const { scopes } = sheetChoices[kind];
  return scopes.find((scope) => scope === wanted) ?? scopes[0] ?? 'year';
}

/** The year that is meant when nobody chose one. A school year is reported when it is over. */
export function proposedYear(scope: SheetScope, frame: Pick<LedgerFrame, 'ledger' | 'year'>): number {
  return scope === 'schoolYear' ? Number(frame.ledger.today.slice(0, 4)) - 1 : frame.year;
}

export type Cycle = { readonly from: number; readonly to: number };

/** The cycles that these years lie in, newest first, reckoned from a known one. */
export function cyclesOf(years: readonly number[], known: Cycle): readonly Cycle[] {
  const length = known.to - known.from + 1;
  const starts = years.map((year) => known.from + Math.floor((year - known.from) / length) * length);
  return [...new Set(starts)].sort((a, b) => b - a).map((from) => ({ from, to: from + length - 1 }));
}

/** What is asked of the ledger; null while a project is still to be chosen. */
export function toRequest(
  choice: ExportChoice,
  frame: Pick<LedgerFrame, 'ledger' | 'year'>,
  answers: Readonly<Record<string, string>>,
): SheetRequest | null {
  const { kind } = choice;
  const scope = scopeOf(kind, choice.scope);
  const { byOrganisation, byLevel } = sheetChoices[kind];
  if (scope === 'project' && choice.projectUid === null) return null;
  return {
    kind,
    projectUid: scope === 'project' ? choice.projectUid : null,
    year: scope === 'project' ? null : (choice.year ?? proposedYear(scope, frame)),
    isSchoolYear: scope === 'schoolYear',
    organisationName: byOrganisation ? choice.organisationName : null,
    level: byLevel ? choice.level : null,
    answers,
  };
}
