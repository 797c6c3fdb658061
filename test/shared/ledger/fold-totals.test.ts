import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NewEntry } from '../../../src-shared/ledger/entry.ts';
import { type FoldedRow, foldRows } from '../../../src-shared/ledger/fold-totals.ts';
import {
  addEntry,
  emptyTotals,
  formCodes,
  levelCodes,
  phaseCodes,
  type Totals,
  toBytes,
} from '../../../src-shared/ledger/totals.ts';
import { newEntries } from './arbitrary-entries.ts';

const toRow = ({ teacher, earned, reverses }: NewEntry, index: number): FoldedRow => [
  index + 1,
  teacher.id,
  earned.year,
  formCodes[earned.form],
  levelCodes[earned.level],
  earned.phase === null ? null : phaseCodes[earned.phase],
  earned.makeUpFor ?? 0,
  earned.hours,
  earned.credits ?? 0,
  reverses === null ? 1 : -1,
  earned.months ?? 0,
  earned.weeks ?? 0,
  earned.classificationId ?? 0,
];

describe('folding entries', () => {
  test("gives every teacher's totals as adding the entries one by one does, in however many slices", () => {
    fc.assert(
      fc.property(fc.array(newEntries, { maxLength: 40 }), fc.nat(40), (entries, cut) => {
        const expected = new Map<number, Totals>();
        for (const entry of entries) {
          const totals = expected.get(entry.teacher.id) ?? emptyTotals();
          expected.set(entry.teacher.id, addEntry(totals, entry));
        }
        const rows = entries.map(toRow);
        const folded = new Map<number, Totals>();
        foldRows(folded, rows.slice(0, cut));
        foldRows(folded, rows.slice(cut));
        expect([...folded.keys()].sort()).toEqual([...expected.keys()].sort());
        for (const [id, totals] of folded)
          expect(toBytes(totals)).toEqual(toBytes(expected.get(id) ?? emptyTotals()));
      }),
      { seed: 77, numRuns: 200 },
    );
  });

  test('stops at a form that has no code', () => {
    const row: FoldedRow = [1, 1, 2024, null, 4, null, 0, 1000, 0, 1, 0, 0, 0];
    expect(() => foldRows(new Map(), [row])).toThrow(/unknown form/);
  });
});
