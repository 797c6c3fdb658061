import type { Classification } from '../../training/classification.ts';
import type { Form, Level } from '../../training/training-words.ts';
import type { Match } from '../assess/assess-rules.ts';
import type { AwardInput } from '../award/award-input.ts';
import type { When } from '../award/award-rules.ts';
import { isClassifiedAs } from './classification-axis.ts';

/** What a match looks at in an entry. */
export type Matched = {
  readonly form: Form;
  /** Null: an old row without one, which matches no list of levels. */
  readonly level: Level | null;
  readonly classification: Classification | null;
};

/** Does an entry belong to the match? */
export function matches(match: Match, entry: Matched): boolean {
  // School-based training is the school's, whatever level was typed: the yearly cap on school credits binds
  // it too (H9, A5).
  const level = entry.form === 'school-based' ? 'school' : entry.level;
  return isIn(match, entry, level) || (match.also !== undefined && isIn(match.also, entry, level));
}

function isIn(cells: Omit<Match, 'also'>, { form, classification }: Matched, level: Level | null): boolean {
  if (cells.forms !== undefined && !cells.forms.includes(form)) return false;
  if (cells.notForms?.includes(form) === true) return false;
  if (cells.levels !== undefined && (level === null || !cells.levels.includes(level))) return false;
  if (cells.notLevels !== undefined && level !== null && cells.notLevels.includes(level)) return false;
  return cells.classification === undefined || isClassifiedAs(cells.classification, classification);
}

/**
 * Does a rule speak of this activity? A fact that was not given satisfies no condition on it, so a rule for
 * certain organisers never applies by omission. Probation is the exception: nobody is on probation unless it
 * is said.
 */
export function holds(when: When, input: AwardInput): boolean {
  if (when.forms !== undefined && !when.forms.includes(input.form)) return false;
  if (when.roles !== undefined && !when.roles.includes(input.role)) return false;
  if (when.levels !== undefined && !when.levels.includes(input.level)) return false;
  if (when.organisers !== undefined) {
    const kind = input.organiser?.kind;
    if (kind === undefined || !when.organisers.includes(kind)) return false;
  }
  if (when.trainingKinds !== undefined) {
    const { trainingKind } = input;
    if (trainingKind === undefined || !when.trainingKinds.includes(trainingKind)) return false;
  }
  if (when.classification !== undefined && !isClassifiedAs(when.classification, input.classification))
    return false;
  if (when.acrossYears === true && !isAcrossYears(input)) return false;
  return when.probation === undefined || (input.teacher?.probation ?? false) === when.probation;
}

/** Whether an activity begins in one calendar year and ends in a later one; not where a date is missing. */
export function isAcrossYears({ start, end }: Pick<AwardInput, 'start' | 'end'>): boolean {
  return start !== undefined && end !== undefined && start.slice(0, 4) !== end.slice(0, 4);
}
