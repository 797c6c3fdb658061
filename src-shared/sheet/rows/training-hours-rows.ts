import type { Work } from '../../lib/work.ts';
import type { Problem } from '../../problems.ts';
import { hours } from '../../training/thousandths.ts';
import type { Level } from '../../training/training-words.ts';
import { levelWords } from '../../words.ts';
import { trainingHours } from '../layouts/training-hours.ts';
import {
  type BuiltInSheet,
  builtInSheet,
  ROWS_PER_STEP,
  reportedBy,
  usualSurroundings,
} from './built-in-sheet.ts';
import { askedPeople, type SheetFacts, scopeOf } from './sheet-facts.ts';

/** Hours registered for a teacher at a level, thousandths; a teacher may have any number of them. */
export type RegisteredHours = {
  readonly teacherId: number;
  readonly level: Level | null;
  readonly hours: number;
};

/**
 * 培训统计表: the hours registered for each teacher in a registration year, or in trainings that ended in a school year,
 * at the level asked for. Who has none is not listed.
 */
export function* toTrainingHours(
  facts: SheetFacts,
  year: number,
  {
    registered,
    problems,
  }: { readonly registered: Iterable<RegisteredHours>; readonly problems: readonly Problem[] },
): Work<BuiltInSheet> {
  const { isSchoolYear, level } = facts.question;
  let read = 0;
  const sums = new Map<number, number>();
  for (const one of registered) {
    if (level === null || one.level === level)
      sums.set(one.teacherId, (sums.get(one.teacherId) ?? 0) + one.hours);
    if (++read % ROWS_PER_STEP === 0) yield;
  }
  const trained = askedPeople(facts).filter(({ id }) => (sums.get(id) ?? 0) > 0);
  const period = isSchoolYear ? `${year}—${year + 1}学年` : `${year}年度`;
  return builtInSheet({
    layout: trainingHours,
    title: `${period}教师培训统计表`,
    surroundings: usualSurroundings(facts, `${scopeOf(facts)}-${period}`, (school) =>
      reportedBy(facts, school, `${level === null ? '' : `${levelWords[level]}　`}单位：学时`),
    ),
    rows: trained.map(({ id, name, subject, stage, organisation }) => [
      organisation,
      { name, subject, stage, hours: hours(sums.get(id) ?? 0) },
    ]),
    problems,
  });
}
