import type { Form } from '../../training/training-words.ts';
import { isDivided } from '../pack/classification-axis.ts';
import { holds } from '../pack/match.ts';
import { figureText, thousandthsOf } from '../pack/pack-words.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { yearOfActivity, yearOfStudy } from '../pack/registration-year.ts';
import { assertResolved } from '../pack/resolve-pack.ts';
import { decisionsOf, pointKey, textsOf, wholeOf } from '../set/set-members.ts';
import type { AwardInput } from './award-input.ts';
import { levelOf } from './award-level.ts';
import { type AwardOutcome, type Decisions, figureStep, type Step, stepOf } from './award-outcome.ts';
import { partsOf, sumOrNull } from './award-parts.ts';
import type { Activity, Gate } from './award-rules.ts';
import { earnParts } from './earn-parts.ts';
import { joinGates, passGates, withMissingFact } from './gates/pass-gates.ts';
import { type OpenReader, openReader } from './open-reader.ts';
import { settle } from './settle-award.ts';
import { type AwardContext, stoppedAward, unattendedAward } from './stopped-award.ts';
import { unnamed } from './unnamed-activity.ts';

export type { AwardInput } from './award-input.ts';

export type { AwardOutcome, AwardYear, Decisions, Step } from './award-outcome.ts';

/**
 * What one teacher earns from one activity under the pack, with the steps that made it. `decisions` are the figures a
 * person set where the text is silent. Pure; the pack must be resolved. Of a set of texts (`combineSet`) the first that
 * names the activity decides its figures alone, and the gates of all must be passed.
 */
export function award(pack: PolicyPack, input: AwardInput, decisions: Decisions): AwardOutcome {
  return compileAward(pack, decisions)(input);
}

/** `award` with the pack prepared once, for many inputs. */
export function compileAward(pack: PolicyPack, decisions: Decisions): (input: AwardInput) => AwardOutcome {
  assertResolved(pack);
  const compile = (text: PolicyPack): CompiledPack => {
    const decided = decisionsOf(pack, text, decisions);
    return {
      pack: text,
      settingOf: settingReader(text, decided),
      openOf: openReader(decided),
      activities: new Map(),
      gates: new Map(),
    };
  };
  const texts = textsOf(pack).map(compile);
  const [only] = texts;
  if (pack.members === undefined && only !== undefined) return (input) => awardBy(only, texts, input);
  const set = compile(wholeOf(pack));
  return (input) => awardOfSet(set, texts, input);
}

/** A silent point's value in thousandths: what was decided, else its default, else null, and then the program asks (Q1). */
export function settingReader(pack: PolicyPack, decisions: Decisions): (id: string) => number | null {
  const defaults = new Map(
    pack.settings.flatMap(({ id, default: value }) =>
      value === undefined ? [] : [[id, thousandthsOf(value)] as const],
    ),
  );
  return (id) => {
    const decided = decisions.get(id);
    return (typeof decided === 'number' ? decided : defaults.get(id)) ?? null;
  };
}

/**
 * A pack prepared for many awards. Rules that name other forms are left out once per form instead of once per award:
 * comparing packs recomputes every record of a ledger.
 */
type CompiledPack = {
  readonly pack: PolicyPack;
  readonly settingOf: (id: string) => number | null;
  readonly openOf: OpenReader;
  readonly activities: Map<Form, readonly Activity[]>;
  readonly gates: Map<Form, readonly Gate[]>;
};

/** The rules that may speak of a form, in the order of the pack; found at the first question, then remembered. */
function ofForm<Rule extends { readonly when: { readonly forms?: readonly Form[] | undefined } }>(
  cache: Map<Form, readonly Rule[]>,
  rules: readonly Rule[],
  form: Form,
): readonly Rule[] {
  const known = cache.get(form);
  if (known !== undefined) return known;
  const found = rules.filter(({ when }) => when.forms === undefined || when.forms.includes(form));
  cache.set(form, found);
  return found;
}

/**
 * An award of a set says whose it is, which silent points keep it open, and what another text would have given. What no
 * table names is a silence of the whole set.
 */
function awardOfSet(set: CompiledPack, texts: readonly CompiledPack[], input: AwardInput): AwardOutcome {
  const found = findActivity(texts, input);
  const { pack } = found?.text ?? set;
  const outcome = awardBy(set, texts, input);
  return {
    ...outcome,
    policy: pack.id,
    trace: [
      ...outcome.trace,
      ...(found === undefined ? [] : figuresNotTaken(texts, found.text, outcome, input)),
    ],
    // A gate's point is named with its own text already.
    undecidedSettings: outcome.undecidedSettings.map((id) => (id.includes('/') ? id : pointKey(pack, id))),
  };
}

