import { z } from 'zod';
import { assertPresent } from '../../lib/assert.ts';
import { assertNever } from '../../lib/assert-never.ts';
import { addMonths, type CalendarDate } from '../../training/calendar-date.ts';
import { type Reason, reasonOf, ruleHeadingShape } from '../pack/rule-heading.ts';

/** The text says 原则上: a written reason may override the refusal (Q22). Each rule says so for itself. */
const overridable = z.boolean();

/**
 * A pack's section `selection`: which teachers may be chosen for a project of `programme` (projects and records of other
 * programmes are not judged). `overridable`: the text says "in principle", so a written reason may override the refusal.
 */
export const selectionSchema = z.strictObject({
  /** The programme its rules are about: 国培 counts no other project. */
  programme: z.string().min(1),
  rules: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({
          ...ruleHeadingShape,
          kind: z.literal('most-per-year'),
          most: z.int().min(1),
          overridable,
        }),
        z.strictObject({
          ...ruleHeadingShape,
          kind: z.literal('no-repeat-category'),
          /** The second year of a project over several years is no repetition (G3.2). */
          multiYearExcepted: z.boolean(),
          overridable,
        }),
        z.strictObject({
          ...ruleHeadingShape,
          kind: z.literal('no-show-bar'),
          /** Months from the opening that was missed (G4.1, A18). */
          months: z.int().min(1).max(240),
          overridable,
        }),
      ]),
    )
    .min(1),
});
/** A section that was read; see `selectionSchema`. */
export type Selection = z.infer<typeof selectionSchema>;
type SelectionRule = Selection['rules'][number];

/** States of an earlier selection. A no-show is no participation (A18). */
export const selectionStatuses = ['enrolled', 'completed', 'no-show'] as const;
/** How an earlier selection ended; `enrolled`: it has not ended. */
export type SelectionStatus = (typeof selectionStatuses)[number];

/** The project somebody is to be sent to. */
export type SelectionProject = {
  readonly programme: string;
  readonly category: string;
  readonly year: number;
  /** Day of opening; without it no bar can be judged, so `select` demands it where the history has a no-show. */
  readonly start?: CalendarDate | undefined;
  readonly multiYearSecondYear?: boolean | undefined;
};

/** An earlier selection of that person. */
export type SelectionRecord = {
  readonly programme: string;
  readonly category: string;
  readonly year: number;
  readonly status: SelectionStatus;
  /** Day on which that project opened: demanded of a no-show, from which the bar runs. */
  readonly opening?: CalendarDate | undefined;
};

/** A refusal: the rule, which records of the history (by index) it conflicts with, and whether a reason may override it. */
export type SelectionReason = Reason & {
  readonly records: readonly number[];
  readonly overridable: boolean;
};

/** Whether the person may be sent, with every rule that speaks against it. */
export type SelectionAnswer = {
  readonly outcome: 'allowed' | 'refused';
  /** Last day that is barred; `null` where no bar applies. */
  readonly until: CalendarDate | null;
  readonly reasons: readonly SelectionReason[];
};

/** Whether a teacher with this history may be chosen for the project (G3.2, G4.1); every conflict is named. */
export function select(
  selection: Selection,
  project: SelectionProject,
  history: readonly SelectionRecord[],
): SelectionAnswer {
  if (project.programme !== selection.programme) return { outcome: 'allowed', until: null, reasons: [] };
  const records = history
    .map((record, index) => ({ record, index }))
    .filter(({ record }) => record.programme === selection.programme);
  const reasons: SelectionReason[] = [];
  let until: CalendarDate | null = null;
  for (const rule of selection.rules) {
    const conflicts = records.filter(({ record }) => isInConflict(rule, project, record));
    // The record that would be one too many is this project itself.
    const allowed = rule.kind === 'most-per-year' ? rule.most - 1 : 0;
    if (conflicts.length <= allowed) continue;
    const indexes = conflicts.map(({ index }) => index);
    reasons.push({ ...reasonOf(rule), records: indexes, overridable: rule.overridable });
    if (rule.kind === 'no-show-bar') {
      for (const { record } of conflicts) until = later(until, endOfBar(rule.months, record));
    }
  }
  return { outcome: reasons.length === 0 ? 'allowed' : 'refused', until, reasons };
}

/**
 * Whether a record counts for a rule. A no-show took no place, so it neither uses up the year nor repeats a
 * category (A18).
 */
function isInConflict(rule: SelectionRule, project: SelectionProject, record: SelectionRecord): boolean {
  const tookPart = record.status !== 'no-show';
  switch (rule.kind) {
    case 'most-per-year':
      return tookPart && record.year === project.year;
    case 'no-repeat-category':
      return (
        tookPart &&
        record.category === project.category &&
        !(rule.multiYearExcepted && isFirstYearOf(project, record))
      );
    case 'no-show-bar': {
      if (tookPart) return false;
      const start = assertPresent(project.start, 'the opening of a project is known where a bar is judged');
      return start <= endOfBar(rule.months, record);
    }
    default:
      return assertNever(rule);
  }
}

/**
 * The second year of a project of several years repeats nothing; its first year is the record of the year before it. Any
 * other record of the category is one too many, whatever the project is called.
 */
function isFirstYearOf(project: SelectionProject, record: SelectionRecord): boolean {
  return project.multiYearSecondYear === true && record.year === project.year - 1;
}

/**
 * Last barred day: the day of the opening is not counted, so that the corresponding day three years later is the last of
 * the period (A18). 36 months from an opening on 29 February end on 28 February (G4.1).
 */
function endOfBar(months: number, record: SelectionRecord): CalendarDate {
  return addMonths(assertPresent(record.opening, 'a no-show carries the opening that was missed'), months);
}

function later(left: CalendarDate | null, right: CalendarDate): CalendarDate {
  return left !== null && left > right ? left : right;
}
