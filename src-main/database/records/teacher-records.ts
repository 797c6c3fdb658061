import type { Database } from 'better-sqlite3';
import { pinyin } from 'pinyin-pro';
import type { KnownTeacher } from '../../../src-shared/import/match-people.ts';
import type { IdType, TeacherFacts, TeacherStatus } from '../../../src-shared/people/teacher.ts';
import { teacherSearchText } from '../../../src-shared/people/teacher-search.ts';

/*
 * People, read and written by hand: a county has ten thousand, all of them are read when it is opened and after every
 * change of one, and a roster writes them in one transaction. drizzle reads at twice this cost and inserts at four times.
 */

/** A person with the name of the organisation; flags are 0 and 1, `roles` is JSON of a list. */
export type TeacherRecord = {
  readonly id: number;
  readonly uid: string;
  /** Optimistic lock: 1 when made, one more with each update (`TeacherWriter.update`). */
  readonly version: number;
  readonly name: string;
  readonly id_type: IdType;
  /** In normal form; null where no document is known, and then only people can say who this is (Q14). */
  readonly id_number: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly birth_on: string | null;
  readonly organisation_id: number;
  /** The organisation's name: a roster and the form know a school by its name alone. */
  readonly organisation: string;
  readonly stage: string | null;
  readonly subject: string | null;
  readonly title: string | null;
  readonly post: string | null;
  readonly phone: string | null;
  readonly hired_on: string | null;
  readonly brought_in_on: string | null;
  readonly has_proof_of_prior_training: number;
  readonly is_on_probation: number;
  readonly roles: string;
  readonly status: TeacherStatus;
  readonly left_on: string | null;
  readonly remark: string | null;
  readonly ethnicity: string | null;
  readonly education: string | null;
  readonly email: string | null;
  readonly is_full_time: number;
  /** Stored, because making it takes pinyin of every name and a county is searched while somebody types. */
  readonly search_text: string;
};

/**
 * Every `TeacherRecord` is read by this statement. It ends in a condition, so that callers go on with AND. A merged record
 * is left out here once, for all of them: its entries are read through the record that it was merged into.
 */
const TEACHER = `
  SELECT t.id, t.uid, t.version, t.name, t.id_type, t.id_number, t.sex, t.birth_on, t.organisation_id, o.name AS organisation, t.stage,
    t.subject, t.title, t.post, t.phone, t.hired_on, t.brought_in_on, t.has_proof_of_prior_training, t.is_on_probation, t.roles,
    t.status, t.left_on, t.remark, t.ethnicity, t.education, t.email, t.is_full_time, t.search_text
  FROM teacher t JOIN organisation o ON o.id = t.organisation_id WHERE t.merged_into IS NULL`;

/** Everybody who was not merged into another record, in the order they came. */
export function listTeachers(database: Database): readonly TeacherRecord[] {
  return database.prepare<[], TeacherRecord>(`${TEACHER} ORDER BY t.id`).all();
}

/**
 * The next people in that order, behind the one of that id, or from the first when `after` is 0: for reading a county piece
 * by piece. By id and not by OFFSET, which would walk all earlier rows again for each piece. Fewer than `count`, or none:
 * the end.
 */
export function teachersAfter(database: Database, after: number, count: number): readonly TeacherRecord[] {
  return database
    .prepare<[number, number], TeacherRecord>(`${TEACHER} AND t.id > ? ORDER BY t.id LIMIT ?`)
    .all(after, count);
}

/** One by uid; undefined also for a record that was merged into another. */
export function findTeacher(database: Database, uid: string): TeacherRecord | undefined {
  return database.prepare<[string], TeacherRecord>(`${TEACHER} AND t.uid = ?`).get(uid);
}

/**
 * Many at once, by their uid; who is not there, or was merged, is left out. The uids are bound as one JSON text, because
 * SQLite limits how many parameters a statement takes and each number of them would be another statement to prepare.
 */
