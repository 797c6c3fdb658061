import { expect, test } from 'vitest';
import { figureStep, stepOf, withNote } from '../../../../src-shared/policy/award/award-outcome.ts';

const rule = { id: 'training', clause: 'X1', notes: ['A1', 'A2'] };

test('a step rests on the first reading of its rule; without one it names none', () => {
  expect(stepOf(rule, '三天')).toEqual({ clause: 'X1', rule: 'training', text: '三天', note: 'A1' });
  expect(stepOf({ ...rule, notes: [] }, '三天')).not.toHaveProperty('note');
});

test('a step of figures rests on no reading', () => {
  expect(figureStep(rule, '三天', { before: 0, after: 3000, unit: 'hours' })).toEqual({
    clause: 'X1',
    rule: 'training',
    text: '三天',
    before: 0,
    after: 3000,
    unit: 'hours',
  });
});

test('a step may rest on another reading, or on none', () => {
  const step = stepOf(rule, '三天', { after: 3000 });
  expect(withNote(step, 'A9')).toEqual({ ...step, note: 'A9' });
  expect(withNote(step, undefined)).not.toHaveProperty('note');
  expect(step.note).toBe('A1');
});
