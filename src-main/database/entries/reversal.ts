import type { StandingEntry } from './entry-records.ts';
import type { EntryDraft } from './post-batch.ts';

/** The entry registered again as it was. */
export function repeatOf(entry: StandingEntry): EntryDraft {
  return {
    teacher: { id: entry.teacher_id, uid: entry.teacher_uid },
    participation:
      entry.participation_id === null || entry.participation_uid === null
        ? null
        : { id: entry.participation_id, uid: entry.participation_uid },
    origin: entry.origin,
    year: entry.year,
    form: entry.form,
    level: entry.level,
    role: entry.role,
    hours: entry.hours,
    credits: entry.credits,
    makeUpFor: entry.make_up_for,
    phase: entry.phase,
    months: entry.months,
    weeks: entry.weeks,
    endedOn: entry.ended_on,
    policyVersion: { id: entry.policy_version_id, key: entry.policy_key },
    facts: entry.facts,
    trail: entry.trail,
    reverses: null,
  };
}

/** The line that takes an entry back: everything the same, hours and credits negative, under the pack it was earned under. */
export function reversalOf(entry: StandingEntry): EntryDraft {
  return {
    ...repeatOf(entry),
    hours: negated(entry.hours),
    credits: entry.credits === null ? null : negated(entry.credits),
    months: entry.months === null ? null : negated(entry.months),
    weeks: entry.weeks === null ? null : negated(entry.weeks),
    reverses: { id: entry.id, uid: entry.uid },
  };
}

function negated(value: number): number {
  return value === 0 ? 0 : -value;
}
