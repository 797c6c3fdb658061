import { describe, expect, test } from 'vitest';
import { ask } from '../duties/ask.ts';

const hainan = (input: Readonly<Record<string, unknown>>) =>
  ask('deadline', 'hainan-2017', { duty: 'registration', from: '2023-09-28', ...input });

describe('the answer to a deadline', () => {
  test('names the last day, how days were counted and the clause (H7)', () => {
    // National Day of 2023: 29 September to 6 October off, 7 and 8 October worked.
    expect(hainan({})).toMatchObject({ due: '2023-11-15', calendar: 'working', clause: 'H7' });
    expect(hainan({})).not.toHaveProperty('late');
  });

  test('says whether it was missed only where it was done: the last day itself is in time', () => {
    expect(hainan({ doneOn: '2023-11-15' })).toMatchObject({ late: false });
    expect(hainan({ doneOn: '2023-11-16' })).toMatchObject({ late: true });
  });

  test('warns where the holidays of those days are not known yet', () => {
    expect(hainan({ from: '2199-01-01' })).toMatchObject({
      provisional: true,
      warnings: [{ clause: 'H7', text: '这段日期的放假安排尚未载入，只按周末推算，届时请重新核对' }],
    });
    expect(hainan({})).not.toHaveProperty('provisional');
  });

  test.for([
    [{ duty: 'roster' }, 'notInPolicy', '/input/duty'],
    [{ duty: 'dinner' }, 'malformed', '/input/duty'],
    [{ from: '2023-02-29' }, 'malformed', '/input/from'],
    [{ days: 0 }, 'malformed', '/input/days'],
    [{ doneOn: 'yesterday' }, 'malformed', '/input/doneOn'],
  ] as const)('%j is no question: %s', ([input, code, path]) => {
    expect(hainan(input)).toMatchObject({ error: { code, path } });
  });
});
