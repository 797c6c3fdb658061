import type { KnownTeacher } from '../import/match-people.ts';
import type { Entry } from '../ledger/entry.ts';
import { assertPresent } from '../lib/assert.ts';
import type { Work } from '../lib/work.ts';
import type { TeacherFacts } from '../people/teacher.ts';
import { isError, type Problem } from '../problems.ts';
import type { Difference, Figures } from './difference.ts';
import { changedTeacherProblems, type PeopleFacts, withPersonField } from './judge.ts';
import { printedFields, type StandingCertificate } from './known-consequences.ts';

/** A teacher's record before and after. */
export type TeacherChange = { readonly teacher: KnownTeacher; readonly after: TeacherFacts };

/** A standing entry that is reversed; with `after`, registered anew with these figures. */
export type EntryChange = {
  readonly entry: Entry;
  readonly after: Figures | null;
  readonly remark: string | null;
};

/** A certificate that says what the ledger will not say any more, and which change outdates it. */
export type OutdatedCertificate = Pick<StandingCertificate, 'uid' | 'number' | 'name'> & {
  readonly because: 'struck' | 'figures' | 'person';
};

/** What a choice of differences writes. */
export type Choice = {
  readonly accepted: readonly Difference[];
  /** What could have been accepted and was not. */
  readonly rejected: readonly Difference[];
  readonly teachers: readonly TeacherChange[];
  /** By project, in the order of the entries; entries of one participation stand together. */
  readonly entries: readonly EntryChange[];
  readonly certificates: readonly OutdatedCertificate[];
  /** What refuses the choice as a whole. */
  readonly problems: readonly Problem[];
};

/** What a choice is made from: a comparison, and what the ledger holds of what it touches. */
export type ChoiceFacts = {
  readonly differences: readonly Difference[];
  /** Ids of the differences that are accepted; all others are rejected. */
  readonly accepted: ReadonlySet<string>;
  readonly teachers: ReadonlyMap<string, KnownTeacher>;
  readonly people: PeopleFacts;
  /** The standing entries of `touchedEntries`, and all others of the same participations. */
  readonly entries: readonly Entry[];
  readonly certificates: readonly StandingCertificate[];
};

/** Entries that accepting these differences reverses. */
export function touchedEntries(
  differences: readonly Difference[],
  accepted: ReadonlySet<string>,
): readonly string[] {
  const touched = differences
    .filter(({ id }) => accepted.has(id))
    .flatMap(({ change }) => (change === null || change.kind === 'person' ? [] : change.entryUid));
  return [...new Set(touched)];
}

/**
 * What accepting some differences would write. A line that is taken out is taken out whatever else was accepted for it. All
 * lines of a participation are written anew together: they were earned as one, and are compared as one later. Refused, in
 * this order:
 * 1. `correction.unknownDifference`: an id names none.
 * 2. `correction.notAcceptable`, for each.
 * 3. `correction.conflictingValues`: two values for one field of a person.
 * 4. What no record of a person may hold (`changedTeacherProblems`).
 */
export function* chooseDifferences(facts: ChoiceFacts): Work<Choice> {
  const accepted = facts.differences.filter(({ id }) => facts.accepted.has(id));
  const teachers = teacherChanges(facts.teachers, accepted);
  yield;
  const ofTeachers: Problem[] = [];
  for (const { teacher, after } of teachers.changes) {
    ofTeachers.push(...changedTeacherProblems(teacher, after, facts.people).filter(isError));
    yield;
  }
  const entries = entryChanges(facts.entries, accepted);
  yield;
  return {
    accepted,
    rejected: facts.differences.filter(({ id, canAccept }) => canAccept && !facts.accepted.has(id)),
    teachers: teachers.changes,
    entries,
    certificates: outdatedCertificates(facts.certificates, teachers.changes, entries),
    problems: [
      ...(accepted.length < facts.accepted.size ? [problem('correction.unknownDifference')] : []),
      ...accepted
        .filter(({ canAccept }) => !canAccept)
        .map(({ teacher: { name } }) => problem('correction.notAcceptable', { name })),
      ...teachers.problems,
      ...ofTeachers,
    ],
  };
}

/**
 * Changes of people, one record each however many of its fields were accepted. Differences of one person come
 * one after another and build on each other; two values for one field are a problem, because nobody said which
 * of them is right.
 */
