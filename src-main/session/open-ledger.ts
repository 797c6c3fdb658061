import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Earning } from '../../src-shared/ledger/entry.ts';
import { assertPresent } from '../../src-shared/lib/assert.ts';
import type { Decisions } from '../../src-shared/policy/award/award-outcome.ts';
import type { ClauseIndex } from '../../src-shared/policy/pack/clause-words.ts';
import type { PolicyPack } from '../../src-shared/policy/pack/policy-pack.ts';
import { registrationYearOf } from '../../src-shared/policy/pack/registration-year.ts';
import { decidedSettings } from '../../src-shared/policy/pack/silent-points.ts';
import { pointKey, wholeOf } from '../../src-shared/policy/set/set-members.ts';
import type { Problem } from '../../src-shared/problems.ts';
import type { StoredPolicies } from '../../src-shared/registration/entries.ts';
import type { CalendarDate } from '../../src-shared/training/calendar-date.ts';
import type { ProjectFields } from '../../src-shared/training/project.ts';
import type { WorkingCalendar } from '../../src-shared/training/working-day.ts';
import type { LedgerDatabase } from '../database/file/ledger-database.ts';
import type { Signature } from '../database/records/audit-log.ts';
import { classificationNumber } from '../database/records/classification-records.ts';
import { decidedValues } from '../database/records/decision-records.ts';
import { readLedger } from '../database/records/ledger-records.ts';
import { findOrganisation, type OrganisationRecord } from '../database/records/organisation-records.ts';
import { storePolicySet, storePolicyVersion } from '../database/records/policy-records.ts';
import { createDocumentCompiler, type DocumentCompiler } from '../documents/compile-document.ts';
import { createGlyphCheck, type GlyphCheck, type PlacedText } from '../documents/glyph-check.ts';
import { demoClock } from './demo-day.ts';
import { currentRules, type LedgerRules, readRules } from './ledger-rules.ts';
import { LedgerSnapshot } from './ledger-snapshot.ts';
import type { PolicyRegistry } from './policy-registry.ts';
import { Refused } from './refusals.ts';
import type { SessionOptions } from './session-options.ts';

/** Where the pack knows no cycle, screens still show five years side by side. */
const DEFAULT_CYCLE_YEARS = 5;

/**
 * What belongs to the one open ledger: its database, whose books it is, the packs it works under, what is kept in memory. It
 * answers with plain values; decisions are given those and never the ledger itself. Whatever it remembers is compared with
 * the revision of the database first, so that an answer is never older than the last write.
 */
export class OpenLedger {
  readonly ledgerId: string;
  readonly uid: string;
  readonly database: LedgerDatabase;
  readonly isDemo: boolean;
  readonly options: SessionOptions;
  readonly snapshot: LedgerSnapshot;
  readonly documents: DocumentCompiler;
  readonly #glyphs: GlyphCheck;
  readonly #cycleFrom: number;
  readonly #organisationId: number;
  #organisation: { readonly revision: number; readonly read: OrganisationRecord } | null = null;
  #rules: LedgerRules;
  #actor: string | null;

  private constructor(
    database: LedgerDatabase,
    ledgerId: string,
    options: SessionOptions,
    actor: string | null,
  ) {
    const ledger = readLedger(database.reader);
    this.database = database;
    this.ledgerId = ledgerId;
    this.options = ledger.isDemo ? { ...options, now: demoClock(options.now) } : options;
    this.#actor = actor;
    this.uid = ledger.uid;
    this.#organisationId = ledger.organisationId;
    this.#rules = readRules(database);
    this.isDemo = ledger.isDemo;
    this.#cycleFrom = ledger.cycleFrom;
    this.documents = createDocumentCompiler(options.resourcesDirectory);
    this.#glyphs = createGlyphCheck(options.resourcesDirectory);
    this.snapshot = new LedgerSnapshot(this);
  }

  /** Opens what the database holds. The caller closes the database when this throws. */
  static load(
    database: LedgerDatabase,
    ledgerId: string,
    options: SessionOptions,
    actor: string | null,
  ): OpenLedger {
    return new OpenLedger(database, ledgerId, options, actor);
  }

  /** The folder that it lives in; no call gives it away. */
  get folder(): string {
    return this.database.folder;
  }

  /** Who signs; null until the name was given. */
  get actor(): string | null {
    return this.#actor;
  }

