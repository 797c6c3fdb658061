import type { Form, Level } from '../../training/training-words.ts';
import type { Match } from '../assess/assess-rules.ts';
import type { AwardInput } from '../award/award-input.ts';
import type { When } from '../award/award-rules.ts';

/** Do an entry's form and level belong to the match? An entry without a level matches no list of levels. */
export function matches(match: Match, form: Form, givenLevel: Level | null): boolean {
  // School-based training is the school's, whatever level was typed: the yearly cap on school credits binds
  // it too (H9, A5).
  const level = form === 'school-based' ? 'school' : givenLevel;
  if (match.forms !== undefined && !match.forms.includes(form)) return false;
  if (match.levels !== undefined && (level === null || !match.levels.includes(level))) return false;
  return match.notLevels === undefined || level === null || !match.notLevels.includes(level);
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
  return when.probation === undefined || (input.teacher?.probation ?? false) === when.probation;
}
