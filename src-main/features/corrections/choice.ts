import type { Database } from 'better-sqlite3';
import type { Entry } from '../../../src-shared/ledger/entry.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { type TeacherFacts, teacherProblems } from '../../../src-shared/people/teacher.ts';
import { isError, type Problem, type ProblemCode } from '../../../src-shared/problems.ts';
import { standingEntriesWith } from '../../database/entries/entry-records.ts';
import { type TeacherRecord, toFacts } from '../../database/records/teacher-records.ts';
import { timeSlices } from '../../lib/run-work.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import {
  type CorrectionPlan,
  type Figures,
  holderProblems,
  type PlannedDifference,
  PRINTED,
  withChange,
} from './plan.ts';

/** A teacher's record before and after. */
export type TeacherChange = { readonly teacher: TeacherRecord; readonly after: TeacherFacts };

/** A standing entry that is reversed; with `after`, registered anew with these figures. */
export type EntryChange = {
  readonly entry: Entry;
  readonly after: Figures | null;
  readonly remark: string | null;
};

/** What a choice of differences writes. */
export type Choice = {
  readonly accepted: readonly PlannedDifference[];
  readonly rejected: readonly PlannedDifference[];
  readonly teachers: readonly TeacherChange[];
  /** By project, in the order of the entries; entries of one participation stand together. */
  readonly entries: readonly EntryChange[];
  readonly certificates: readonly {
    readonly uid: string;
    readonly number: string;
    readonly name: string;
    readonly because: 'struck' | 'figures' | 'person';
  }[];
  readonly problems: readonly Problem[];
};

/**
 * What accepting some differences would write. A line taken out is taken out whatever else was accepted for it. All lines
 * of a participation are written anew together: they were earned as one, and are compared as one later. Other
 * calls are answered meanwhile.
 *
 * @throws Cancelled
 */
export async function chooseDifferences(
  ledger: OpenLedger,
  database: Database,
  plan: CorrectionPlan,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Choice> {
  const slices = timeSlices(signal);
  const wanted = new Set(ids);
  const accepted = plan.differences.filter((difference) => wanted.has(difference.id));
  const rejected = plan.differences.filter(
    (difference) => !wanted.has(difference.id) && difference.canAccept,
  );
  const teachers = teacherChanges(plan, accepted);
  await slices.next();
  const ofTeachers: Problem[] = [];
  for (const { teacher, after } of teachers.changes) {
    const found = [
      ...teacherProblems(after, ledger.today()).filter(isNew(ledger, teacher)),
      ...holderProblems(database, teacher, after),
    ];
    ofTeachers.push(...found.filter(isError));
    if (slices.isOver) await slices.next();
  }
  await slices.next();
  const entries = entryChanges(database, accepted);
  return {
    accepted,
    rejected,
    teachers: teachers.changes,
    entries,
    certificates: outdatedCertificates(plan, teachers.changes, entries),
    problems: [
      ...(accepted.length < wanted.size ? [problem('correction.unknownDifference', {})] : []),
      ...accepted
        .filter((difference) => !difference.canAccept)
        .map((difference) => problem('correction.notAcceptable', { name: difference.teacher.name })),
      ...teachers.problems,
      ...ofTeachers,
    ],
  };
}

/** An old record may lack what is asked today: only what the change brings is judged. */
function isNew(ledger: OpenLedger, teacher: TeacherRecord): (found: Problem) => boolean {
  const known = new Set(teacherProblems(toFacts(teacher), ledger.today()).map(({ code }) => code));
  return ({ code }) => !known.has(code);
}

function teacherChanges(
  plan: CorrectionPlan,
  accepted: readonly PlannedDifference[],
): { readonly changes: readonly TeacherChange[]; readonly problems: readonly Problem[] } {
  const after = new Map<string, TeacherFacts>();
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const { change, teacher } of accepted) {
    if (change?.kind !== 'person') continue;
    const field = `${change.teacherUid} ${change.field}`;
    if (seen.has(field)) problems.push(problem('correction.conflictingValues', { name: teacher.name }));
    seen.add(field);
    const record = assertPresent(plan.teachers.get(change.teacherUid), 'a difference of a known teacher');
    const before = after.get(change.teacherUid) ?? toFacts(record);
    after.set(change.teacherUid, withChange(before, change.field, change.value));
  }
  const changes = [...after].map(([uid, facts]) => ({
    teacher: assertPresent(plan.teachers.get(uid), 'a known teacher'),
    after: facts,
  }));
  return { changes, problems };
}

function entryChanges(database: Database, accepted: readonly PlannedDifference[]): readonly EntryChange[] {
  const struck = new Set<string>();
  const figures = new Map<string, Partial<Figures>>();
  const remarks = new Map<string, string>();
  for (const { change, remark } of accepted) {
    if (change === null || change.kind === 'person') continue;
    if (remark !== null) remarks.set(change.entryUid, remark);
    if (change.kind === 'strike') struck.add(change.entryUid);
    else figures.set(change.entryUid, { ...figures.get(change.entryUid), [change.field]: change.value });
  }
  const touched = [...new Set([...struck, ...figures.keys()])];
  return standingEntriesWith(database, touched)
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

function figuresOf({ earned: { year, hours, credits } }: Entry): Figures {
  return { year, hours, credits };
}

function outdatedCertificates(
  plan: CorrectionPlan,
  teachers: readonly TeacherChange[],
  entries: readonly EntryChange[],
): Choice['certificates'] {
  const changed = new Map<string, 'struck' | 'figures'>();
  for (const { entry, after } of entries) {
    if (entry.participation === null) continue;
    const { uid } = entry.participation;
    const isGone = after === null && changed.get(uid) !== 'figures';
    changed.set(uid, isGone ? 'struck' : 'figures');
  }
  const people = new Set(
    teachers.flatMap(({ teacher, after }) => {
      const before = toFacts(teacher);
      return [...PRINTED].some((field) => before[field] !== after[field]) ? [teacher.uid] : [];
    }),
  );
  return plan.certificates.flatMap((certificate) => {
    const { uid, number, name } = certificate;
    const because =
      changed.get(certificate.participation_uid) ?? (people.has(certificate.teacher_uid) ? 'person' : null);
    return because === null ? [] : [{ uid, number, name, because }];
  });
}

function problem(code: ProblemCode, values: Problem['values']): Problem {
  return { code, severity: 'error', values };
}
