import type { PackEdit, PutSection } from '../../../../../src-shared/policy/document/pack-edit.ts';
import { fieldOf } from '../../../../../src-shared/policy/pack/pack-field.ts';
import type { Form, Level, Role } from '../../../../../src-shared/training/training-words.ts';
import { editText } from '../../../../text/policies/edit.ts';
import {
  type Heading,
  missingOfProcess,
  type NewProcessRule,
  sectionOfProcess,
  toProcessRule,
} from './new-process-rules.ts';

const text = editText.added;

/** What a row of the conversion table counts by; `decided`: the text has no figure, a person decides when registering. */
export const units = ['day', 'hour', 'lesson', 'once', 'decided'] as const;
/** What a new rule counts in. */
export type Unit = (typeof units)[number];

/** A new row of the conversion table as it is typed; figures in thousandths. */
export type NewActivity = Heading & {
  readonly kind: 'activity';
  readonly title: string;
  readonly forms: readonly Form[];
  readonly roles: readonly Role[];
  readonly unit: Unit;
  readonly rates: Readonly<Partial<Record<Level, number | null>>>;
  /** `once`: the same for every level. */
  readonly credits: number | null;
  /** `once`: hours of each; null where they are as held. */
  readonly hours: number | null;
  /** `day`: hours of a day, and credits of an hour beside full days. */
  readonly dayHours: number | null;
  readonly partHour: number | null;
  readonly projectCap: number | null;
};

/** A cap to add, as typed. */
export type NewCap = Heading & {
  readonly kind: 'cap';
  readonly period: 'year' | 'cycle';
  readonly hours: number | null;
  readonly credits: number | null;
  /** Empty: all of them. */
  readonly forms: readonly Form[];
  readonly levels: readonly Level[];
  readonly scope: 'always' | 'registration';
};

/** What a minimum may be asked of. */
export const periods = ['year', 'cycle', 'probation'] as const;
/** What a new minimum is asked of. */
export type Period = (typeof periods)[number];
/** A minimum to add, as typed. */
export type NewMinimum = Heading & {
  readonly kind: 'minimum';
  readonly period: Period;
  readonly hours: number | null;
  readonly credits: number | null;
};

/** A rule that the copy adds and nobody saved yet. */
export type NewRule = NewActivity | NewCap | NewMinimum | NewProcessRule;

/** What the pack makes of a new rule: it knows no credits, or has its minima already. */
export type PackShape = { readonly hasCredits: boolean };

/** An activity with nothing typed yet. */
export function newActivity(id: string): NewActivity {
  return {
    kind: 'activity',
    id,
    clause: '',
    wording: '',
    title: '',
    forms: [],
    roles: ['trainee'],
    unit: 'hour',
    rates: {},
    credits: null,
    hours: null,
    dayHours: 8000,
    partHour: null,
    projectCap: null,
  };
}

/** A cap with nothing typed yet. */
export function newCap(id: string): NewCap {
  const shared = { id, clause: '', wording: '' };
  return {
    ...shared,
    kind: 'cap',
    period: 'year',
    hours: null,
    credits: null,
    forms: [],
    levels: [],
    scope: 'always',
  };
}

/** A minimum of a year or cycle with nothing typed yet. */
export function newMinimum(id: string, period: Period): NewMinimum {
  return { kind: 'minimum', id, clause: '', wording: '', period, hours: null, credits: null };
}

/** The next free id of a rule of this copy; it names the copy, so that no pack above it has the same. */
export function freeRuleId(packId: string, taken: readonly string[]): string {
  for (let count = 1; ; count += 1) if (!taken.includes(`${packId}-${count}`)) return `${packId}-${count}`;
}

/** The chapter that a new rule is added to. */
export function sectionOfRule(rule: NewRule): PutSection {
  switch (rule.kind) {
    case 'activity':
      return 'activities';
    case 'cap':
    case 'minimum':
      return 'assessment';
    default:
      return sectionOfProcess(rule);
  }
}

