import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noEdits } from '../../../../../src-renderer/features/projects/cells/cell-edits.ts';
import { beginCellWork, withStep } from '../../../../../src-renderer/features/projects/cells/cell-work.ts';
import {
  dropSaved,
  keepWork,
  readWork,
} from '../../../../../src-renderer/features/projects/cells/kept-edits.ts';
import { aTrainee } from './trainee.ts';

const edits = new Map([['trainee-1', { absentPeriods: '4' }]]);

describe('typed cells that are not saved', () => {
  const kept = new Map<string, string>();
  let isFull = false;
  beforeEach(() => {
    kept.clear();
    isFull = false;
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => {
        if (isFull) throw new Error('QuotaExceededError');
        kept.set(key, value);
      },
      removeItem: (key: string) => kept.delete(key),
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('are found again by the project and the kind of cells they belong to', () => {
    keepWork('project-1:totalPeriods', beginCellWork(edits));
    expect(readWork('project-1:totalPeriods').edits).toEqual(edits);
    expect(readWork('project-1:proofHours').edits).toEqual(noEdits);
  });

  it('are found again after the window closed, then without the steps that made them', () => {
    kept.set('credit-ledger-draft:cells:project-2:totalPeriods', JSON.stringify([...edits]));
    expect(readWork('project-2:totalPeriods')).toEqual(beginCellWork(edits));
  });

  it('can still be undone when another tab of the page was in sight meanwhile', () => {
    const work = withStep(beginCellWork(noEdits), [aTrainee('trainee-1')], { kind: 'typed', edits });
    keepWork('project-3:totalPeriods', work);
    expect(readWork('project-3:totalPeriods')).toEqual({ ...work, isTyping: false });
  });

  it('leave nothing behind once all are saved', () => {
    keepWork('project-4:totalPeriods', beginCellWork(edits));
    dropSaved('project-4:totalPeriods', edits);
    expect(kept.size).toBe(0);
    expect(readWork('project-4:totalPeriods').edits).toEqual(noEdits);
  });

  it('cost neither the page nor what is typed when the store is full or unreadable', () => {
    isFull = true;
    expect(() => keepWork('project-5:totalPeriods', beginCellWork(edits))).not.toThrow();
    expect(readWork('project-5:totalPeriods').edits).toEqual(edits);
    kept.set('credit-ledger-draft:cells:project-6:totalPeriods', '{');
    expect(readWork('project-6:totalPeriods').edits).toEqual(noEdits);
  });
});
