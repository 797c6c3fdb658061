import type { Inputs } from '../../../src-shared/rpc/contract/index.ts';
import type { TemplateRow } from '../../../src-shared/rpc/contract/templates.ts';
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

/** What a call for a sheet asks of the ledger. */
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

/** The choice that an address says; what it does not know is left out. */
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

/** The first and the last year of a cycle. */
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

/** The sheet to show. A template is not there while the list is read (`waiting`), or because it was removed (`gone`). */
export type ChosenSheet = {
  readonly state: 'there' | 'waiting' | 'gone';
  /** The choice with what the template brings: its kind, and how it is split unless that was chosen. */
  readonly choice: ExportChoice;
  readonly template: TemplateRow | null;
};

/** Finds the template that a choice names, if it names one; `templates` is undefined while they are read. */
export function chosenSheet(
  choice: ExportChoice,
  templates: readonly TemplateRow[] | undefined,
): ChosenSheet {
  const { templateUid } = choice;
  if (templateUid === null) return { state: 'there', choice, template: null };
  const template = templates?.find(({ uid }) => uid === templateUid);
  if (template === undefined)
    return { state: templates === undefined ? 'waiting' : 'gone', choice, template: null };
  const { kind, options } = template;
  return { state: 'there', choice: { ...choice, kind, split: choice.split ?? options.split }, template };
}

/** Another sheet of our own; the project of the sheet before is seldom one of the national training. */
export function pickedKind(sheet: SheetKind): ChoiceChange {
  return {
    sheet,
    template: null,
    split: null,
    ...(sheet === 'nationalTrainees' ? { project: null } : {}),
  };
}
