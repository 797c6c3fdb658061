import type { Step } from '../policy/award/award-outcome.ts';
import type { Problem } from '../problems.ts';
import { dayInChina } from '../training/calendar-date.ts';
import { doublingRuleWords } from './doubling-words.ts';
import type { Doubling } from './one-training-once.ts';
import type { ListedTrainee, PlannedTrainee, RegistrationPlan } from './plan.ts';
import type { PlannedAward } from './planned-award.ts';

/** Why somebody says that a doubtful training counts all the same, who wrote it and when (an instant, UTC). */
export type DoublingReason = { readonly text: string; readonly actor: string; readonly recordedAt: string };

/** What makes a training doubtful, with the reason that was written; null while nobody wrote one. */
export type ExplainedDoubling = Doubling & { readonly reason: DoublingReason | null };

/** What was found of each trainee, by the uid of the place on the list; who is not in it is not doubtful. */
export type DoublingsOfTrainees = ReadonlyMap<string, readonly ExplainedDoubling[]>;

/**
 * The plan in which one training counts once (X4). Who would be registered although a finding has no reason waits, with
 * the obstacle `registration.doublingUnexplained`; the reasons of the others become steps of their trail, which is frozen
 * and sealed with the entry and travels with it. Nobody else's award changes.
 */
export function withholdDoublings<Trainee extends ListedTrainee>(
  plan: RegistrationPlan<Trainee>,
  doublings: DoublingsOfTrainees,
): RegistrationPlan<Trainee> {
  const judged = (row: PlannedTrainee<Trainee>): PlannedTrainee<Trainee> => {
    const found = doublings.get(row.trainee.uid) ?? [];
    return found.length === 0 || row.award.lines.length === 0
      ? row
      : { ...row, award: explained(row.award, found) };
  };
  return { ...plan, rows: plan.rows.map(judged) };
}

/**
 * `registration.doublingsUnexplained`: people wait for a reason, and nobody said that the others go first; also when there
 * are no others.
 */
export function withheldProblems(
  { rows }: Pick<RegistrationPlan<unknown>, 'rows'>,
  { leaveOutDoubtful }: { readonly leaveOutDoubtful: boolean },
): readonly Problem[] {
  const count = rows.filter(({ award }) => award.obstacle === 'registration.doublingUnexplained').length;
  const areOthers = rows.some(({ award }) => award.lines.length > 0);
  if (count === 0 || (leaveOutDoubtful && areOthers)) return [];
  return [{ code: 'registration.doublingsUnexplained', severity: 'error', values: { count } }];
}

/**
 * Texts that together name exactly what was found and what was said about it: part of a plan's fingerprint, because a
 * reason that was changed since the preview is not the one that was seen.
 */
export function* doublingTexts(doublings: DoublingsOfTrainees): Generator<string, void> {
  for (const [uid, found] of doublings)
    yield `${uid} ${JSON.stringify(found.map(({ key, reason }) => [key, reason]))}\n`;
}

function explained(award: PlannedAward, found: readonly ExplainedDoubling[]): PlannedAward {
  if (found.some(({ reason }) => reason === null))
    return { ...award, outcome: 'pending', lines: [], obstacle: 'registration.doublingUnexplained' };
  const clause = award.trail[0]?.clause ?? '';
  return { ...award, trail: [...award.trail, ...found.map((doubling) => stepOf(doubling, clause))] };
}

/** The step moves no figure. It stands under the clause that the training is registered by: no text speaks of doubles. */
function stepOf({ reason, ...doubling }: ExplainedDoubling, clause: string): Step {
  const said =
    reason === null ? '' : `${reason.text}（${reason.actor}，${dayInChina(new Date(reason.recordedAt))}）`;
  return { clause, text: `${doublingSentence(doubling)}；说明：${said}` };
}

/** What was found, as one line: the rule, the other trainings or the person, the days, the hours. */
function doublingSentence({ rule, others, person, from, to, hours, number }: Doubling): string {
  const days = from === null ? '' : `，${from === to ? from : `${from} 至 ${to}`}`;
  const sum = hours === null ? '' : `，合计 ${hours / 1000} 学时`;
  const what = [
    ...(number === null ? [] : [number]),
    ...(person === null ? [] : [person.name]),
    ...others.map(({ name }) => `“${name}”`),
  ].join('、');
  return `重复核对 ${doublingRuleWords[rule]}：${what}${days}${sum}`;
}
