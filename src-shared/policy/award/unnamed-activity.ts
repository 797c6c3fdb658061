import { credits, hours } from '../../training/thousandths.ts';
import { formWords, levelWords } from '../../words.ts';
import { thousandthsOf } from '../pack/pack-words.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { yearOfActivity } from '../pack/registration-year.ts';
import { silentClause } from '../pack/silent-clause.ts';
import type { AwardInput } from './award-input.ts';
import type { AwardOutcome, Step } from './award-outcome.ts';
import type { Gate } from './award-rules.ts';
import { countedOf } from './count-award.ts';
import { passGates } from './gates/pass-gates.ts';
import { stoppedAward } from './stopped-award.ts';

/**
 * The outcome of an activity that no row of the conversion table names. Silence is not a refusal: a person
 * decides. What the text asks of every training, whatever its form, is asked first, because a decision fills
 * a silence and does not pass the assessment for anybody (A33).
 */
export function unnamed(pack: PolicyPack, input: AwardInput): AwardOutcome {
  const { level } = input;
  const year = yearOfActivity(pack.registrationYear, input);
  const held = input.hours === undefined ? null : thousandthsOf(input.hours);
  const gates = passGates(pack.gates.filter(asksOfEveryForm), null, { input, level, hours: held });
  if (gates.stop === 'nothing' || gates.stop === 'refused') {
    const ending = { pack, input, level, year: year?.year ?? null, lead: gates.trace, gates };
    return stoppedAward(ending, gates.stop, null);
  }
  const decided = input.decided ?? {};
  // The stated hours stand beside the question, so that whoever decides sees them.
  const knownHours = decided.hours ?? input.hours;
  // In a pack of hours alone the stated hours are no decision: whether they count at all is the open question.
  const isDecided = pack.units.credits
    ? knownHours !== undefined && decided.credits !== undefined
    : decided.hours !== undefined;
  const isSettled = isDecided && gates.stop === null;
  const text = `办法没有写${levelWords[level]}${formWords[input.form]}（这一身份）如何计算，由人裁定`;
  const clause = silentClause(pack, input.form);
  const reason: Step = { clause, text };
  const decidedCredits =
    decided.credits === undefined || !pack.units.credits ? null : credits(thousandthsOf(decided.credits));
  return {
    outcome: isSettled ? 'awarded' : 'undecided',
    hours: knownHours === undefined ? null : hours(thousandthsOf(knownHours)),
    credits: decidedCredits,
    year: year?.year ?? null,
    level,
    years: null,
    grade: null,
    certificate: input.passed === false ? false : null,
    notice: gates.notice,
    counted: countedOf(pack, input, { year: year?.year ?? null, level }, decidedCredits),
    rule: null,
    trace: [...gates.trace, ...(isSettled ? [{ clause, text: '按人工裁定登记' }] : [])],
    reasons: isSettled ? [] : [...gates.reasons, ...(isDecided ? [] : [reason])],
    warnings: gates.warnings,
    undecidedSettings: [],
  };
}

/** A gate for certain activities or forms says nothing about an activity the text does not know. */
function asksOfEveryForm({ activities, when }: Gate): boolean {
  return activities === undefined && when.forms === undefined;
}
