import { describe, expect, test } from 'vitest';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import { holds, type Matched, matches } from '../../../../src-shared/policy/pack/match.ts';
import type { Classification } from '../../../../src-shared/training/classification.ts';
import type { Form, Level } from '../../../../src-shared/training/training-words.ts';

const aTraining = (
  form: Form,
  level: Level | null,
  classification: Classification | null = null,
): Matched => ({ form, level, classification });

describe('an entry and a match', () => {
  test('an empty match takes everything', () => {
    expect(matches({}, aTraining('remote', null))).toBe(true);
  });

  test('form and level must both hold where both are named', () => {
    const match = { forms: ['remote' as const], levels: ['city' as const] };
    expect(matches(match, aTraining('remote', 'city'))).toBe(true);
    expect(matches(match, aTraining('remote', 'county'))).toBe(false);
    expect(matches(match, aTraining('exam', 'city'))).toBe(false);
  });

  test('an unknown level is in no list of levels, and is not left out by one either', () => {
    expect(matches({ levels: ['city'] }, aTraining('remote', null))).toBe(false);
    expect(matches({ notLevels: ['school'] }, aTraining('remote', null))).toBe(true);
    expect(matches({ notLevels: ['school'] }, aTraining('remote', 'school'))).toBe(false);
  });

  test('school-based training is the school’s, whatever level was typed', () => {
    expect(matches({ levels: ['school'] }, aTraining('school-based', 'national'))).toBe(true);
    expect(matches({ levels: ['national'] }, aTraining('school-based', 'national'))).toBe(false);
    expect(matches({ notLevels: ['school'] }, aTraining('school-based', null))).toBe(false);
  });
});

describe('a classification', () => {
  const match = { classification: { kind: ['public', 'professional'], track: ['new'] } };

  test('is held where every axis that is named has one of its values', () => {
    expect(matches(match, aTraining('remote', 'city', { kind: 'public', track: 'new' }))).toBe(true);
    expect(matches(match, aTraining('remote', 'city', { kind: 'elective', track: 'new' }))).toBe(false);
  });

  test('an axis of which nothing is known is in no list', () => {
    expect(matches(match, aTraining('remote', 'city', { kind: 'public' }))).toBe(false);
    expect(matches(match, aTraining('remote', 'city'))).toBe(false);
  });

  test('stands beside form and level, in `also` too', () => {
    const either = { forms: ['school-based' as const], also: { classification: { kind: ['public'] } } };
    expect(matches(either, aTraining('school-based', null))).toBe(true);
    expect(matches(either, aTraining('remote', 'city', { kind: 'public' }))).toBe(true);
    expect(matches(either, aTraining('remote', 'city', { kind: 'elective' }))).toBe(false);
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
