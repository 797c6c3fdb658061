import { namesTold } from '../../src-shared/people/name-mark.ts';
import { priorProofFault } from '../../src-shared/people/prior-proof.ts';
import type { TeacherRole } from '../../src-shared/people/teacher.ts';
import {
  bestFirst,
  createTeacherSearch,
  type TeacherSearch,
} from '../../src-shared/people/teacher-search.ts';
import type { AssessedTeacher } from '../../src-shared/policy/assess/assess-outcome.ts';
import { teacherRoleSchema } from '../../src-shared/policy/pack/pack-words.ts';
import type { TeacherRecord } from '../database/records/teacher-records.ts';

/** A teacher in memory with what assessments ask. */
export type RememberedTeacher = TeacherRecord & { readonly assessed: AssessedTeacher };

/** Everybody of the ledger, as one read found them. */
export type RememberedPeople = {
  /** As they came into the ledger. */
  readonly all: readonly RememberedTeacher[];
  readonly findByUid: (uid: string) => RememberedTeacher | undefined;
  readonly findById: (id: number) => RememberedTeacher | undefined;
  /** The name, with what tells it from namesakes where the ledger holds any (`namesTold`). */
  readonly toldName: (teacher: Pick<TeacherRecord, 'id' | 'name'>) => string;
  readonly inNameOrder: () => readonly RememberedTeacher[];
  /** People whose name, pinyin, initials or document number fit, in the order of their names or best match first. */
  readonly search: (words: string, order: 'name' | 'match') => readonly RememberedTeacher[];
};

/** Names in the order of a Chinese address book. */
const collator = new Intl.Collator('zh-CN');

/**
 * Remembers people. The order of names and the index for searching are made when they are first asked for: comparing
 * Chinese names takes a tenth of a second in a county, and a ledger that only registers never asks.
 */
export function rememberPeople(records: readonly TeacherRecord[]): RememberedPeople {
  const all = records.map((record) => ({ ...record, assessed: toAssessed(record) }));
  const byUid = new Map(all.map((teacher) => [teacher.uid, teacher]));
  const byId = new Map(all.map((teacher) => [teacher.id, teacher]));
  let named: readonly RememberedTeacher[] | null = null;
  let told: ReadonlyMap<number, string> | null = null;
  let index: { readonly texts: readonly string[]; readonly find: TeacherSearch } | null = null;
  const inNameOrder = () => {
    named ??= sortedByName(all);
    return named;
  };
  const indexed = () => {
    const texts = inNameOrder().map(({ searchText }) => searchText);
    return { texts, find: createTeacherSearch(texts) };
  };
  return {
    all,
    findByUid: (uid) => byUid.get(uid),
    findById: (id) => byId.get(id),
    toldName: ({ id, name }) => {
      told ??= namesTold(all);
      return told.get(id) ?? name;
    },
    inNameOrder,
    search: (words, order) => {
      index ??= indexed();
      const people = inNameOrder();
      const matches = index.find(words);
      // One letter finds half a county at every keystroke, and flatMap would take twice as long as this loop.
      const found: RememberedTeacher[] = [];
      for (const place of order === 'name' ? matches : bestFirst(index.texts, words, matches)) {
        const teacher = people[place];
        if (teacher !== undefined) found.push(teacher);
      }
      return found;
    },
  };
}

/** Same names are compared once: a county has a quarter as many names as people. */
function sortedByName(people: readonly RememberedTeacher[]): readonly RememberedTeacher[] {
  const byName = Map.groupBy(people, (teacher) => teacher.name);
  return [...byName.keys()].sort(collator.compare).flatMap((name) => byName.get(name) ?? []);
}

/** What an assessment asks of a teacher. */
export function toAssessed(record: TeacherRecord): AssessedTeacher {
  return {
    hiredOn: record.hiredOn,
    broughtInOn: record.broughtInOn,
    proofOfPriorTraining: record.hasProofOfPriorTraining,
    priorProofFault: record.broughtInOn === null ? null : priorProofFault(record, record.broughtInOn),
    stage: record.stage,
    roles: rolesOf(record.roles),
    probation: record.isOnProbation,
  };
}

/** The roles that the rules know; a record may hold one that a later program wrote. */
function rolesOf(texts: readonly string[]): readonly TeacherRole[] {
  return texts.flatMap((text) => teacherRoleSchema.safeParse(text).data ?? []);
}
