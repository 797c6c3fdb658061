import { describe, expect, test } from 'vitest';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import { levelOf } from '../../../../src-shared/policy/award/award-level.ts';
import { activity, firstActivity } from '../pack/small-pack.ts';

const facts = (input: Readonly<Record<string, unknown>> = {}) =>
  awardInputSchema.parse({ form: 'centralized', level: 'county', role: 'trainee', ...input });

const levelAt = (registerAt: string, input: Readonly<Record<string, unknown>> = {}) =>
  levelOf(firstActivity(activity({ registerAt })), facts(input));

describe('the level of registration', () => {
  test('is the declared one without a step, because nothing was changed', () => {
    expect(levelAt('declared', { level: 'national' })).toEqual({ level: 'national', step: null });
  });

  test('is the school’s whatever was declared, and the trail says why', () => {
    const { level, step } = levelAt('school', { level: 'county' });
    expect(level).toBe('school');
    expect(step).toMatchObject({ clause: 'X1', rule: 'training' });
    expect(step?.text).toContain('校级');
  });

  test('is the dispatching body’s for shadowing (H14.3)', () => {
    expect(levelAt('dispatcher', { sendingLevel: 'provincial' }).level).toBe('provincial');
    expect(levelAt('dispatcher').level).toBe('county');
    expect(levelAt('dispatcher', { sendingLevel: 'county' }).step).toBeNull();
  });

  test.for([
    ['an administration examines at its own level', { kind: 'administration', level: 'city' }, 'city'],
    ['a training institution likewise', { kind: 'training-institution', level: 'provincial' }, 'provincial'],
    ['of an unknown level: as declared', { kind: 'administration' }, 'county'],
    ['a company examines at school level', { kind: 'company', level: 'provincial' }, 'school'],
    ['nobody is named: as declared', undefined, 'county'],
  ] as const)('of an exam: %s (H14.4)', ([, organiser, level]) => {
    expect(levelAt('examiner', organiser === undefined ? {} : { organiser }).level).toBe(level);
  });
});
