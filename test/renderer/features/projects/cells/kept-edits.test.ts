import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noEdits } from '../../../../../src-renderer/features/projects/cells/cell-edits.ts';
import { keepEdits, readEdits } from '../../../../../src-renderer/features/projects/cells/kept-edits.ts';

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
    keepEdits('project-1:totalPeriods', edits);
    expect(readEdits('project-1:totalPeriods')).toEqual(edits);
    expect(readEdits('project-1:proofHours')).toEqual(noEdits);
  });

  it('leave nothing behind once all are saved', () => {
    keepEdits('project-1:totalPeriods', edits);
    keepEdits('project-1:totalPeriods', noEdits);
    expect(kept.size).toBe(0);
  });

  it('cost neither the page nor what is typed when the store is full or unreadable', () => {
    isFull = true;
    expect(() => keepEdits('project-1:totalPeriods', edits)).not.toThrow();
    kept.set('credit-ledger-draft:cells:project-1:totalPeriods', '{');
    expect(readEdits('project-1:totalPeriods')).toEqual(noEdits);
  });
});