function teacherChanges(
  known: ReadonlyMap<string, KnownTeacher>,
  accepted: readonly Difference[],
): { readonly changes: readonly TeacherChange[]; readonly problems: readonly Problem[] } {
  const changes = new Map<string, TeacherChange>();
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const { change, teacher: person } of accepted) {
    if (change?.kind !== 'person') continue;
    const field = `${change.teacherUid} ${change.field}`;
    if (seen.has(field)) problems.push(problem('correction.conflictingValues', { name: person.name }));
    seen.add(field);
    const teacher = assertPresent(known.get(change.teacherUid), 'a difference of a known teacher');
    const before = changes.get(teacher.uid)?.after ?? teacher.facts;
    changes.set(teacher.uid, { teacher, after: withPersonField(before, change.field, change.value) });
  }
  return { changes: [...changes.values()], problems };
}

/**
 * Entries with the figures that were accepted for them, in the order in which they are posted: by project, then
 * by participation, then as they were recorded. That order is part of what is sealed, so it must not depend on
 * the order in which differences were ticked.
 */
function entryChanges(entries: readonly Entry[], accepted: readonly Difference[]): readonly EntryChange[] {
  const struck = new Set<string>();
  const figures = new Map<string, Partial<Figures>>();
  const remarks = new Map<string, string>();
  for (const { change, remark } of accepted) {
    if (change === null || change.kind === 'person') continue;
    if (remark !== null) remarks.set(change.entryUid, remark);
    if (change.kind === 'strike') struck.add(change.entryUid);
    else figures.set(change.entryUid, { ...figures.get(change.entryUid), [change.field]: change.value });
  }
  return entries
    .map((entry) => ({
      entry,
      after: struck.has(entry.uid) ? null : { ...figuresOf(entry), ...figures.get(entry.uid) },
      remark: remarks.get(entry.uid) ?? null,
    }))
    .sort(
      (a, b) =>
        (a.entry.project?.id ?? 0) - (b.entry.project?.id ?? 0) ||
        (a.entry.participation?.id ?? 0) - (b.entry.participation?.id ?? 0) ||
        a.entry.id - b.entry.id,
    );
}

/** The figures of an entry as they stand. */
export function figuresOf({ earned: { year, hours, credits } }: Pick<Entry, 'earned'>): Figures {
  return { year, hours, credits };
}

/**
 * Certificates that say something else than the ledger will. A participation whose lines are all taken out is
 * `struck`; as long as one stays, its certificate has other figures. A changed entry weighs more than a changed
 * name: the certificate has to be issued anew, not only its holder told.
 */
function outdatedCertificates(
  certificates: readonly StandingCertificate[],
  teachers: readonly TeacherChange[],
  entries: readonly EntryChange[],
): readonly OutdatedCertificate[] {
  const changed = new Map<string, 'struck' | 'figures'>();
  for (const { entry, after } of entries) {
    if (entry.participation === null) continue;
    const { uid } = entry.participation;
    changed.set(uid, after === null && changed.get(uid) !== 'figures' ? 'struck' : 'figures');
  }
  const renamed = new Set(
    teachers
      .filter(({ teacher, after }) =>
        [...printedFields].some((field) => teacher.facts[field] !== after[field]),
      )
      .map(({ teacher }) => teacher.uid),
  );
  return certificates.flatMap(({ uid, number, name, participationUid, teacherUid }) => {
    const because = changed.get(participationUid) ?? (renamed.has(teacherUid) ? 'person' : null);
    return because === null ? [] : [{ uid, number, name, because }];
  });
}

/** What a choice writes, in numbers. */
export function choiceCounts({ entries, teachers }: Pick<Choice, 'entries' | 'teachers'>) {
  const struck = entries.filter(({ after }) => after === null).length;
  return {
    entriesReversed: entries.length,
    entriesRegistered: entries.length - struck,
    entriesStruck: struck,
    teachersChanged: teachers.length,
  };
}

/** An error of the choice as a whole; it has no place in the sheet. */
function problem(
  code: 'correction.unknownDifference' | 'correction.notAcceptable' | 'correction.conflictingValues',
  values: Problem['values'] = {},
): Problem {
  return { code, severity: 'error', values };
}
