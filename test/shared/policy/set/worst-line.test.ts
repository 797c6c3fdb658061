import { expect, test } from 'vitest';
import { worstLine } from '../../../../src-shared/policy/set/worst-line.ts';

const worst = (...statuses: readonly ('passed' | 'failed' | 'exempt' | 'undecided' | null)[]) =>
  worstLine(
    statuses.map((status, index) => ({ status, index })),
    ({ status }) => status,
  );

test('the worst verdict of several texts is shown, of equal ones the first', () => {
  expect(worst('passed', 'failed', 'undecided').status).toBe('failed');
  expect(worst('passed', 'undecided').status).toBe('undecided');
  expect(worst('failed', 'failed').index).toBe(0);
});

test('who is exempt under one text and judged under another is judged', () => {
  expect(worst('exempt', 'passed').status).toBe('passed');
  expect(worst(null, 'exempt').status).toBe('exempt');
});

test('there is always a text that judges', () => {
  expect(() => worst()).toThrow();
});
