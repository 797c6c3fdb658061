import { describe, expect, it } from 'vitest';
import { verdictMoves } from '../../../../../src-renderer/features/policies/compare/verdict-moves.ts';

describe('who moves between verdicts', () => {
  const before = { passed: 10, failed: 3, running: 0, exempt: 1, undecided: 0 };
  const after = { passed: 8, failed: 5, running: 0, exempt: 1, undecided: 0 };

  it('leaves in each row those who stay, and adds up on both sides', () => {
    const rows = verdictMoves(before, after, [
      { from: 'passed', to: 'failed', people: 3 },
      { from: 'failed', to: 'passed', people: 1 },
    ]);
    expect(rows.map(({ from, cells }) => [from, ...cells.map(({ people }) => people)])).toEqual([
      ['passed', 7, 3, 0],
      ['failed', 1, 2, 0],
      ['exempt', 0, 0, 1],
    ]);
    for (const row of rows) expect(row.cells.reduce((sum, { people }) => sum + people, 0)).toBe(row.total);
  });

  it('shows where a pack makes no judgement at all', () => {
    const none = { passed: 0, failed: 0, running: 0, exempt: 0, undecided: 0 };
    const rows = verdictMoves(before, none, [
      { from: 'passed', to: null, people: 10 },
      { from: 'failed', to: null, people: 3 },
      { from: 'exempt', to: null, people: 1 },
    ]);
    expect(rows.map(({ from }) => from)).toEqual(['passed', 'failed', 'exempt']);
    expect(rows[0]?.cells.at(-1)).toEqual({ to: null, people: 10, isSame: false });
  });
});
