import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { openFullLedger } from '../../helpers/full-ledger.ts';

const prepare = Database.prototype.prepare;
afterEach(() => {
  Database.prototype.prepare = prepare;
});

/** The statements that a call prepares, once each; names without the quotes that drizzle sets. */
async function statementsOf(call: () => Promise<unknown>): Promise<readonly string[]> {
  const seen = new Set<string>();
  Database.prototype.prepare = function (this: Database.Database, source: string) {
    seen.add(source.replaceAll('"', ''));
    return prepare.call(this, source);
  } as typeof prepare;
  try {
    await call();
  } finally {
    Database.prototype.prepare = prepare;
  }
  return [...seen];
}

function planOf(database: Database.Database, sql: string): readonly string[] {
  const parameters = sql.match(/\?/g)?.map(() => null) ?? [];
  return database
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...parameters)
    .map((step) => step.detail);
}

/** `SCAN e`, `SCAN entry`, with or without an index: every row is looked at. */
const SCANS_ENTRIES = /^SCAN (?:e|r|entry)\b/;
/** A page goes backwards by row id, so that it scans no further than it shows. */
const PAGES = /order by \w+\.id desc limit \?/i;
/** The newest row, which SQLite finds at the end of the table. */
const ASKS_LAST = /^select max\((?:entry\.)?id\) from entry$/i;
const readsEntries = (sql: string) => /\b(?:FROM|JOIN|UPDATE|INTO) (?:standing_)?entry\b/i.test(sql);
/** A view that was not flattened is computed as a whole: `MATERIALIZE standing_entry`, `SCAN standing_entry`. */
const COMPUTES_VIEW = /standing_entry|CO-ROUTINE/;

