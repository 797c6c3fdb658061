import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import type { CalendarDate } from '../../src-shared/domain/calendar-date.ts';
import type { Problem } from '../../src-shared/domain/problem.ts';
import type { Level } from '../../src-shared/domain/training-words.ts';
import type { WorkingCalendar } from '../../src-shared/domain/working-day.ts';
import { assertPresent } from '../../src-shared/lib/assert.ts';
import type { PolicyPack } from '../../src-shared/policy/policy-pack.ts';
import { registrationYearOf } from '../../src-shared/policy/registration-year.ts';
import type { Signature } from '../database/audit-log.ts';
import { recordAudit } from '../database/audit-log.ts';
import type { LedgerDatabase } from '../database/ledger-database.ts';
import * as schema from '../database/schema.ts';
import { createDocumentCompiler, type DocumentCompiler } from '../documents/compile-document.ts';
import { createGlyphCheck, type GlyphCheck, type PlacedText } from '../documents/glyph-check.ts';
import { CountyMemory } from './county-memory.ts';
import { demoClock } from './demo-day.ts';
import type { DeskOptions, NewLedger } from './desk.ts';
import { Refused } from './outcome.ts';
import { loadShippedCalendar, loadShippedPolicies } from './policies.ts';

/** Where the pack knows no cycle, screens still show five years side by side. */
const DEFAULT_CYCLE_YEARS = 5;

export type Organisation = {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly level: Level;
  readonly regionCode: string;
  readonly schoolCode: string | null;
};

/** What belongs to the one open ledger: its database, whose books it is, the pack it works under, what is kept in memory. */
export class OpenLedger {
  readonly ledgerId: string;
  readonly uid: string;
  readonly database: LedgerDatabase;
  /** Typed queries over the reader: the state before any write under way. */
  readonly read: BetterSQLite3Database;
  readonly organisation: Organisation;
  readonly pack: PolicyPack;
  readonly calendar: WorkingCalendar;
  readonly isDemo: boolean;
  readonly options: DeskOptions;
  readonly memory: CountyMemory;
  readonly documents: DocumentCompiler;
  readonly #glyphs: GlyphCheck;
  readonly #cycleFrom: number;
  #actor: string | null;

  private constructor(
    database: LedgerDatabase,
    ledgerId: string,
    options: DeskOptions,
    actor: string | null,
  ) {
    const read = drizzle(database.reader);
    const ledger = assertPresent(read.select().from(schema.ledger).get(), 'a ledger has its one row');
    const organisation = assertPresent(
      read
        .select()
        .from(schema.organisation)
        .all()
        .find((row) => row.id === ledger.organisationId),
      'a ledger has an organisation',
    );
    this.database = database;
    this.ledgerId = ledgerId;
    this.options = ledger.isDemo ? { ...options, now: demoClock(options.now) } : options;
    this.#actor = actor;
    this.read = read;
    this.uid = ledger.uid;
    this.organisation = organisation;
    this.pack = OpenLedger.requirePolicy(ledger.policyId);
    this.calendar = loadShippedCalendar();
    this.isDemo = ledger.isDemo;
    this.#cycleFrom = ledger.cycleFrom;
    this.documents = createDocumentCompiler(options.resourcesDirectory);
    this.#glyphs = createGlyphCheck(options.resourcesDirectory);
    this.memory = new CountyMemory(this);
  }

  static load(
    database: LedgerDatabase,
    ledgerId: string,
    options: DeskOptions,
    actor: string | null,
  ): OpenLedger {
    return new OpenLedger(database, ledgerId, options, actor);
  }

  /** The shipped pack of that id. @throws Refused when there is none. */
  static requirePolicy(id: string): PolicyPack {
    const pack = loadShippedPolicies().get(id);
    if (pack === undefined)
      throw new Refused([
        { code: 'app.unknownPolicy', severity: 'error', at: { field: 'policyId' }, values: { id } },
      ]);
    return pack;
  }

