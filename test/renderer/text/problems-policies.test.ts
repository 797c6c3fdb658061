import { expect, it } from 'vitest';
import { actionWord } from '../../../src-renderer/text/audit.ts';
import { problemSentence } from '../../../src-renderer/text/problems.ts';

it('says the rule that a value breaks, and what uses a pack, in Chinese words', () => {
  const region = problemSentence({ code: 'policy.brokenRule', values: { rule: 'unknown region' } });
  expect(region).toContain('行政区划代码');
  const inUse = { code: 'policy.inUse', values: { title: '琼山规定', uses: 'periods entries' } } as const;
  expect(problemSentence(inUse)).toContain('琼山规定');
  expect(problemSentence(inUse)).not.toMatch(/periods|entries/);
});

it('names every change of packs and calendars in the log', () => {
  for (const action of [
    'policy.clone',
    'policy.save',
    'policy.remove',
    'policy.import',
    'policy.setInForce',
    'calendar.import',
  ])
    expect(actionWord(action)).not.toBe(action);
});
