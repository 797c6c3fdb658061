import type { Step } from '../../../src-shared/policy/award/award-outcome.ts';
import { notesOf } from '../../../src-shared/policy/pack/notes-of.ts';
import type { PolicyPack } from '../../../src-shared/policy/pack/policy-pack.ts';
import { pointOf } from '../../../src-shared/policy/set/set-members.ts';
import {
  type AwardLine,
  type PlannedAward,
  sumOfLines,
} from '../../../src-shared/registration/planned-award.ts';
import type { ExplainedDoubling } from '../../../src-shared/registration/withhold-doublings.ts';
import type { RegistrationRow } from '../../../src-shared/rpc/contract/registrations.ts';
import type { TraineeRecord } from '../../database/records/trainee-records.ts';

/** A standing entry of a trainee. */
type StandingLine = AwardLine & { readonly uid: string };

/** A planned trainee as the preview shows it; who is registered is shown with what stands. */
export function toRegistrationRow(
  pack: PolicyPack,
  {
    record,
    name,
    award,
    doublings,
  }: {
    readonly record: TraineeRecord;
    /** What tells the person from namesakes. */
    readonly name: string;
    readonly award: PlannedAward;
    readonly doublings: readonly ExplainedDoubling[];
  },
  standing: readonly StandingLine[],
): RegistrationRow {
  const isRegistered = award.outcome === 'registered';
  const lines: readonly AwardLine[] = isRegistered ? standing : award.lines;
  const answer = award.award;
  const reasons = answer?.reasons ?? [];
  return {
    traineeUid: record.uid,
    teacher: { uid: record.teacherUid, name: name, organisationName: record.organisation },
    outcome: award.outcome,
    ...figuresOf(award, lines),
    computed: award.differs && answer !== null ? { hours: answer.hours, credits: answer.credits } : null,
    steps: award.trail.map((step) => ({ ...step })),
    reasons: reasons.map(toReason),
    warnings: (answer?.warnings ?? []).map(toReason),
    notes: notesOf(pack, [...award.trail, ...reasons]),
    policyId: answer?.policy ?? pack.id,
    undecidedSettings: award.points.map((point) => pointOf(pack, point).settingId),
    doublings: doublings.map((doubling) => ({ ...doubling, others: [...doubling.others] })),
    entryUids: isRegistered ? standing.map(({ uid }) => uid) : [],
  };
}

/** What the lines add up to; without lines what is known of the figures, which is 0 only where nothing is earned. */
function figuresOf(
  { outcome, award }: PlannedAward,
  lines: readonly AwardLine[],
): Pick<RegistrationRow, 'hours' | 'credits' | 'year' | 'years'> {
  const [first] = lines;
  if (first === undefined) {
    const isNothing = outcome === 'nothing';
    return {
      hours: isNothing ? 0 : (award?.hours ?? null),
      credits: isNothing ? 0 : (award?.credits ?? null),
      year: award?.year ?? null,
      years: null,
    };
  }
  return {
    ...sumOfLines(lines),
    year: first.year,
    years: lines.length > 1 ? lines.map(({ year, hours, credits }) => ({ year, hours, credits })) : null,
  };
}

function toReason({ clause, text, note }: Step) {
  return { clause, text, ...(note === undefined ? {} : { note }) };
}