  /** The first rows of a new ledger, signed by who makes it; by the program where nobody has given a name yet. */
  static fill(database: Database, input: NewLedger, options: DeskOptions, actor: string | null): void {
    const at = options.now().toISOString();
    const made = database
      .prepare('INSERT INTO organisation (uid, name, level, region_code, school_code) VALUES (?, ?, ?, ?, ?)')
      .run(
        options.newUid(),
        input.organisation.name,
        input.organisation.level,
        input.organisation.regionCode,
        input.organisation.schoolCode,
      );
    const uid = options.newUid();
    database
      .prepare(
        `INSERT INTO ledger (id, uid, organisation_id, policy_id, cycle_from, is_demo, certificate_scheme, created_at)
         VALUES (1, ?, ?, ?, ?, ?, NULL, ?)`,
      )
      .run(uid, made.lastInsertRowid, input.policyId, input.cycleFrom, input.isDemo ? 1 : 0, at);
    recordAudit(
      database,
      { actor: actor ?? '学分台账', at },
      { action: 'ledger.create', subject: input.organisation.name },
    );
  }

  get folder(): string {
    return this.database.folder;
  }

  signAs(actor: string): void {
    this.#actor = actor;
  }

  /** Who writes, and when. @throws Refused until the name was given: no change goes unsigned. */
  signature(): Signature {
    if (this.#actor === null)
      throw new Refused([{ code: 'app.actorMissing', severity: 'error', values: {} }]);
    return { actor: this.#actor, at: this.options.now().toISOString() };
  }

  /** The calendar day at the desk (China has one time zone, without summer time). */
  today(): CalendarDate {
    const local = new Date(this.options.now().getTime() + 8 * 3_600_000);
    return local.toISOString().slice(0, 10) as CalendarDate;
  }

  /** The registration year a day belongs to under the pack. */
  registrationYear(day: CalendarDate): number {
    return assertPresent(
      registrationYearOf(day, this.pack.registrationYear?.starts ?? '01-01'),
      'a calendar day has a year',
    );
  }

  /** The cycle that holds a year, counted in whole cycles from the one the ledger began with. */
  cycleOf(year: number): { readonly from: number; readonly to: number } {
    const years = this.pack.cycle?.years ?? DEFAULT_CYCLE_YEARS;
    const from = this.#cycleFrom + Math.floor((year - this.#cycleFrom) / years) * years;
    return { from, to: from + years - 1 };
  }

  /** Texts that would print with a box in place of a character: named before anything is printed or issued. */
  missingGlyphs(texts: readonly PlacedText[]): readonly Problem[] {
    return this.#glyphs.findMissingGlyphs(texts).map(({ at, text, characters }) => ({
      code: 'document.missingGlyph',
      severity: 'error',
      values: {
        at,
        text,
        characters: characters.map(({ char, codePoint }) => `${char}（${codePoint}）`).join('、'),
      },
    }));
  }

  /** What was decided on the pack's silent points, latest first: setting → thousandths. */
  decisions(database: Database = this.database.reader): ReadonlyMap<string, number> {
    const rows = database
      .prepare<[string], { setting_id: string; value: number }>(
        'SELECT setting_id, value FROM decision WHERE policy_id = ? ORDER BY id',
      )
      .all(this.pack.id);
    return new Map(rows.map((row) => [row.setting_id, row.value]));
  }

  /** The stored copy of the pack that new entries refer to, made when it is first used. */
  policyVersion(writer: Database): { readonly id: number; readonly key: string } {
    const content = JSON.stringify(this.pack);
    const sha256 = hash('sha256', content);
    const version = String(this.pack.version);
    const key = `${this.pack.id}@${version}#${sha256}`;
    const found = writer
      .prepare<[string, string, string], { id: number }>(
        'SELECT id FROM policy_version WHERE policy_id = ? AND version = ? AND sha256 = ?',
      )
      .get(this.pack.id, version, sha256);
    if (found !== undefined) return { id: found.id, key };
    const made = writer
      .prepare('INSERT INTO policy_version (policy_id, version, sha256, content) VALUES (?, ?, ?, ?)')
      .run(this.pack.id, version, sha256, content);
    return { id: Number(made.lastInsertRowid), key };
  }
}
