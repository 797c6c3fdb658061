import { expect, test } from 'vitest';
import { addVerdict, NO_VERDICTS } from '../../../../src-shared/policy/assess/verdict-counts.ts';

test('each verdict is counted by itself, and the counts before stay as they were', () => {
  const one = addVerdict(NO_VERDICTS, 'failed');
  expect(addVerdict(addVerdict(one, 'failed'), 'exempt')).toEqual({
    passed: 0,
    failed: 2,
    running: 0,
    exempt: 1,
    undecided: 0,
  });
  expect(one).toEqual({ ...NO_VERDICTS, failed: 1 });
  expect(NO_VERDICTS).toEqual({ passed: 0, failed: 0, running: 0, exempt: 0, undecided: 0 });
});

test('people whom the policy asks nothing are in none', () => {
  expect(addVerdict(NO_VERDICTS, null)).toEqual(NO_VERDICTS);
});
