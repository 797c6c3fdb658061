import { describe, expect, test } from 'vitest';
import { askAbsence } from '../../../../../src-shared/policy/award/gates/absence.ts';
import { gateFactsOf, heading } from './gate-facts-of.ts';

const gate = { ...heading, kind: 'absence', excusedCounts: true, notice: false } as const;
const fifth = { ...gate, share: { numerator: 1, denominator: 5 }, comparison: 'reaches' } as const;
const tenth = { ...gate, share: { numerator: 1, denominator: 10 }, comparison: 'exceeds' } as const;

describe('absence', () => {
  test.for([
    ['a thousandth below a fifth', 6.399, 'passed'],
    ['a fifth exactly', 6.4, 'nothing'],
    ['a thousandth above a fifth', 6.401, 'nothing'],
  ] as const)('that reaches the share stops: %s (W3.3)', ([, absentPeriods, kind]) => {
    expect(askAbsence(fifth, gateFactsOf({ totalPeriods: 32, absentPeriods })).kind).toBe(kind);
  });

  test.for([
    ['a tenth exactly', 3.2, 'passed'],
    ['a thousandth above a tenth', 3.201, 'nothing'],
  ] as const)('that exceeds the share stops: %s (L21)', ([, absentPeriods, kind]) => {
    expect(askAbsence(tenth, gateFactsOf({ totalPeriods: 32, absentPeriods })).kind).toBe(kind);
  });

  test('is compared with a third that no decimal holds', () => {
    const third = { ...fifth, share: { numerator: 1, denominator: 3 } } as const;
    expect(askAbsence(third, gateFactsOf({ totalPeriods: 10, absentPeriods: 3.333 })).kind).toBe('passed');
    expect(askAbsence(third, gateFactsOf({ totalPeriods: 10, absentPeriods: 3.334 })).kind).toBe('nothing');
  });

  test('is measured without leave only where the text says that leave is none', () => {
    const facts = gateFactsOf({ totalPeriods: 40, absentPeriods: 9, excusedPeriods: 5 });
    expect(askAbsence(tenth, facts).kind).toBe('nothing');
    expect(askAbsence({ ...tenth, excusedCounts: false }, facts)).toEqual({
      kind: 'passed',
      text: '缺课 4/40，未超过 1/10',
    });
  });

  test('never falls below zero where more leave than absence was written', () => {
    const facts = gateFactsOf({ absentPeriods: 2, excusedPeriods: 5 });
    expect(askAbsence({ ...tenth, excusedCounts: false }, facts)).toEqual({ kind: 'passed' });
  });

  test('of an unknown whole is undecided; none stated, or none at all, needs no whole', () => {
    expect(askAbsence(fifth, gateFactsOf({ absentPeriods: 0.001 })).kind).toBe('undecided');
    expect(askAbsence(fifth, gateFactsOf({ absentPeriods: 0 }))).toEqual({ kind: 'passed' });
    expect(askAbsence(fifth, gateFactsOf({ totalPeriods: 32 }))).toEqual({ kind: 'passed' });
  });

  test('is said with its figures and the word of the text', () => {
    expect(askAbsence(fifth, gateFactsOf({ totalPeriods: 40, absentPeriods: 8 }))).toEqual({
      kind: 'nothing',
      text: '缺课 8/40，达到 1/5',
    });
    expect(askAbsence(tenth, gateFactsOf({ totalPeriods: 40, absentPeriods: 4.5 }))).toEqual({
      kind: 'nothing',
      text: '缺课 4.5/40，超过 1/10',
    });
  });
});
