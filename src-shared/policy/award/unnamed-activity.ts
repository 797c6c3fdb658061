import { credits, hours } from '../../training/thousandths.ts';
import { formWords, levelWords } from '../../words.ts';
import { thousandthsOf } from '../pack/pack-words.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { yearOfActivity } from '../pack/registration-year.ts';
import { silentClause } from '../pack/silent-clause.ts';
import type { AwardInput } from './award-input.ts';
import type { AwardOutcome } from './award-outcome.ts';
import { partsOf } from './award-parts.ts';
import type { Activity, Gate } from './award-rules.ts';
import { countedOf } from './count-award.ts';
import { earnParts } from './earn-parts.ts';
import { type Gates, passGates } from './gates/pass-gates.ts';
import type { OpenReader } from './open-reader.ts';
import { settle } from './settle-award.ts';
import { type AwardContext, stoppedAward } from './stopped-award.ts';

/** The pack with what was decided on its silences. */
type Asked = {
  readonly pack: PolicyPack;
  readonly settingOf: (id: string) => number | null;
  readonly openOf: OpenReader;
};

/**
 * The outcome of an activity that no row of the conversion table names. Silence is not a refusal: a person
 * decides. What the text asks of every training, whatever its form, is asked first, because a decision fills
 * a silence and does not pass the assessment for anybody (A33). What was decided on the activity's open point is
 * applied as a row of the table would be.
 */
export function unnamed(asked: Asked, input: AwardInput): AwardOutcome {
  const { pack, openOf, settingOf } = asked;
  const { level } = input;
  const year = yearOfActivity(pack.registrationYear, input);
  const held = input.hours === undefined ? null : thousandthsOf(input.hours);
  const gates = passGates(pack.gates.filter(asksOfEveryForm), null, {
    input,
    level,
    hours: held,
    settingOf,
  });
  if (gates.stop === 'nothing' || gates.stop === 'refused') {
    const ending = { pack, input, level, year: year?.year ?? null, lead: gates.trace, gates };
    return stoppedAward(ending, gates.stop, null);
  }
  const open = openOf({ rule: null, input, level });
  const activity = unwrittenRow(pack, input);
  const parts = partsOf(activity, input, asked.settingOf, open.hours);
  if (open.credits.decided === null) {
    const points = [...parts.flatMap(({ measured }) => measured.setting ?? []), open.credits.id];
    return unsettled({
      pack,
      input,
      gates,
      activity,
      year: year?.year ?? null,
      points: [...new Set(points)],
    });
  }
  const common: AwardContext = {
    ...{ pack, input, activity, level, gates },
    year: year?.year ?? null,
    lead: [...gates.trace, { clause: activity.clause, text: activity.text }],
    tail: year === null || year.step === null ? [] : [year.step],
  };
  const earned = earnParts(common, parts, { settingOf: asked.settingOf, open: open.credits });
  return { ...settle(common, parts, earned), rule: null };
}

/** The row that the table lacks: hours as held, and credits that only a decision can give. */
function unwrittenRow(pack: PolicyPack, { form, level, role }: AwardInput): Activity {
  // The form is there for others: what lacks is the part that the person took in it.
  const isRoleMissing = pack.activities.some(
    ({ when }) => when.forms?.includes(form) === true && when.roles?.includes(role) === false,
  );
  return {
    id: 'open',
    clause: silentClause(pack, form),
    title: formWords[form],
    text: `办法没有写${levelWords[level]}${formWords[form]}${isRoleMissing ? '（这一身份）' : ''}如何计算，需由本单位确定`,
    notes: [],
    when: {},
    registerAt: 'declared',
    hours: { kind: 'held', optional: false },
    credits: { kind: 'silent' },
  };
}

type Unsettled = {
  readonly pack: PolicyPack;
  readonly input: AwardInput;
  readonly gates: Gates;
  readonly activity: Activity;
  readonly year: number | null;
  /** The points that would settle it. */
  readonly points: readonly string[];
};

/** Nothing was decided on the point: what is known stands beside the question, unless this one case was decided. */
function unsettled({ pack, input, gates, activity, year, points }: Unsettled): AwardOutcome {
  const { level } = input;
  const decided = input.decided ?? {};
  // The stated hours stand beside the question, so that whoever decides sees them.
  const knownHours = decided.hours ?? input.hours;
  // In a pack of hours alone the stated hours are no decision: whether they count at all is the open question.
  const isDecided = pack.units.credits
    ? knownHours !== undefined && decided.credits !== undefined
    : decided.hours !== undefined;
  const isSettled = isDecided && gates.stop === null;
  const { clause, text } = activity;
  const decidedCredits =
    decided.credits === undefined || !pack.units.credits ? null : credits(thousandthsOf(decided.credits));
  const settledHours = knownHours === undefined ? null : hours(thousandthsOf(knownHours));
  return {
    outcome: isSettled ? 'awarded' : 'undecided',
    hours: settledHours,
    credits: decidedCredits,
    year,
    level,
    years: null,
    grade: null,
    certificate: input.passed === false ? false : null,
    notice: gates.notice,
    counted: countedOf(pack, input, { year, level }, { hours: settledHours, credits: decidedCredits }),
    rule: null,
    trace: [...gates.trace, ...(isSettled ? [{ clause, text: '按人工裁定登记' }] : [])],
    reasons: isSettled ? [] : [...gates.reasons, ...(isDecided ? [] : [{ clause, text }])],
    warnings: gates.warnings,
    undecidedSettings: [...gates.settings, ...(isDecided ? [] : points)],
  };
}

/** A gate for certain activities or forms says nothing about an activity the text does not know. */
function asksOfEveryForm({ activities, when }: Gate): boolean {
  return activities === undefined && when.forms === undefined;
}
