import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canUndo,
  entryFields,
  isStanding,
  type NewEntry,
  repeat,
  reversalProblems,
  reverse,
  stateOf,
  undoProblems,
} from '../../../src-shared/ledger/entry.ts';
import { addEntry, emptyTotals, toBytes } from '../../../src-shared/ledger/totals.ts';
import { newEntries, posted } from './arbitrary-entries.ts';

const seeded = { seed: 1905, numRuns: 200 } as const;
const lists = fc.array(newEntries, { maxLength: 30 });

const balanceOf = (entries: readonly NewEntry[]) => {
  const totals = emptyTotals();
  for (const entry of entries) addEntry(totals, entry);
  return toBytes(totals);
};

describe('reversing an entry', () => {
  test('leaves nothing of it in the balance, whatever stands beside it', () => {
    fc.assert(
      fc.property(lists, newEntries, (others, entry) => {
        const [stood] = posted([entry]);
        const taken = stood === undefined ? [] : [reverse(stood)];
        expect(balanceOf([...others, entry, ...taken])).toEqual(balanceOf(others));
      }),
      seeded,
    );
  });

  test('keeps everything but the sign of the figures, and names what it takes back', () => {
    fc.assert(
      fc.property(newEntries, (entry) => {
        const [stood] = posted([entry]);
        if (stood === undefined) return;
        const { earned, ...rest } = reverse(stood);
        const { hours, credits, months, weeks } = entry.earned;
        expect(rest).toEqual({
          teacher: entry.teacher,
          participation: entry.participation,
          reverses: { id: 1, uid: 'E1' },
        });
        expect({ ...earned, hours, credits, months, weeks }).toEqual(entry.earned);
        expect(earned.hours + hours).toBe(0);
        for (const [taken, was] of [
          [earned.credits, credits],
          [earned.months, months],
          [earned.weeks, weeks],
        ] as const)
          expect(taken === null ? null : taken + (was ?? 0)).toBe(was === null ? null : 0);
      }),
      seeded,
    );
  });

  test('writes a plain zero where nothing was earned', () => {
    const [stood] = posted(fc.sample(newEntries, { seed: 1, numRuns: 1 }));
    expect(stood).toBeDefined();
    if (stood === undefined) return;
    const { earned } = reverse({ ...stood, earned: { ...stood.earned, hours: 0, credits: 0 } });
    expect(Object.is(earned.hours, 0)).toBe(true);
    expect(Object.is(earned.credits, 0)).toBe(true);
  });
});

describe('repeating an entry', () => {
  test('posts what was earned once more: after a reversal the balance is as it was', () => {
    fc.assert(
      fc.property(newEntries, (entry) => {
        const [stood] = posted([entry]);
        if (stood === undefined) return;
        expect(repeat(stood)).toEqual(entry);
        expect(balanceOf([entry, reverse(stood), repeat(stood)])).toEqual(balanceOf([entry]));
      }),
      seeded,
    );
  });
});

describe('the balance', () => {
  test('never depends on the order of posting', () => {
    fc.assert(
      fc.property(
        lists.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(balanceOf(shuffled)).toEqual(balanceOf(list));
        },
      ),
      seeded,
    );
  });

  test('is that of the entries that stand', () => {
    fc.assert(
      fc.property(lists, fc.array(fc.nat(29)), (list, taken) => {
        const reversals = posted(list)
          .filter(({ id }) => taken.includes(id))
          .map(reverse);
        const all = posted([...list, ...reversals]);
        expect(balanceOf(all.filter(isStanding))).toEqual(balanceOf(all));
      }),
      seeded,
    );
  });
});

test('an entry is valid, reversed or a reversal, and stands only while it is valid', () => {
  const other = { id: 7, uid: 'E7' };
  expect(stateOf({ reverses: null, reversedBy: null })).toBe('valid');
  expect(stateOf({ reverses: null, reversedBy: other })).toBe('reversed');
  expect(stateOf({ reverses: other, reversedBy: null })).toBe('reversal');
  expect([null, other].map((reversedBy) => isStanding({ reverses: null, reversedBy }))).toEqual([
    true,
    false,
  ]);
  expect(isStanding({ reverses: other, reversedBy: null })).toBe(false);
});

test('the fields of an entry keep the order that seals of format 1 read', () => {
  expect(entryFields).toEqual([
    'origin',
    'year',
    'form',
    'level',
    'role',
    'hours',
    'credits',
    'makeUpFor',
    'phase',
    'months',
    'weeks',
    'endedOn',
  ]);
});

describe('a registration is taken back as a whole', () => {
  const registration = { kind: 'registration' } as const;

  test('while entries of it stand and no certificate rests on them', () => {
    expect(undoProblems(registration, { standing: 3, certificates: 0 })).toEqual([]);
    expect(canUndo(registration, { standing: 3, certificates: 0 })).toBe(true);
    expect(canUndo({ kind: 'outside' }, { standing: 1, certificates: 0 })).toBe(true);
  });

  test('never when it is a reversal, nor twice, nor under certificates: the first reason is given', () => {
    const codes = [
      undoProblems({ kind: 'reversal' }, { standing: 0, certificates: 2 }),
      undoProblems(registration, { standing: 0, certificates: 2 }),
      undoProblems(registration, { standing: 3, certificates: 2 }),
    ].map((problems) => problems.map(({ code, values }) => [code, values]));
    expect(codes).toEqual([
      [['registration.isReversal', {}]],
      [['registration.alreadyUndone', {}]],
      [['registration.certificatesIssued', { count: 2 }]],
    ]);
    expect(canUndo({ kind: 'reversal' }, { standing: 3, certificates: 0 })).toBe(false);
  });
});

test('a single entry is taken back from today or earlier, and not under a certificate', () => {
  const asked = { certificateNumber: null, effectiveOn: '2025-11-10', today: '2025-11-10', otherYears: [] };
  expect(reversalProblems(asked)).toEqual([]);
  const problems = reversalProblems({
    ...asked,
    certificateNumber: '2025-07-001',
    effectiveOn: '2025-11-11',
    otherYears: [2024],
  });
  expect(problems).toEqual([
    { code: 'entry.certificateIssued', severity: 'error', values: { number: '2025-07-001' } },
    {
      code: 'entry.reversedInTheFuture',
      severity: 'error',
      at: { field: 'effectiveOn' },
      values: { date: '2025-11-11' },
    },
    { code: 'entry.otherEntryStands', severity: 'error', values: { years: '2024' } },
  ]);
});
