import { describe, expect, test } from 'vitest';
import { ask } from '../duties/ask.ts';

const project = { programme: 'guopei', category: '骨干', year: 2024, start: '2024-05-06' };
const before = { programme: 'guopei', category: '骨干', year: 2023, status: 'completed' };
const select = (history: readonly unknown[], of: unknown = project) =>
  ask('select', 'shaanxi-guopei-2023', { project: of, history });

describe('the answer to a selection (G3.2, G4.1)', () => {
  test('names each record that speaks against it, by its place in the history', () => {
    const answer = select([{ ...before, category: '其他' }, before]);
    expect(answer).toMatchObject({ outcome: 'refused' });
    expect(answer).toHaveProperty('reasons.0.records', [1]);
    expect(answer).toHaveProperty('reasons.0.overridable');
  });

  test('gives the day a bar ends, 36 months after the opening that was missed (A18)', () => {
    const missed = { ...before, category: '其他', status: 'no-show', opening: '2022-05-06' };
    expect(select([missed])).toMatchObject({ outcome: 'refused', until: '2025-05-06' });
    expect(select([])).toEqual({ outcome: 'allowed', reasons: [] });
  });

  test.for([
    [[{ ...before, status: 'no-show' }], project, '/input/history/0/opening'],
    [
      [{ ...before, status: 'no-show', opening: '2022-05-06' }],
      { ...project, start: undefined },
      '/input/project/start',
    ],
    [[{ ...before, status: 'asleep' }], project, '/input/history/0/status'],
    [[{ ...before, year: 1899 }], project, '/input/history/0/year'],
    [[], { ...project, programme: '' }, '/input/project/programme'],
  ] as const)('is malformed at %#', ([history, of, path]) => {
    expect(select(history, of)).toMatchObject({ error: { code: 'malformed', path } });
  });

  test('needs no day where nobody failed to come', () => {
    expect(select([before], { ...project, start: undefined })).toHaveProperty('outcome');
  });

  test('is no answer where the pack selects nobody', () => {
    expect(ask('select', 'hainan-2017', { project, history: [] })).toMatchObject({
      error: { code: 'notInPolicy', path: '/policy' },
    });
  });
});