export function teachersByUid(
  database: Database,
  uids: readonly string[],
): ReadonlyMap<string, TeacherRecord> {
  const found = database
    .prepare<[string], TeacherRecord>(`${TEACHER} AND t.uid IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(uids));
  return new Map(found.map((teacher) => [teacher.uid, teacher]));
}

/**
 * The living record with a document number: the index teacher_id_number lets there be one. `idNumber` in normal form, as
 * `normaliseTeacher` gives it; texts are compared as they are. The same number of another kind of document is another
 * person's.
 */
export function findTeacherByNumber(
  database: Database,
  idType: IdType,
  idNumber: string,
): TeacherRecord | undefined {
  return database
    .prepare<[string, string], TeacherRecord>(`${TEACHER} AND t.id_type = ? AND t.id_number = ?`)
    .get(idType, idNumber);
}

/**
 * Everybody of `listTeachers` as the rows of a sheet are matched against them. Read one by one: a county's records and
 * the facts made of them are not both held in memory.
 */
export function knownTeachers(database: Database): readonly KnownTeacher[] {
  const known: KnownTeacher[] = [];
  const rows = database.prepare<[], TeacherRecord>(`${TEACHER} ORDER BY t.id`).iterate();
  for (const row of rows) known.push({ id: row.id, uid: row.uid, version: row.version, facts: toFacts(row) });
  return known;
}

/**
 * A record as the form and the rules read it. A `roles` text that is no list counts as none; one that is no JSON throws,
 * because only `TeacherWriter` writes the column.
 */
export function toFacts(record: TeacherRecord): TeacherFacts {
  const roles: unknown = JSON.parse(record.roles);
  return {
    name: record.name,
    idType: record.id_type,
    idNumber: record.id_number,
    sex: record.sex,
    birthOn: record.birth_on,
    ethnicity: record.ethnicity,
    education: record.education,
    organisationName: record.organisation,
    stage: record.stage,
    subject: record.subject,
    title: record.title,
    post: record.post,
    phone: record.phone,
    email: record.email,
    isFullTime: record.is_full_time === 1,
    hiredOn: record.hired_on,
    broughtInOn: record.brought_in_on,
    hasProofOfPriorTraining: record.has_proof_of_prior_training === 1,
    isOnProbation: record.is_on_probation === 1,
    roles: Array.isArray(roles) ? roles.map(String) : [],
    status: record.status,
    leftOn: record.left_on,
    remark: record.remark,
  };
}

/**
 * Writes teachers: statements are prepared once for any number of rows, and an organisation is looked up once for all of
 * its people. One for each transaction: after a rollback the ids that it remembers may name nothing. It checks nothing;
 * facts come in normal form and without errors (`normaliseTeacher`, `teacherProblems`), and the caller writes the audit.
 */
export class TeacherWriter {
  readonly #insert;
  readonly #update;
  readonly #findOrganisation;
  readonly #insertOrganisation;
  readonly #newUid: () => string;
  readonly #organisations = new Map<string, number>();

  constructor(writer: Database, newUid: () => string) {
    this.#newUid = newUid;
    const columns = [...COLUMNS, 'search_text'];
    this.#insert = writer.prepare(
      `INSERT INTO teacher (uid, version, ${columns.join(', ')}) VALUES (?, 1, ${columns.map(() => '?').join(', ')})`,
    );
    this.#update = writer.prepare(
      `UPDATE teacher SET ${columns.map((column) => `${column} = ?`).join(', ')}, version = version + 1 WHERE uid = ? AND version = ?`,
    );
    this.#findOrganisation = writer.prepare<[string], { id: number }>(
      'SELECT id FROM organisation WHERE name = ?',
    );
    this.#insertOrganisation = writer.prepare(
      `INSERT INTO organisation (uid, name, level, region_code, school_code)
       SELECT ?, ?, 'school', o.region_code, NULL FROM organisation o JOIN ledger l ON l.organisation_id = o.id`,
    );
  }

  /**
   * Makes a record at version 1 and answers its uid.
   *
   * @throws SqliteError when a living record has the document number: whoever asks in the same transaction never meets it.
   */
  insert(facts: TeacherFacts): string {
    const uid = this.#newUid();
    this.#insert.run(uid, ...this.#values(facts));
    return uid;
  }

  /**
   * Puts `facts` in place of all that is recorded. False, and nothing written, when the record is not at `version` any more
   * or is gone: somebody else changed it since it was read, and the caller says so in place of overwriting it.
   */
  update(uid: string, version: number, facts: TeacherFacts): boolean {
    return this.#update.run(...this.#values(facts), uid, version).changes === 1;
  }

  /** In the order of `COLUMNS`, then the search text: both statements bind by place. */
  #values(facts: TeacherFacts): readonly (string | number | null)[] {
    return [
      facts.name,
      facts.idType,
      facts.idNumber,
      facts.sex,
      facts.birthOn,
      this.#organisation(facts.organisationName),
      facts.stage,
      facts.subject,
      facts.title,
      facts.post,
      facts.phone,
      facts.hiredOn,
      facts.broughtInOn,
      facts.hasProofOfPriorTraining ? 1 : 0,
      facts.isOnProbation ? 1 : 0,
      JSON.stringify(facts.roles),
      facts.status,
      facts.leftOn,
      facts.remark,
      facts.ethnicity,
      facts.education,
      facts.email,
      facts.isFullTime ? 1 : 0,
      searchTextOf(facts),
    ];
  }

  /**
   * The organisation of that name, made when it is first named: as a school of the region of whose books these are, which
   * is all that a roster says of it. Its level and codes are filled in by hand later.
   */
  #organisation(name: string): number {
    const known = this.#organisations.get(name) ?? this.#findOrganisation.get(name)?.id;
    const id = known ?? Number(this.#insertOrganisation.run(this.#newUid(), name).lastInsertRowid);
    this.#organisations.set(name, id);
    return id;
  }
}

/** What `#values` fills, in its order. SQLite has no booleans: the flags are 0 and 1, as a CHECK demands. */
const COLUMNS = [
  'name',
  'id_type',
  'id_number',
  'sex',
  'birth_on',
  'organisation_id',
  'stage',
  'subject',
  'title',
  'post',
  'phone',
  'hired_on',
  'brought_in_on',
  'has_proof_of_prior_training',
  'is_on_probation',
  'roles',
  'status',
  'left_on',
  'remark',
  'ethnicity',
  'education',
  'email',
  'is_full_time',
] as const;

/**
 * What a search finds a person by. The first character is read as a surname (仇 qiu, 曾 zeng), which differs from its common
 * reading; runs of other scripts stay whole, so that a Latin name is one word. Tones are left out: nobody types them.
 * It has to be written anew whenever the name or the number changes.
 */
export function searchTextOf(facts: Pick<TeacherFacts, 'name' | 'idNumber'>): string {
  const syllables = pinyin(facts.name, {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    nonZh: 'consecutive',
  });
  return teacherSearchText({ name: facts.name, pinyin: syllables, idNumber: facts.idNumber });
}
