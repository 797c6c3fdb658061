import { describe, expect, test } from 'vitest';
import { passGates } from '../../../../../src-shared/policy/award/gates/pass-gates.ts';
import { activity, firstActivity, smallPack } from '../../pack/small-pack.ts';
import { gateFactsOf } from './gate-facts-of.ts';

const held = firstActivity(activity());
const kind = { id: 'kind', clause: 'X1', text: '性质', kind: 'organiser-kind', allowed: ['school'] };
const proof = { id: 'proof', clause: 'X2', text: '证书', kind: 'certificate', outcome: 'refused' };
const passed = { id: 'passed', clause: 'X3', text: '合格', kind: 'passed' };
const absence = {
  id: 'absence',
  clause: 'X4',
  text: '缺课',
  kind: 'absence',
  share: { numerator: 1, denominator: 5 },
  comparison: 'reaches',
  excusedCounts: true,
};
const gatesOf = (...gates: readonly Readonly<Record<string, unknown>>[]) =>
  smallPack({ activities: [activity()], gates, notes: [{ id: 'A12', text: '说明' }] }).gates;

describe('the gates together', () => {
  test('stop nothing where each was passed', () => {
    const facts = gateFactsOf({ organiser: { kind: 'school' } });
    expect(passGates(gatesOf(kind, proof, passed), held, facts)).toEqual({
      stop: null,
      trace: [],
      reasons: [],
      warnings: [],
      notice: null,
      settings: [],
    });
  });

  test('end as the first that stops says, and give the reasons of all', () => {
    const facts = gateFactsOf({ passed: false, certificate: false, organiser: { kind: 'school' } });
    expect(passGates(gatesOf(passed, proof), held, facts).stop).toBe('nothing');
    const { stop, reasons } = passGates(gatesOf(proof, passed), held, facts);
    expect(stop).toBe('refused');
    expect(reasons.map(({ clause }) => clause)).toEqual(['X2', 'X3']);
  });

  test('a missing fact is undecided alone, and gives way to a gate that stops on either side of it', () => {
    const facts = gateFactsOf({ passed: false });
    expect(passGates(gatesOf(kind), held, facts).stop).toBe('undecided');
    expect(passGates(gatesOf(kind, passed), held, facts).stop).toBe('nothing');
    expect(passGates(gatesOf(passed, kind), held, facts).stop).toBe('nothing');
  });

  test('a gate is asked only where its condition holds and of the activities it names', () => {
    const facts = gateFactsOf({ passed: false });
    const stopOf = (changes: Readonly<Record<string, unknown>>, of: typeof held | null = held) =>
      passGates(gatesOf({ ...passed, ...changes }), of, facts).stop;
    expect(stopOf({ when: { forms: ['remote'] } })).toBeNull();
    expect(stopOf({ when: { forms: ['centralized'] } })).toBe('nothing');
    expect(stopOf({ activities: ['training'] })).toBe('nothing');
    expect(stopOf({ activities: ['training'] }, null)).toBeNull();
    expect(stopOf({}, null)).toBe('nothing');
  });

  test('a warning is kept beside the outcome and stops nothing (H5)', () => {
    const warns = { id: 'above', clause: 'X5', text: '级别', kind: 'level-above-organiser' };
    const facts = gateFactsOf({ organiser: { level: 'county' } }, { level: 'city' });
    const { stop, warnings, reasons } = passGates(gatesOf(warns), held, facts);
    expect([stop, reasons]).toEqual([null, []]);
    expect(warnings).toMatchObject([{ clause: 'X5', rule: 'above' }]);
  });

  test('little absence rests on the reading, too much of it on the text alone (A12)', () => {
    const gates = gatesOf({ ...absence, notes: ['A12'] });
    const little = passGates(gates, held, gateFactsOf({ totalPeriods: 10, absentPeriods: 1.999 }));
    expect(little.trace).toMatchObject([{ clause: 'X4', note: 'A12' }]);
    const much = passGates(gates, held, gateFactsOf({ totalPeriods: 10, absentPeriods: 2 }));
    expect(much.reasons).toMatchObject([{ clause: 'X4' }]);
    expect(much.reasons[0]).not.toHaveProperty('note');
  });

  test('the school is told of too much absence, where the text knows a notice (L21)', () => {
    const noticeAt = (absentPeriods: number, notice: boolean) =>
      passGates(gatesOf({ ...absence, notice }), held, gateFactsOf({ totalPeriods: 10, absentPeriods }))
        .notice;
    expect(noticeAt(2, true)).toBe(true);
    expect(noticeAt(1.999, true)).toBe(false);
    expect(noticeAt(2, false)).toBeNull();
  });
});
