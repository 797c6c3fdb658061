import { runNow } from '../../../../src-shared/lib/work.ts';
import { contentOf, currentForm } from '../../../../src-shared/registration/approval/current-form.ts';
import type { SignedContent } from '../../../../src-shared/registration/approval/signed-content.ts';
import {
  type SignedDifferences,
  signedDifferences,
} from '../../../../src-shared/registration/approval/signed-differences.ts';
import { type ListedTrainee, planRegistration } from '../../../../src-shared/registration/plan.ts';
import type { RegisteredTrainee } from '../../../../src-shared/registration/planned-award.ts';
import { aTrainee, someFacts } from '../registration-facts.ts';

type Facts = ReturnType<typeof someFacts>;

/** Somebody on a list. */
export function listed(uid: string, change: Partial<RegisteredTrainee> = {}): ListedTrainee {
  return { uid, version: 1, facts: aTrainee(change) };
}

/** The plan of a list under facts, before any signature is asked. */
export function planOf(trainees: readonly ListedTrainee[], facts: Facts = someFacts()) {
  return runNow(planRegistration(facts, trainees));
}

/** The form of a list as it would be filled today. */
export function formOf(trainees: readonly ListedTrainee[], facts: Facts = someFacts()) {
  return runNow(currentForm(planOf(trainees, facts), { nameOf: ({ uid }) => `教师${uid}` }));
}

/** What a signature on the whole form of a list binds. */
export function signed(trainees: readonly ListedTrainee[], facts: Facts = someFacts()): SignedContent {
  return contentOf(formOf(trainees, facts), { scope: 'whole' });
}

/** What differs between a list that was signed and a list. */
export function differencesOf(
  before: readonly ListedTrainee[],
  now: readonly ListedTrainee[],
  facts: { readonly before?: Facts; readonly now?: Facts } = {},
): SignedDifferences {
  return signedDifferences(signed(before, facts.before), formOf(now, facts.now));
}
