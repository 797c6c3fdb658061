import { credits, hours } from '../../training/thousandths.ts';
import type { Level } from '../../training/training-words.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import { yearOfActivity } from '../pack/registration-year.ts';
import { silentClause } from '../pack/silent-clause.ts';
import type { AwardInput } from './award-input.ts';
import { type AwardOutcome, figureStep, type Step } from './award-outcome.ts';
import type { Activity } from './award-rules.ts';
import type { Gates } from './gates/pass-gates.ts';
import type { Earned } from './rates/earned.ts';

/**
 * What was found about an activity before its rate is asked: every outcome of it, awarded or not, carries
 * these.
 */
export type AwardContext = {
  readonly pack: PolicyPack;
  readonly input: AwardInput;
  readonly activity: Activity;
  /** The level of registration, which may differ from the declared one. */
  readonly level: Level;
  readonly year: number | null;
  /** Steps that come before the figures: why this level, what the gates looked at. */
  readonly lead: readonly Step[];
  /** Steps that come after them: which year, and by which date. */
  readonly tail: readonly Step[];
  /** What the gates said. */
  readonly gates: Gates;
};

/** A stopped award names no row of the table: an activity that no row fits can be stopped too. */
type Ending = Pick<AwardContext, 'pack' | 'input' | 'level' | 'year' | 'lead' | 'gates'>;

/**
 * The outcome of an activity that a gate stopped. `nothing` was evaluated and earns zero; `refused` may not be registered as
 * it stands and has no figures, because a zero would read as an evaluation.
 */
export function stoppedAward(
  common: Ending,
  outcome: 'nothing' | 'refused',
  rule: string | null,
): AwardOutcome {
  const isNothing = outcome === 'nothing';
  return {
    outcome,
    hours: isNothing ? hours(0) : null,
    credits: isNothing && common.pack.units.credits ? credits(0) : null,
    year: common.year,
    level: common.level,
    years: null,
    grade: null,
    certificate: isNothing ? false : null,
    notice: common.gates.notice,
    // Zero fits under every cap. Elsewhere null says that nobody could tell.
    counted: isNothing && common.input.prior !== undefined && common.pack.units.credits ? 0 : null,
    rule,
    trace: [...common.lead, ...common.gates.reasons],
    reasons: common.gates.reasons,
    warnings: common.gates.warnings,
    undecidedSettings: [],
  };
}

/** Who did not come has no hours, whatever the text says; no clause is needed for it, so the row's own stands there. */
export function unattendedAward(
  pack: PolicyPack,
  input: AwardInput,
  activity: Activity | null,
): AwardOutcome {
  const clause = activity?.clause ?? silentClause(pack, input.form);
  const reason: Step = { clause, text: '没有参加，没有可以登记的学时' };
  const gates: Gates = {
    stop: 'nothing',
    trace: [],
    reasons: [reason],
    warnings: [],
    notice: null,
    settings: [],
  };
  const year = yearOfActivity(pack.registrationYear, input)?.year ?? null;
  return stoppedAward(
    { pack, input, level: input.level, year, lead: [], gates },
    'nothing',
    activity?.id ?? null,
  );
}

/** Stated facts that come to nothing at all (no day, no hour): there is no training to certify. */
export function emptyAward(common: AwardContext): AwardOutcome {
  const ended = stoppedAward(common, 'nothing', common.activity.id);
  const reason = figureStep(
    common.activity,
    common.activity.hours.kind === 'practice' ? '没有实践时间可以登记' : '学时为零，没有可以登记的培训',
    { after: 0, unit: 'hours' },
  );
  return { ...ended, trace: [...ended.trace, reason], reasons: [...ended.reasons, reason] };
}

/** A score below the pass mark (YL1): evaluated, zero, with its grade. */
export function failedScoreAward(
  common: AwardContext,
  failed: Extract<Earned, { kind: 'nothing' }>,
): AwardOutcome {
  const ended = stoppedAward(common, 'nothing', common.activity.id);
  return {
    ...ended,
    grade: failed.grade,
    trace: [...ended.trace, failed.reason],
    reasons: [...ended.reasons, failed.reason],
  };
}
