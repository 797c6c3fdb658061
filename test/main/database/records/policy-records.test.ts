import { describe, expect, it } from 'vitest';
import { insertDecision } from '../../../../src-main/database/records/decision-records.ts';
import {
  importedCalendars,
  insertCalendar,
  insertOwnPolicy,
  insertPeriod,
  insertPolicyRemoval,
  ownPolicies,
  policyMark,
  policyPeriods,
  policyUses,
  storePolicySet,
  storePolicyVersion,
} from '../../../../src-main/database/records/policy-records.ts';
import { openEmptyLedger } from '../../../helpers/open-memory.ts';

const signature = { actor: '王老师', at: '2025-03-01T00:00:00.000Z' };
const signed = { actor: '王老师', recordedAt: '2025-03-01T00:00:00.000Z' };
const own = { policyId: 'own-1', version: 1, content: '{"a":1}', resolved: '{"a":1,"b":2}', reason: '校本' };
const founding = {
  ...{ policyId: 'hainan', version: null, fromYear: null, fromOn: null, reason: '选定' },
  ...{ texts: null, decidedBy: null, decidedOn: null },
};

describe('own packs', () => {
  it('keep every version, oldest first, and say that they were taken off the list', () => {
    const database = openEmptyLedger();
    insertOwnPolicy(database, signature, { ...own, version: 2 });
    insertOwnPolicy(database, signature, own);
    insertOwnPolicy(database, signature, { ...own, policyId: 'own-0' });
    expect(ownPolicies(database).map(({ policyId, version }) => [policyId, version])).toEqual([
      ['own-0', 1],
      ['own-1', 1],
      ['own-1', 2],
    ]);
    insertPolicyRemoval(database, signature, 'own-1');
    expect(ownPolicies(database)[1]).toEqual({ ...own, ...signed, isRemoved: true });
    expect(ownPolicies(database)[0]?.isRemoved).toBe(false);
  });
});

describe('periods', () => {
  it('start with the founding one; of two with one start the later counts, also of two founding ones', () => {
    const database = openEmptyLedger();
    insertPeriod(database, signature, { ...founding, policyId: 'wuhan' });
    insertPeriod(database, signature, {
      ...founding,
      policyId: 'own-1',
      version: 1,
      fromYear: 2025,
      fromOn: '2025-01-01',
    });
    insertPeriod(database, signature, {
      ...founding,
      policyId: 'own-1',
      version: 2,
      fromYear: 2025,
      fromOn: '2025-01-01',
    });
    insertPeriod(database, signature, founding);
    expect(policyPeriods(database)).toEqual([
      { ...founding, ...signed },
      { ...founding, ...signed, policyId: 'own-1', version: 2, fromYear: 2025, fromOn: '2025-01-01' },
    ]);
  });
});

describe('several texts', () => {
  const texts = JSON.stringify({ members: [{ id: 'hainan' }, { id: 'own-1' }], choices: {} });

  it('stay in their period, with who decided it and when', () => {
    const database = openEmptyLedger();
    const decided = { texts, decidedBy: '局务会', decidedOn: '2025-02-20' };
    insertPeriod(database, signature, { ...founding, ...decided });
    expect(policyPeriods(database)).toEqual([{ ...founding, ...signed, ...decided }]);
  });

  it('are all in use while the period is there', () => {
    const database = openEmptyLedger();
    insertPeriod(database, signature, { ...founding, texts });
    expect(policyUses(database, 'own-1').periods).toBe(1);
    expect(policyUses(database, 'hainan').periods).toBe(1);
    expect(policyUses(database, 'own').periods).toBe(0);
  });

  it('are stored once for all entries made under them', () => {
    const database = openEmptyLedger();
    const rows = () => database.prepare('SELECT sha256, content FROM policy_set').all();
    storePolicySet(database, { sha256: 'ab', content: '[]' });
    storePolicySet(database, { sha256: 'ab', content: '[]' });
    storePolicySet(database, { sha256: 'cd', content: '[1]' });
    expect(rows()).toEqual([
      { sha256: 'ab', content: '[]' },
      { sha256: 'cd', content: '[1]' },
    ]);
  });
});

describe('a pack', () => {
  it('is stored once for all entries made under it, and again when its text changed', () => {
    const database = openEmptyLedger();
    const pack = { policyId: 'hainan', version: '3', sha256: 'ab', content: '{}' };
    const first = storePolicyVersion(database, pack);
    expect(storePolicyVersion(database, pack)).toBe(first);
    expect(storePolicyVersion(database, { ...pack, sha256: 'cd' })).toBe(first + 1);
  });

  it('is in use while periods, entries or decisions name it', () => {
    const database = openEmptyLedger();
    expect(policyUses(database, 'hainan')).toEqual({ periods: 0, entries: 0, decisions: 0 });
    insertPeriod(database, signature, founding);
    storePolicyVersion(database, { policyId: 'hainan', version: '3', sha256: 'ab', content: '{}' });
    insertDecision(database, signature, {
      uid: 'D1',
      policyId: 'hainan',
      settingId: 's',
      kind: null,
      value: 500,
      decidedBy: '教研室',
      decidedOn: '2025-02-01',
      reason: '纪要',
    });
    expect(policyUses(database, 'hainan')).toEqual({ periods: 1, entries: 1, decisions: 1 });
    expect(policyUses(database, 'wuhan')).toEqual({ periods: 0, entries: 0, decisions: 0 });
  });
});

describe('holiday notices', () => {
  it('count in their latest form, by year', () => {
    const database = openEmptyLedger();
    for (const [year, content] of [
      [2026, 'first'],
      [2025, 'only'],
      [2026, 'second'],
    ] as const)
      insertCalendar(database, signature, { year, content });
    expect(importedCalendars(database)).toEqual([
      { year: 2025, content: 'only', ...signed },
      { year: 2026, content: 'second', ...signed },
    ]);
  });
});

it('the mark of packs changes with each thing that packs are read from, and with nothing else', () => {
  const database = openEmptyLedger();
  const marks = [policyMark(database)];
  for (const write of [
    () => insertOwnPolicy(database, signature, own),
    () => insertPolicyRemoval(database, signature, own.policyId),
    () => insertPeriod(database, signature, founding),
    () => insertCalendar(database, signature, { year: 2025, content: '' }),
  ]) {
    write();
    marks.push(policyMark(database));
  }
  expect(new Set(marks).size).toBe(5);
  storePolicyVersion(database, { policyId: 'hainan', version: '3', sha256: 'ab', content: '{}' });
  expect(policyMark(database)).toBe(marks.at(-1));
});