/** Where a rule stands in the pack, as the document's lines and the problems of a check name it. */
export function lineOfRule(rule: NewRule): string {
  if (rule.kind === 'numbering') return 'numbering';
  return rule.kind === 'paper' ? fieldOf('archive', 'items', rule.id) : fieldOf(sectionOfRule(rule), rule.id);
}

/** Inputs that must still be filled in before the rule says anything. */
export function missingOf(rule: NewRule, { hasCredits }: PackShape): ReadonlySet<string> {
  const missing = new Set<string>();
  const need = (input: string, isThere: boolean) => {
    if (!isThere) missing.add(input);
  };
  need('clause', rule.clause.trim() !== '');
  switch (rule.kind) {
    case 'activity':
      need('title', rule.title.trim() !== '');
      need('forms', rule.forms.length > 0);
      need('roles', rule.roles.length > 0);
      if (!hasCredits || rule.unit === 'decided') break;
      if (rule.unit === 'once') need('credits', rule.credits !== null);
      else
        need(
          'rates',
          Object.values(rule.rates).some((rate) => rate !== null),
        );
      if (rule.unit === 'day') {
        need('dayHours', rule.dayHours !== null);
        need('partHour', rule.partHour !== null);
      }
      break;
    case 'cap':
    case 'minimum':
      need(hasCredits ? 'credits' : 'hours', rule.hours !== null || rule.credits !== null);
      break;
    default:
      for (const input of missingOfProcess(rule)) missing.add(input);
  }
  return missing;
}

/** The edit that puts a finished rule into the pack. */
export function editOfRule(rule: NewRule, shape: PackShape): PackEdit {
  return { op: 'put', section: sectionOfRule(rule), rule: toRule(rule, shape) };
}

function toRule(rule: NewRule, shape: PackShape): object {
  switch (rule.kind) {
    case 'activity':
      return toActivity(rule, shape);
    case 'cap':
      return {
        ...headingOf(rule, text.kinds.cap),
        kind: 'cap',
        period: rule.period,
        match: { ...some('forms', rule.forms), ...some('levels', rule.levels) },
        ...figure('hours', rule.hours),
        ...figure('credits', rule.credits),
        scope: rule.scope,
      };
    case 'minimum':
      return {
        ...headingOf(rule, text.kinds.minimum),
        kind: 'minimum',
        period: rule.period,
        ...figure('hours', rule.hours),
        ...figure('credits', rule.credits),
      };
    default:
      return toProcessRule(rule, rule.kind === 'paper' ? rule.title.trim() : text.kinds[rule.kind]);
  }
}

function toActivity(rule: NewActivity, { hasCredits }: PackShape): object {
  const { id, title, forms, roles, projectCap } = rule;
  const heading = headingOf(rule, title.trim());
  return {
    ...heading,
    title: title.trim(),
    when: { forms, roles },
    hours: hoursOf(rule, hasCredits),
    credits: hasCredits ? creditsOf(rule) : { kind: 'none' },
    ...(projectCap === null || !hasCredits
      ? {}
      : {
          projectCap: {
            ...heading,
            id: `${id}-cap`,
            text: text.projectCap(String(decimal(projectCap))),
            credits: decimal(projectCap),
          },
        }),
  };
}

/** Hours as they were held, a day at its hours; flat ones only where the row counts each time alike. */
function hoursOf({ unit, hours, dayHours }: NewActivity, hasCredits: boolean): object {
  if (hasCredits && unit === 'once')
    return hours === null ? { kind: 'held', optional: true } : { kind: 'flat', hours: decimal(hours) };
  if (hasCredits && unit === 'lesson') return { kind: 'held', optional: true };
  return dayHours === null
    ? { kind: 'held' }
    : { kind: 'held', perDay: decimal(dayHours), dayMax: decimal(dayHours) };
}

