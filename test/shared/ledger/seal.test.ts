import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST_SEAL, sealHead, sealRow, sealTerms, shortSeal } from '../../../src-shared/ledger/seal.ts';
import { earnings } from './arbitrary-entries.ts';

describe('the bytes of a seal', () => {
  test('are those of format 1, which ledgers of every version were sealed with', () => {
    const head = sealHead(FIRST_SEAL, {
      uid: '01BATCH',
      kind: 'reversal',
      project: { uid: '01PROJECT' },
      undoes: null,
      effectiveOn: '2025-11-10',
      reason: '登错人，"重复"',
      actor: '王芳',
      recordedAt: '2025-11-10T00:00:00.000Z',
      entryCount: 2,
    });
    expect(head).toBe(
      `1\n${'0'.repeat(64)}\n["01BATCH","reversal","01PROJECT",null,"2025-11-10","登错人，\\"重复\\"","王芳","2025-11-10T00:00:00.000Z",2]\n`,
    );
    const terms = sealTerms({
      origin: 'own',
      year: 2025,
      form: 'centralized',
      level: 'county',
      role: 'trainee',
      hours: -8000,
      credits: null,
      makeUpFor: 2024,
      phase: 'probation',
      months: null,
      weeks: 1500,
      endedOn: null,
      policy: 'hainan@3#ab',
      factsSha256: 'cd',
      trailSha256: 'ef',
    });
    const row = { uid: '01ENTRY', teacherUid: '01TEACHER', participationUid: null, reversesUid: '01OLD' };
    expect(sealRow(row, terms)).toBe(
      '["01ENTRY","01TEACHER",null,"own",2025,"centralized","county","trainee",-8000,null,2024,"probation",null,1500,null,"hainan@3#ab","cd","ef","01OLD"]\n',
    );
  });

  test('are one JSON array a row, whatever was earned', () => {
    fc.assert(
      fc.property(earnings, (earned) => {
        const terms = sealTerms({ ...earned, policy: 'p', factsSha256: 'f', trailSha256: 't' });
        const identity = { uid: 'E', teacherUid: 'T', participationUid: 'P', reversesUid: null };
        const row = sealRow(identity, terms);
        expect(row.endsWith('\n')).toBe(true);
        const { origin, year, form, level, role, hours, credits, makeUpFor } = earned;
        expect(JSON.parse(row)).toEqual([
          ...['E', 'T', 'P', origin, year, form, level, role, hours, credits, makeUpFor],
          ...[earned.phase, earned.months, earned.weeks, earned.endedOn, 'p', 'f', 't', null],
        ]);
      }),
      { seed: 64, numRuns: 200 },
    );
  });
});

test('people compare the first eight digits', () => {
  expect(shortSeal('3f9a08c2ffff')).toBe('3f9a 08c2');
});
