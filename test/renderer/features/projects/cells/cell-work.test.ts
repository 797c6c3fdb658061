import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CellEdits,
  fillEmpty,
  noEdits,
  parseBlock,
  pasteBlock,
  setCell,
} from '../../../../../src-renderer/features/projects/cells/cell-edits.ts';
import {
  beginCellWork,
  type CellWork,
  discardedWork,
  leftCell,
  redone,
  savedWork,
  undone,
  withStep,
} from '../../../../../src-renderer/features/projects/cells/cell-work.ts';
import { assertPresent } from '../../../../../src-shared/lib/assert.ts';
import { aTrainee } from './trainee.ts';

const fields = ['totalPeriods', 'absentPeriods', 'excusedPeriods'] as const;
const people = ['甲', '乙', '丙', '丁'].map((uid) => aTrainee(uid));
const [first] = people;
const start = beginCellWork(noEdits);

function typing(work: CellWork, uid: string, ...texts: readonly string[]): CellWork {
  const person = assertPresent(
    people.find((one) => one.uid === uid),
    'one of the people',
  );
  return texts.reduce(
    (now, text) =>
      withStep(now, people, { kind: 'typed', edits: setCell(now.edits, person, 'absentPeriods', text) }),
    work,
  );
}

function pasting(work: CellWork, row: number, text: string): CellWork {
  const at = { row, field: 'absentPeriods' } as const;
  const { edits } = pasteBlock(work.edits, { trainees: people, fields }, at, parseBlock(text));
  return withStep(work, people, { kind: 'pasted', edits });
}

describe('steps of a grid', () => {
  it('takes a pasted block back as one step and leaves what was typed before it', () => {
    const typed = typing(start, '甲', '0');
    const pasted = pasting(leftCell(typed), 1, '1\t0\n2\t1\n3\t0');
    const { work, step } = undone(pasted, people);
    expect([step?.kind, step?.cells.length]).toEqual(['pasted', 6]);
    expect(step?.cells[0]).toMatchObject({ uid: '乙', field: 'absentPeriods' });
    expect([...work.edits]).toEqual([['甲', { absentPeriods: '0' }]]);
    expect(undone(work, people).work.edits.size).toBe(0);
  });

  it('takes letters typed into one cell back together, and one by one what was typed after leaving it', () => {
    const twelve = typing(start, '甲', '1', '12');
    expect(undone(twelve, people).work.edits.size).toBe(0);
    const again = typing(leftCell(twelve), '甲', '123');
    expect(again.past.length).toBe(2);
    expect(undone(again, people).work.edits.get('甲')).toEqual({ absentPeriods: '12' });
  });

  it('does an undone step again, until something new is done', () => {
    const filled = withStep(typing(start, '甲', '3'), people, {
      kind: 'filled',
      edits: fillEmpty(typing(start, '甲', '3').edits, people, ['absentPeriods']).edits,
    });
    const back = undone(filled, people);
    expect([back.step?.kind, back.step?.cells.length]).toEqual(['filled', 3]);
    expect(redone(back.work, people).work.edits).toEqual(filled.edits);
    expect(redone(typing(back.work, '丁', '1'), people).step).toBeNull();
  });

  it('brings back what was given up', () => {
    const typed = pasting(start, 0, '1\n2');
    const given = discardedWork(typed, people);
    expect(given.edits.size).toBe(0);
    expect(undone(given, people).work.edits).toEqual(typed.edits);
  });

  it('calls an emptied cell what it is, and takes no step where nothing changed', () => {
    const saved = [aTrainee('甲', { absentPeriods: 2 })];
    const emptied = setCell(noEdits, assertPresent(saved[0], 'one'), 'absentPeriods', '');
    expect(undone(withStep(start, saved, { kind: 'typed', edits: emptied }), saved).step?.kind).toBe(
      'cleared',
    );
    expect(withStep(start, people, { kind: 'filled', edits: noEdits })).toBe(start);
    expect(typing(start, '甲', '1', '').past).toEqual([]);
  });

  it('keeps after saving only the steps of what is not saved', () => {
    const sent = typing(start, '甲', '1');
    const meanwhile = typing(leftCell(sent), '乙', '2');
    const work = savedWork(meanwhile, sent.edits);
    expect(work.past.map(({ cells }) => cells[0]?.uid)).toEqual(['乙']);
    expect(savedWork(sent, sent.edits)).toEqual(start);
  });

  it('leaves alone who was registered meanwhile', () => {
    const pasted = pasting(start, 0, '1\n2');
    const now = people.map((person) => (person === first ? { ...person, isRegistered: true } : person));
    expect([...undone(pasted, now).work.edits]).toEqual([['甲', { absentPeriods: '1' }]]);
  });

  it('goes back to the beginning and forward to the end, whatever was done', () => {
    const action = fc.record({
      kind: fc.constantFrom('typed' as const, 'pasted' as const, 'filled' as const, 'left' as const),
      row: fc.nat(3),
      text: fc.constantFrom('', '1', '12', '三'),
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        let work = start;
        for (const { kind, row, text } of actions) {
          if (kind === 'left') work = leftCell(work);
          else if (kind === 'typed') work = typing(work, people[row]?.uid ?? '甲', text);
          else if (kind === 'pasted') work = pasting(work, row, `${text}\t${text}\n${text}\t1`);
          else work = withStep(work, people, { kind, edits: fillEmpty(work.edits, people, fields).edits });
        }
        const end: CellEdits = work.edits;
        const { length } = work.past;
        for (let count = 0; count < length; count++) work = undone(work, people).work;
        expect(work.edits.size).toBe(0);
        for (let count = 0; count < length; count++) work = redone(work, people).work;
        expect(new Map([...work.edits].sort())).toEqual(new Map([...end].sort()));
      }),
      { seed: 4 },
    );
  });
});
