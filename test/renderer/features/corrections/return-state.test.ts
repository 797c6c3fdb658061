import { describe, expect, it } from 'vitest';
import {
  acceptedIds,
  noReturn,
  type ReturnState,
  tallyOf,
  wireOf,
  withDecision,
  withFile,
  withReading,
} from '../../../../src-renderer/features/corrections/return-state.ts';

const figure = { id: 'figure', canAccept: true };
const other = { id: 'other', canAccept: true };
const remark = { id: 'remark', canAccept: false };
const all = [figure, remark, other];
const file = new File(['x'], '登记表（退回）.xlsx');

const decided = (...ids: readonly string[]): ReturnState['decisions'] =>
  new Map(ids.map((id) => [id, 'accept']));

describe('how a returned sheet is read', () => {
  it('begins anew with every file, also with the same one', () => {
    const state: ReturnState = { source: { file, number: 1, sheet: '二月' }, decisions: decided('figure') };
    expect(withFile(file, 2)).toEqual({ source: { file, number: 2 }, decisions: new Map() });
    expect(state.source?.number).not.toBe(2);
  });

  it('keeps what was decided while columns or range are put right', () => {
    const state: ReturnState = { source: { file, number: 1 }, decisions: decided('figure') };
    const mapped = withReading(state, { mapping: { '3': 'hours' } });
    const ranged = withReading(mapped, {
      scope: { projectUid: null, year: 2025, organisationName: null, level: null },
    });
    expect(ranged.source).toMatchObject({ mapping: { '3': 'hours' }, scope: { year: 2025 } });
    expect(ranged.decisions).toBe(state.decisions);
  });

  it('forgets columns, range and decisions with another worksheet', () => {
    const state: ReturnState = {
      source: { file, number: 1, mapping: { '3': 'hours' } },
      decisions: decided('figure'),
    };
    expect(withReading(state, { sheet: '二月' })).toEqual({
      source: { file, number: 1, sheet: '二月' },
      decisions: new Map(),
    });
  });

  it('has nothing to read before there is a file', () => {
    expect(withReading(noReturn, { sheet: '二月' }).source).toBeNull();
  });

  it('sends only what the user said', () => {
    const source = { file, number: 7, sheet: '二月' };
    expect(wireOf(source)).toEqual({ file, sheet: '二月' });
  });
});

describe('what is decided on a returned sheet', () => {
  it('accepts what can be accepted and only marks the rest as seen', () => {
    expect([...withDecision(new Map(), all, 'accept')]).toEqual([
      ['figure', 'accept'],
      ['remark', 'seen'],
      ['other', 'accept'],
    ]);
  });

  it('does not settle a difference by its being seen', () => {
    expect([...withDecision(decided('figure'), all, 'seen')]).toEqual([['remark', 'seen']]);
  });

  it('opens again, and leaves the others as they were', () => {
    const decisions = withDecision(decided('figure', 'other'), [figure], null);
    expect([...decisions.keys()]).toEqual(['other']);
  });

  it('takes over what was accepted, in the order of the sheet', () => {
    const decisions = withDecision(withDecision(new Map(), [other, remark], 'accept'), [figure], 'accept');
    expect(acceptedIds(all, decisions)).toEqual(['figure', 'other']);
  });

  it('counts an unseen remark as open, and a seen one as neither accepted nor rejected', () => {
    expect(tallyOf(all, decided('figure'))).toEqual({ accepted: 1, rejected: 0, open: 2 });
    const decisions = withDecision(withDecision(decided('figure'), [other], 'reject'), [remark], 'seen');
    expect(tallyOf(all, decisions)).toEqual({ accepted: 1, rejected: 1, open: 0 });
  });
});