function creditsOf({ unit, rates, credits, partHour }: NewActivity): object {
  const given = Object.fromEntries(
    Object.entries(rates).flatMap(([level, rate]) => (rate === null ? [] : [[level, decimal(rate)]])),
  );
  switch (unit) {
    case 'day':
      return { kind: 'per-day', rates: given, partHour: decimal(partHour) };
    case 'hour':
      return { kind: 'per-hour', rates: given };
    case 'lesson':
      return { kind: 'per-lesson', rates: given };
    case 'once':
      return { kind: 'flat', credits: decimal(credits) };
    case 'decided':
      return { kind: 'silent' };
  }
}

function headingOf({ id, clause, wording }: Heading, otherwise: string) {
  return { id, clause: clause.trim(), text: wording.trim() === '' ? otherwise : wording.trim(), notes: [] };
}

function decimal(thousandths: number | null): number {
  return (thousandths ?? 0) / 1000;
}

function figure(key: string, thousandths: number | null): object {
  return thousandths === null ? {} : { [key]: decimal(thousandths) };
}

function some(key: string, words: readonly string[]): object {
  return words.length === 0 ? {} : { [key]: words };
}

/** The edits with the new rules that say something already; nothing is asked about unfinished ones. */
export function withFinished(
  edits: readonly PackEdit[],
  added: readonly NewRule[],
  shape: PackShape,
): readonly PackEdit[] {
  const finished = added.filter((rule) => missingOf(rule, shape).size === 0);
  return finished.length === 0 ? edits : [...edits, ...finished.map((rule) => editOfRule(rule, shape))];
}

/** How many new rules still say nothing. */
export function countUnfinished(added: readonly NewRule[], shape: PackShape): number {
  return added.filter((rule) => missingOf(rule, shape).size > 0).length;
}

/** Periods without a minimum, neither in the pack nor among the new rules. */
export function freePeriodsOf(inPack: readonly string[], added: readonly NewRule[]): readonly Period[] {
  const taken = [...inPack, ...added.flatMap((rule) => (rule.kind === 'minimum' ? [rule.period] : []))];
  return periods.filter((period) => !taken.includes(period));
}

/** Sentences of a check at the inputs of one new rule; `line` those that belong to none of them. */
export function errorsOfRule(
  rule: NewRule,
  errors: Readonly<Record<string, string>>,
): { readonly byInput: Readonly<Record<string, string>>; readonly line: readonly string[] } {
  const line = lineOfRule(rule);
  const byInput: Record<string, string> = {};
  const others: string[] = [];
  for (const [field, sentence] of Object.entries(errors)) {
    if (field !== line && !field.startsWith(`${line}/`)) continue;
    const input = inputs.find(([place]) => place.test(field.slice(line.length)))?.[1];
    if (input === undefined) others.push(sentence);
    else byInput[input] ??= sentence;
  }
  return { byInput, line: [...new Set(others)] };
}

/** Whether a field of a problem lies in one of the rules. */
export function isInNewRule(field: string, rules: readonly NewRule[]): boolean {
  return rules.map(lineOfRule).some((line) => field === line || field.startsWith(`${line}/`));
}

/** Places inside a rule and the inputs they are typed in. */
const inputs: readonly (readonly [place: RegExp, input: string])[] = [
  [/^\/clause$/, 'clause'],
  [/^\/text$/, 'wording'],
  [/^\/title$/, 'title'],
  [/^\/(when|match)\/forms/, 'forms'],
  [/^\/when\/roles/, 'roles'],
  [/^\/match\/levels/, 'levels'],
  [/^\/credits\/rates/, 'rates'],
  [/^\/credits\/partHour$/, 'partHour'],
  [/^\/credits(\/credits)?$/, 'credits'],
  [/^\/hours\/(perDay|dayMax)$/, 'dayHours'],
  [/^\/hours(\/hours)?$/, 'hours'],
  [/^\/projectCap/, 'projectCap'],
  [/^\/share/, 'share'],
  [/^\/count$/, 'count'],
  [/^\/days$/, 'days'],
  [/^\/parts/, 'parts'],
];
