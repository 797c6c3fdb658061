import { describe, expect, test } from 'vitest';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import { holds, matches } from '../../../../src-shared/policy/pack/match.ts';

describe('an entry and a match', () => {
  test('an empty match takes everything', () => {
    expect(matches({}, 'remote', null)).toBe(true);
  });

  test('form and level must both hold where both are named', () => {
    const match = { forms: ['remote' as const], levels: ['city' as const] };
    expect(matches(match, 'remote', 'city')).toBe(true);
    expect(matches(match, 'remote', 'county')).toBe(false);
    expect(matches(match, 'exam', 'city')).toBe(false);
  });

  test('an unknown level is in no list of levels, and is not left out by one either', () => {
    expect(matches({ levels: ['city'] }, 'remote', null)).toBe(false);
    expect(matches({ notLevels: ['school'] }, 'remote', null)).toBe(true);
    expect(matches({ notLevels: ['school'] }, 'remote', 'school')).toBe(false);
  });

  test('school-based training is the school’s, whatever level was typed', () => {
    expect(matches({ levels: ['school'] }, 'school-based', 'national')).toBe(true);
    expect(matches({ levels: ['national'] }, 'school-based', 'national')).toBe(false);
    expect(matches({ notLevels: ['school'] }, 'school-based', null)).toBe(false);
  });
});

describe('an activity and a condition', () => {
  const facts = (input: Readonly<Record<string, unknown>> = {}) =>
    awardInputSchema.parse({ form: 'remote', level: 'city', role: 'trainee', ...input });

  test('an empty condition holds', () => {
    expect(holds({}, facts())).toBe(true);
  });

  test('every key that is present must hold', () => {
    expect(holds({ forms: ['remote'], levels: ['city'], roles: ['trainee'] }, facts())).toBe(true);
    expect(holds({ forms: ['exam'], levels: ['city'], roles: ['trainee'] }, facts())).toBe(false);
    expect(holds({ forms: ['remote'], levels: ['county'], roles: ['trainee'] }, facts())).toBe(false);
    expect(holds({ forms: ['remote'], levels: ['city'], roles: ['lecturer'] }, facts())).toBe(false);
  });

  test('an organiser of unknown kind satisfies no list of kinds', () => {
    expect(holds({ organisers: ['school'] }, facts({ organiser: { kind: 'school' } }))).toBe(true);
    expect(holds({ organisers: ['school'] }, facts({ organiser: { kind: 'society' } }))).toBe(false);
    expect(holds({ organisers: ['school'] }, facts({ organiser: { level: 'city' } }))).toBe(false);
    expect(holds({ organisers: ['school'] }, facts())).toBe(false);
  });

  test('a teacher is on probation only where the facts say so', () => {
    expect(holds({ probation: true }, facts({ teacher: { probation: true } }))).toBe(true);
    expect(holds({ probation: false }, facts({ teacher: { probation: true } }))).toBe(false);
    expect(holds({ probation: true }, facts())).toBe(false);
    expect(holds({ probation: false }, facts())).toBe(true);
  });
});