/** What the tables that come after would give, where that is another figure: shown, never taken. */
function figuresNotTaken(
  texts: readonly CompiledPack[],
  earning: CompiledPack,
  { outcome, credits }: AwardOutcome,
  input: AwardInput,
): readonly Step[] {
  if (outcome !== 'awarded') return [];
  return texts.slice(texts.indexOf(earning) + 1).flatMap((text) => {
    const activity = findActivity([text], input)?.activity;
    if (activity === undefined) return [];
    const other = awardBy(text, [text], input);
    if (other.outcome !== 'awarded' || other.credits === null || other.credits === credits) return [];
    const figure = figureText(other.credits);
    return [figureStep(activity, `《${text.pack.shortTitle}》给 ${figure} 学分，未采用`)];
  });
}

/** The first row that speaks of the activity, in the first table that has one. */
function findActivity(texts: readonly CompiledPack[], input: AwardInput) {
  for (const text of texts) {
    const activity = ofForm(text.activities, text.pack.activities, input.form).find(
      (rule) => rule.display === undefined && holds(rule.when, input),
    );
    if (activity !== undefined) return { text, activity };
  }
  return undefined;
}

/** Axes on which the text needs a value of such a training, and has none. */
function unclassified(
  { classifications }: PolicyPack,
  { form, classification }: AwardInput,
): readonly Step[] {
  return classifications
    .filter((axis) => axis.required && isDivided(axis, form) && classification?.[axis.id] === undefined)
    .map((axis) => stepOf(axis, `缺少${axis.title}：先在培训项目里选定`));
}

/**
 * One award, in this order:
 * 1. the first row of the table whose `when` holds; rows shown for people to choose are skipped; who did not come earns
 *    nothing under any of them;
 * 2. the level of registration (H14.3, H14.4);
 * 3. hours, per year where the project's document splits it (H14.1);
 * 4. all gates; the first that stops ends the award here;
 * 5. credits by the rate, the project's cap, what a person decided, rounding (`settle`).
 * Caps of years and cycles are not applied: they cut sums, when assessing.
 */
function awardBy(whole: CompiledPack, texts: readonly CompiledPack[], input: AwardInput): AwardOutcome {
  const found = findActivity(texts, input);
  if (input.attended === false)
    return unattendedAward((found?.text ?? whole).pack, input, found?.activity ?? null);
  if (found === undefined) return unnamed(whole, input);
  const { activity, text: compiled } = found;
  const { pack } = compiled;
  const level = levelOf(activity, input);
  const open = compiled.openOf({ rule: activity.id, input, level: level.level });
  const parts = partsOf(activity, input, compiled.settingOf, open.hours);
  const heldHours = sumOrNull(parts.map(({ measured }) => measured.hours));
  const asked = joinGates(
    texts.map((text) => {
      const facts = { input, level: level.level, hours: heldHours, settingOf: text.settingOf };
      const rules = ofForm(text.gates, text.pack.gates, input.form);
      const gates = passGates(rules, text === compiled ? activity : null, facts);
      // The point belongs to the text that asks, which need not be the one that earns.
      return texts.length === 1
        ? gates
        : { ...gates, settings: gates.settings.map((id) => pointKey(text.pack, id)) };
    }),
  );
  const missing = [
    ...(level.missing === undefined ? [] : [level.missing]),
    ...texts.flatMap((text) => unclassified(text.pack, input)),
  ];
  const gates = missing.reduce(withMissingFact, asked);
  const year =
    activity.yearOf === 'study' ? yearOfStudy(activity, input) : yearOfActivity(pack.registrationYear, input);
  const common: AwardContext = {
    pack,
    input,
    activity,
    level: level.level,
    year: year?.year ?? null,
    lead: level.step === null ? gates.trace : [level.step, ...gates.trace],
    tail: year === null || year.step === null ? [] : [year.step],
    gates,
  };
  // A gate that lacks a fact does not end here: what the activity would earn is shown beside the question (Q2).
  if (gates.stop === 'nothing' || gates.stop === 'refused')
    return stoppedAward(common, gates.stop, activity.id);
  return settle(
    common,
    parts,
    earnParts(common, parts, { settingOf: compiled.settingOf, open: open.credits }),
  );
}
