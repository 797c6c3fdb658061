import type { Database } from 'better-sqlite3';
import { getTableColumns } from 'drizzle-orm';
import { pinyin } from 'pinyin-pro';
import type { TeacherFacts } from '../../../src-shared/people/teacher.ts';
import { teacherSearchText } from '../../../src-shared/people/teacher-search.ts';
import * as schema from '../schema.ts';

/* By hand: a roster writes a county's people in one transaction, and drizzle's insert costs four of these. */

const {
  id: _id,
  uid: _uid,
  version: _version,
  mergedInto: _mergedInto,
  ...written
} = getTableColumns(schema.teacher);
/** What both statements bind, in this order: every column but those that a change of the person leaves alone. */
const WRITTEN = Object.entries(written);

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
    const columns = WRITTEN.map(([, { name }]) => name);
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

  /** In the order of `WRITTEN`, as drizzle would bind them: a flag as 0 or 1, which a CHECK demands, a list as JSON. */
  #values(facts: TeacherFacts): readonly unknown[] {
    const row: Readonly<Record<string, unknown>> = {
      ...facts,
      organisationId: this.#organisation(facts.organisationName),
      searchText: searchTextOf(facts),
    };
    return WRITTEN.map(([field, column]) => {
      const value = row[field];
      return value === null ? null : column.mapToDriverValue(value);
    });
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
