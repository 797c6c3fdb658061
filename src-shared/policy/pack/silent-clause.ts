import type { Form } from '../../training/training-words.ts';
import type { PolicyPack } from './policy-pack.ts';

/**
 * The clause in which a reader finds that the text does not name an activity: the one that lists the same form for others,
 * else the one the list of activities begins with. Empty only for a pack without any rule.
 */
export function silentClause(pack: PolicyPack, form: Form): string {
  const { activities, assessment } = pack;
  // A row for certain kinds of training stands before the general ones and lists nothing for the rest.
  const general = activities.find(({ when }) => when.trainingKinds === undefined);
  const ofForm = activities.find(({ when }) => when.forms?.includes(form) === true);
  return (ofForm ?? general ?? activities[0] ?? assessment[0])?.clause ?? '';
}
