import { credits, hours } from '../../training/thousandths.ts';
import type { Level } from '../../training/training-words.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import type { AwardInput } from './award-input.ts';
import { type AwardOutcome, figureStep, type Step } from './award-outcome.ts';
import type { Activity } from './award-rules.ts';
import type { Gates } from './gates/pass-gates.ts';
import type { Earned } from './rates/earned.ts';

/** What every ending of one award shares. */
export type AwardContext = {
  readonly pack: PolicyPack;
  readonly input: AwardInput;
  readonly activity: Activity;
  readonly level: Level;
  readonly year: number | null;
  readonly lead: readonly Step[];
  readonly tail: readonly Step[];
  readonly gates: Gates;
};

/** What an award needs to end at a gate. */
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
    counted: isNothing && common.input.prior !== undefined && common.pack.units.credits ? credits(0) : null,
    rule,
    trace: [...common.lead, ...common.gates.reasons],
    reasons: common.gates.reasons,
    warnings: common.gates.warnings,
    undecidedSettings: [],
  };
}

/** Stated facts that come to nothing at all (no day, no hour): there is no training to certify. */
export function emptyAward(common: AwardContext): AwardOutcome {
  const ended = stoppedAward(common, 'nothing', common.activity.id);
  const reason = figureStep(common.activity, '学时为零，没有可以登记的培训', { after: 0, unit: 'hours' });
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
