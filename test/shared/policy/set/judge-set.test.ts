import { expect, test } from 'vitest';
import { addToTotals, emptyTotals } from '../../../../src-shared/ledger/totals.ts';
import { compileAssessment } from '../../../../src-shared/policy/assess/assess.ts';
import type { PolicyPack } from '../../../../src-shared/policy/pack/policy-pack.ts';
import { combineSet } from '../../../../src-shared/policy/set/combine-set.ts';
import { assessByTexts, compileVerdicts } from '../../../../src-shared/policy/set/judge-set.ts';
import { smallPack } from '../pack/small-pack.ts';

const minimum = (clause: string, least: Record<string, unknown>, period = 'year') => ({
  ...{ id: `min-${period}`, clause, text: '不少于', kind: 'minimum', period },
  ...least,
});
const judge = (id: string, ...assessment: unknown[]) => smallPack({ id, shortTitle: id, assessment });
const setOf = (...packs: readonly PolicyPack[]) =>
  combineSet(packs.map((pack) => ({ pack, parts: ['assessment'] as const })));
const asked = { year: 2024, cycle: { from: 2021, to: 2025 }, teacher: {} };
const totals = addToTotals(
  emptyTotals(),
  { year: 2024, form: 'centralized', level: 'county', makeUpFor: null, phase: null, classificationId: null },
  { hours: 40_000, credits: 8000, count: 1, months: 0, weeks: 0 },
);
const NO_DECISIONS = new Map();

const easy = judge('easy', minimum('E1', { hours: 30 }), minimum('E2', { hours: 360 }, 'cycle'));
const hard = judge('hard', minimum('H1', { credits: 10 }), minimum('H2', { credits: 5 }, 'cycle'));
const mute = judge('mute', { ...minimum('M1', { hours: 1 }), period: 'probation' });

test('texts that agree give their verdict; where they differ the worst stands, of each period for itself', () => {
  const statuses = (pack: PolicyPack) => {
    const { year, cycle } = compileVerdicts(pack, NO_DECISIONS)(asked, () => totals);
    return [year?.status, cycle?.status];
  };
  expect(statuses(setOf(easy, judge('same', minimum('S1', { hours: 20 }))))).toEqual(['passed', 'failed']);
  expect(statuses(setOf(easy, hard))).toEqual(['failed', 'failed']);
  expect(statuses(setOf(hard, easy))).toEqual(['failed', 'failed']);
});

test('a text that asks nothing of a period says nothing of it', () => {
  expect(compileVerdicts(setOf(mute, easy), NO_DECISIONS)(asked, () => totals).year?.hours).toBe(40_000);
  expect(compileVerdicts(setOf(mute, easy), NO_DECISIONS)(asked, () => totals).year?.status).toBe('passed');
});

test('every text has a line of its own, in the order of the set, with its own clauses', () => {
  const lines = assessByTexts(setOf(easy, hard), NO_DECISIONS, asked, () => totals);
  expect(lines.map(({ text, assessment }) => [text.id, assessment.year?.status])).toEqual([
    ['easy', 'passed'],
    ['hard', 'failed'],
  ]);
  expect(lines[1]?.assessment.reasons.every(({ policy }) => policy === 'hard')).toBe(true);
});

test('one text alone is judged as before, by everything that stands', () => {
  const asks: unknown[] = [];
  const verdicts = compileVerdicts(hard, NO_DECISIONS)(asked, (text) => {
    asks.push(text);
    return totals;
  });
  const { year, cycle } = compileAssessment(hard)({ ...asked, totals });
  expect(verdicts).toEqual({ year, cycle });
  expect(asks).toEqual([null]);
});

test('each text of a set is asked of which sums it judges', () => {
  const verdicts = compileVerdicts(setOf(easy, hard), NO_DECISIONS)(asked, (text) =>
    text?.id === 'hard' ? emptyTotals() : totals,
  );
  expect(verdicts.cycle?.status).toBe('failed');
  expect(verdicts.year?.credits).toBe(0);
});