  /** Whose books these are, read again only after something was written. */
  get organisation(): OrganisationRecord {
    const { revision } = this.database;
    if (this.#organisation?.revision !== revision) {
      const read = findOrganisation(this.database.reader, this.#organisationId);
      this.#organisation = { revision, read: assertPresent(read, 'a ledger has an organisation') };
    }
    return this.#organisation.read;
  }

  /** From now on somebody else signs: the name was changed while the ledger is open. */
  signAs(actor: string): void {
    this.#actor = actor;
  }

  /** Who writes, and when. @throws Refused until the name was given: no change goes unsigned. */
  signature(): Signature {
    if (this.#actor === null)
      throw new Refused([{ code: 'app.actorMissing', severity: 'error', values: {} }]);
    return { actor: this.#actor, at: this.options.now().toISOString() };
  }

  /**
   * The calendar day in China, which has one time zone and no summer time. The computer's own zone is not asked: a laptop
   * that was set up elsewhere would register on the wrong day.
   */
  today(): CalendarDate {
    const local = new Date(this.options.now().getTime() + 8 * 3_600_000);
    return local.toISOString().slice(0, 10) as CalendarDate;
  }

  /** Shipped packs, the ledger's own, and which of them governs when. */
  /** The clauses of the packs at hand, as people cite them. */
  get clauses(): ClauseIndex {
    return this.registry.clauses;
  }

  get registry(): PolicyRegistry {
    return this.#current().registry;
  }

  /** Working days as the shipped and the imported notices say. */
  get calendar(): WorkingCalendar {
    return this.#current().calendar;
  }

  #current(): LedgerRules {
    this.#rules = currentRules(this.database, this.#rules);
    return this.#rules;
  }

  /** What is in force today: the one text, or several combined. */
  get pack(): PolicyPack {
    return this.packOn(this.today());
  }

  /** What governs what ends on a day, its texts combined; of today where the day is not known. */
  packOn(day: string | null): PolicyPack {
    return this.registry.periodOn(day ?? this.today()).pack;
  }

  /** The pack that judges a registration year. A cycle is judged by the pack of its last year (DESIGN §12). */
  packOfYear(year: number): PolicyPack {
    return this.registry.periodOfYear(year).pack;
  }

  /** Which credits a pack's fill the minima of. */
  creditKindOf(policyId: string): string {
    return this.registry.creditKindOf(policyId);
  }

  /** The registration year a day belongs to under the pack of that day. */
  registrationYear(day: CalendarDate): number {
    return assertPresent(
      registrationYearOf(day, this.packOn(day).registrationYear?.starts ?? '01-01'),
      'a calendar day has a year',
    );
  }

  /** The cycle that holds a year, counted in whole cycles from the one the ledger began with. */
  cycleOf(year: number): { readonly from: number; readonly to: number } {
    const years = this.packOfYear(year).cycle?.years ?? DEFAULT_CYCLE_YEARS;
    const from = this.#cycleFrom + Math.floor((year - this.#cycleFrom) / years) * years;
    return { from, to: from + years - 1 };
  }

  /** Texts that would print with a box in place of a character: said before anything is printed, and above all issued. */
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

  /** A text with 〓 in place of every character that no bundled font has: a visible blank to be written in by hand. */
  blankMissing(text: string): string {
    return this.#glyphs.blankMissing(text);
  }

  /**
   * What was decided on a pack's silent points, the latest decision of each. A pack that extends
   * another takes over its decisions, except on the points it states anew. Of several texts each point with its text.
   */
  decisions(database: Database = this.database.reader, pack: PolicyPack = this.pack): Decisions {
    const decided = decidedValues(database);
    const ofText = (text: PolicyPack) => {
      const registered = this.registry.find(text.id, text.version);
      const lineage =
        registered === undefined ? [text] : this.registry.lineageOf(registered).map(({ raw }) => raw);
      return decidedSettings(text, lineage, decided);
    };
    if (pack.members === undefined) return ofText(pack);
    return new Map(
      pack.members.flatMap(({ pack: text }) =>
        [...ofText(text)].map(([setting, value]) => [pointKey(text, setting), value] as const),
      ),
    );
  }

  /**
   * What new entries refer to, stored when it is first used: the copy of the text that earned them, and of several texts
   * which they were and in what order. By their content and not only their numbers: an entry must be recomputable years
   * later with exactly the texts it was made under.
   */
  storedPolicies(
    writer: Database,
    pack: PolicyPack,
    { classification }: Pick<ProjectFields, 'classification'>,
  ): StoredPolicies {
    const { members } = pack;
    const classificationId = classificationNumber(writer, classification);
    if (members === undefined) {
      const only = storeVersion(writer, pack);
      return { of: () => only, set: null, classificationId };
    }
    const versions = new Map(
      members.map(({ pack: { id, version } }) => [
        id,
        storeVersion(
          writer,
          assertPresent(this.registry.find(id, version), 'a text in force is at hand').pack,
        ),
      ]),
    );
    const whole = wholeOf(pack).id;
    const content = JSON.stringify(
      members.map(({ pack: { id }, parts }) => ({ policy: versions.get(id)?.key, parts })),
    );
    const set = hash('sha256', content);
    storePolicySet(writer, { sha256: set, content });
    const of = (id = whole) => assertPresent(versions.get(id), 'a text of the set earned it');
    return { of, set, classificationId };
  }
}

function storeVersion(writer: Database, pack: PolicyPack): Earning['policyVersion'] {
  const content = JSON.stringify(pack);
  const stored = {
    policyId: pack.id,
    version: String(pack.version),
    sha256: hash('sha256', content),
    content,
  };
  const key = `${stored.policyId}@${stored.version}#${stored.sha256}`;
  return { id: storePolicyVersion(writer, stored), key };
}
