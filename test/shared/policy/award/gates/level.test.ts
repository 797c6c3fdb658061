import { describe, expect, test } from 'vitest';
import { askLevel, warnLevelAboveOrganiser } from '../../../../../src-shared/policy/award/gates/level.ts';
import { gateFactsOf, heading } from './gate-facts-of.ts';

describe('the least level (W3.6, SX4)', () => {
  const gate = { ...heading, kind: 'level', atLeast: 'city' } as const;

  test.for([
    ['provincial', 'passed'],
    ['city', 'passed'],
    ['county', 'nothing'],
  ] as const)('%s: %s', ([level, kind]) => {
    expect(askLevel(gate, gateFactsOf({}, { level })).kind).toBe(kind);
  });

  test('is asked of the level of registration, not of the declared one', () => {
    expect(askLevel(gate, gateFactsOf({ level: 'national' }, { level: 'school' })).kind).toBe('nothing');
  });
});

describe('a level above the organiser’s (H5, H7)', () => {
  const gate = { ...heading, kind: 'level-above-organiser' } as const;
  const ask = (level: 'provincial' | 'city' | 'county', organiser?: Readonly<Record<string, unknown>>) =>
    warnLevelAboveOrganiser(gate, gateFactsOf(organiser === undefined ? {} : { organiser }, { level })).kind;

  test('warns and never stops', () => {
    expect(ask('provincial', { level: 'city' })).toBe('warning');
  });

  test('is none at the organiser’s own level or below', () => {
    expect(ask('city', { level: 'city' })).toBe('passed');
    expect(ask('county', { level: 'city' })).toBe('passed');
  });

  test('cannot be told of an organiser of unknown level', () => {
    expect(ask('provincial', { kind: 'society' })).toBe('passed');
    expect(ask('provincial')).toBe('passed');
  });
});
