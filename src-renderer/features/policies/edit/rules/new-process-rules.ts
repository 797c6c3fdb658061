import type { Gate, GateOf } from '../../../../../src-shared/policy/award/award-rules.ts';
import type { PutSection } from '../../../../../src-shared/policy/document/pack-edit.ts';
import { type NumberPart, numberParts } from '../../../../../src-shared/policy/duties/certificate-number.ts';
import type { DeadlineDuty, DeadlineRule } from '../../../../../src-shared/policy/duties/deadline.ts';
import type { Form, Level } from '../../../../../src-shared/training/training-words.ts';

/** What stands over every new rule. */
export type Heading = {
  readonly id: string;
  readonly clause: string;
  /** The rule in words; what its kind is called where nothing was typed. */
  readonly wording: string;
};

/** Conditions that a center writes by itself; the others are of texts that ship. */
export const newGateKinds = [
  'passed',
  'absence',
  'level',
  'minimum-hours',
  'consecutive-days',
] as const satisfies readonly Gate['kind'][];

/** A condition of registering to add, as typed; figures in thousandths. */
export type NewGate = Heading & {
  readonly kind: 'gate';
  readonly gate: (typeof newGateKinds)[number];
  /** Trainings it asks; empty: all of them. */
  readonly forms: readonly Form[];
  /** `absence`: percent of the lessons, how it is held against them, and whether leave counts as absence. */
  readonly share: number | null;
  readonly comparison: GateOf<'absence'>['comparison'];
  readonly excusedCounts: boolean;
  readonly atLeast: Level;
  readonly hours: number | null;
  readonly days: number | null;
};

type Offset = Extract<DeadlineRule, { kind: 'offset' }>;

/** A last day to add, as typed; `count` in thousandths of its unit. */
export type NewDeadline = Heading & {
  readonly kind: 'deadline';
  readonly duty: DeadlineDuty;
  readonly from: Offset['from'];
  readonly direction: Offset['direction'];
  readonly unit: Offset['unit'];
  readonly count: number | null;
};

/** A paper that the archive of a project must hold. */
export type NewPaper = Heading & { readonly kind: 'paper'; readonly title: string };

/** How certificate numbers are made up; widths are digits, in thousandths as figures are typed. */
export type NewNumbering = Heading & {
  readonly kind: 'numbering';
  readonly parts: readonly NumberPart[];
  readonly widths: Readonly<Record<NumberPart, number | null>>;
};

/** A rule of how trainings are run, as typed. */
export type NewProcessRule = NewGate | NewDeadline | NewPaper | NewNumbering;

const heading = (id: string): Heading => ({ id, clause: '', wording: '' });

/** A condition with nothing typed yet. */
export function newGate(id: string): NewGate {
  return {
    ...heading(id),
    kind: 'gate',
    gate: 'absence',
    forms: [],
    share: null,
    comparison: 'exceeds',
    excusedCounts: true,
    atLeast: 'county',
    hours: null,
    days: null,
  };
}

/** A last day with nothing typed yet: of registering, after the project. */
export function newDeadline(id: string): NewDeadline {
  const start = { from: 'project-end', direction: 'after', unit: 'calendar-day' } as const;
  return { ...heading(id), kind: 'deadline', duty: 'registration', ...start, count: null };
}

/** A paper without a name. */
export function newPaper(id: string): NewPaper {
  return { ...heading(id), kind: 'paper', title: '' };
}

/** The order of L23 with widths that fit a district. */
export function newNumbering(): NewNumbering {
  const widths = { project: 2000, organiser: 2000, year: 4000, session: 2000, trainee: 4000 };
  return { ...heading('certificate-number'), kind: 'numbering', parts: numberParts, widths };
}

/** The chapter that a rule is added to. */
export function sectionOfProcess({ kind }: NewProcessRule): PutSection {
  switch (kind) {
    case 'gate':
      return 'gates';
    case 'deadline':
      return 'deadlines';
    case 'paper':
      return 'archive';
    case 'numbering':
      return 'numbering';
  }
}

/** Inputs beside the clause that must still be filled in. */
export function missingOfProcess(rule: NewProcessRule): readonly string[] {
  switch (rule.kind) {
    case 'gate':
      return rule.gate === 'absence' && rule.share === null
        ? ['share']
        : rule.gate === 'minimum-hours' && rule.hours === null
          ? ['hours']
          : rule.gate === 'consecutive-days' && rule.days === null
            ? ['days']
            : [];
    case 'deadline':
      return rule.count === null ? ['count'] : [];
    case 'paper':
      return rule.title.trim() === '' ? ['title'] : [];
    case 'numbering':
      return rule.parts.length === 0 ? ['parts'] : rule.parts.filter((part) => rule.widths[part] === null);
  }
}

/** The rule as the pack holds it; `otherwise` words it where nothing was typed. */
export function toProcessRule(rule: NewProcessRule, otherwise: string): object {
  const clause = rule.clause.trim();
  const text = rule.wording.trim() === '' ? otherwise : rule.wording.trim();
  const { id } = rule;
  switch (rule.kind) {
    case 'gate':
      return {
        ...{ id, clause, text, notes: [], kind: rule.gate },
        ...(rule.forms.length === 0 ? {} : { when: { forms: rule.forms } }),
        ...figuresOfGate(rule),
      };
    case 'deadline': {
      const { duty, from, direction, unit, count } = rule;
      return {
        id,
        clause,
        text,
        notes: [],
        kind: 'offset',
        duty,
        from,
        direction,
        unit,
        count: whole(count),
      };
    }
    case 'paper':
      return { id, clause, text, title: rule.title.trim() };
    case 'numbering': {
      // A part that the scheme leaves out still needs a width in the file.
      const widths = Object.fromEntries(numberParts.map((part) => [part, whole(rule.widths[part]) || 1]));
      return { id, clause, text, notes: [], parts: rule.parts, widths, separator: '' };
    }
  }
}

function figuresOfGate({ gate, share, comparison, excusedCounts, atLeast, hours, days }: NewGate): object {
  switch (gate) {
    case 'passed':
      return {};
    case 'absence':
      return { share: fractionOf(share ?? 0), comparison, excusedCounts };
    case 'level':
      return { atLeast };
    case 'minimum-hours':
      return { hours: (hours ?? 0) / 1000 };
    case 'consecutive-days':
      return { days: whole(days) };
  }
}

/** Percent in thousandths as a fraction in lowest terms: 10 % is 1/10, as a text says it. */
function fractionOf(percent: number): { readonly numerator: number; readonly denominator: number } {
  const divisor = greatestDivisor(percent, 100_000);
  return { numerator: percent / divisor, denominator: 100_000 / divisor };
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}

function whole(thousandths: number | null): number {
  return (thousandths ?? 0) / 1000;
}