describe('no call reads every entry', () => {
  it('of those behind the screens of every day, whatever the ledger holds', async () => {
    const { client, session, projectUid, teachers } = await openFullLedger();
    const [entry] = (await client.entries.list({})).rows;
    const [batch] = await client.registrations.batches({});
    const calls: Readonly<Record<string, () => Promise<unknown>>> = {
      'app.status': () => client.app.status(),
      'home.today': () => client.home.today(),
      'entries.list': () => client.entries.list({}),
      'entries.list, standing': () => client.entries.list({ withReversed: false }),
      'entries.list of a teacher': () => client.entries.list({ teacherUid: teachers[0] ?? '' }),
      'entries.list of a teacher in a year': () =>
        client.entries.list({ teacherUid: teachers[0] ?? '', year: 2025 }),
      'entries.list of a project': () => client.entries.list({ projectUid }),
      'entries.list by name': () => client.entries.list({ search: '教师一' }),
      'entries.explain': () => client.entries.explain({ uid: entry?.uid ?? '' }),
      'projects.list': () => client.projects.list({}),
      'projects.get': () => client.projects.get({ uid: projectUid }),
      'projects.trainees': () => client.projects.trainees({ projectUid }),
      'registrations.preview': () => client.registrations.preview({ projectUid }),
      'registrations.batches': () => client.registrations.batches({}),
      'doublings.list': () => client.doublings.list({ projectUid }),
      'doublings.ofTeacher': () => client.doublings.ofTeacher({ teacherUid: teachers[0] ?? '' }),
      'certificates.preview': () => client.certificates.preview({ projectUid, issuedOn: '2025-11-05' }),
      'certificates.list': () => client.certificates.list({}),
      'teachers.list': () => client.teachers.list({}),
      'teachers.get': () => client.teachers.get({ uid: teachers[0] ?? '' }),
      'assessments.overview': () => client.assessments.overview({}),
      'assessments.explain': () => client.assessments.explain({ teacherUid: teachers[0] ?? '', year: 2025 }),
      'audit.list': () => client.audit.list({}),
      'entries.reverse': () =>
        client.entries.reverse({ uid: entry?.uid ?? '', reason: '登错人', effectiveOn: '2025-11-10' }),
      'registrations.undo': () => client.registrations.undo({ batchUid: batch?.uid ?? '', reason: '撤销' }),
      'projects.removeTrainees': () => client.projects.removeTrainees({ projectUid, uids: [] }),
    };
    const { reader } = session.ledger.database;
    const scans: string[] = [];
    let looked = 0;
    for (const [name, call] of Object.entries(calls))
      for (const sql of await statementsOf(() => call().catch(() => undefined))) {
        if (!readsEntries(sql) || sql.includes('temp.')) continue;
        looked++;
        const plan = planOf(reader, sql);
        const isPaged = PAGES.test(sql);
        if (plan.some((step) => (SCANS_ENTRIES.test(step) && !isPaged) || COMPUTES_VIEW.test(step)))
          scans.push(`${name}: ${sql} → ${plan.join(' · ')}`);
      }
    expect(looked).toBeGreaterThan(15);
    expect(scans).toEqual([]);
  });

  it('nor does a sheet, of whatever kind', async () => {
    const { client, session, projectUid } = await openFullLedger();
    const { reader } = session.ledger.database;
    const requests: readonly Parameters<typeof client.sheets.preview>[0]['request'][] = [
      { kind: 'registration', year: 2025 },
      { kind: 'registration', projectUid },
      { kind: 'qualified', projectUid },
      { kind: 'nationalTrainees', projectUid },
      { kind: 'trainingHours', year: 2025, isSchoolYear: true },
      { kind: 'moe4068', year: 2025 },
    ];
    for (const request of requests) {
      const asked = (await statementsOf(() => client.sheets.preview({ request }))).filter(readsEntries);
      expect(asked.length, JSON.stringify(request)).toBeGreaterThan(0);
      for (const sql of asked.filter((each) => !ASKS_LAST.test(each)))
        expect(
          planOf(reader, sql).filter((step) => SCANS_ENTRIES.test(step) || COMPUTES_VIEW.test(step)),
          sql,
        ).toEqual([]);
    }
    // These are read from the totals alone.
    for (const kind of ['yearSummary', 'cycleSummary', 'trainingHours'] as const) {
      const asked = await statementsOf(() => client.sheets.preview({ request: { kind, year: 2025 } }));
      expect(asked.filter((sql) => readsEntries(sql) && !ASKS_LAST.test(sql))).toEqual([]);
    }
  });

  it('pages go backwards by row id, without sorting', async () => {
    const { client, session } = await openFullLedger();
    for (const filter of [
      {},
      { year: 2025 },
      { withReversed: false },
      { level: 'county' as const, form: 'centralized' as const },
    ]) {
      const pages = (await statementsOf(() => client.entries.list(filter))).filter((sql) => PAGES.test(sql));
      expect(pages).toHaveLength(1);
      const plan = planOf(session.ledger.database.reader, pages[0] ?? '');
      expect(plan.filter((step) => SCANS_ENTRIES.test(step))).toHaveLength(1);
      expect(plan.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
    }
  });

  it('a count under a filter that no index serves looks at each entry once, and at nothing else', async () => {
    const { client, session } = await openFullLedger();
    const counts = (await statementsOf(() => client.entries.list({ year: 2025, withReversed: true }))).filter(
      (sql) => /^select count\(\*\) from entry/i.test(sql),
    );
    expect(counts.map((sql) => planOf(session.ledger.database.reader, sql))).toEqual([['SCAN entry']]);
  });

  it('counts entries as the batches do', async () => {
    const { client, session } = await openFullLedger();
    const count = (where: string) =>
      session.ledger.database.reader.prepare(`SELECT count(*) FROM entry e WHERE ${where}`).pluck().get();
    expect((await client.entries.list({})).total).toBe(count('1'));
    expect((await client.app.status()).ledger?.entryCount).toBe(count('1'));
    expect((await client.entries.list({ withReversed: false })).total).toBe(
      count('reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id)'),
    );
  });
});
