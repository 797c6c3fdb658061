import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  dropDraft,
  readDraft,
  writeDraft,
} from '../../../../../src-renderer/components/form/draft/draft-store.ts';

describe('the store of drafts', () => {
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

  it('gives back what was typed, and the record it began with', () => {
    writeDraft('L1:teacher:new', { name: '王芳' }, { name: '' });
    expect(readDraft('L1:teacher:new')).toMatchObject({ values: { name: '王芳' }, from: { name: '' } });
    expect(readDraft('L2:teacher:new')).toBeNull();
  });

  it('holds nothing after a draft is dropped', () => {
    writeDraft('L1:teacher:new', { name: '王芳' }, { name: '' });
    dropDraft('L1:teacher:new');
    expect(readDraft('L1:teacher:new')).toBeNull();
  });

  it('reads a damaged draft as none', () => {
    writeDraft('L1:teacher:new', { name: '王芳' }, { name: '' });
    for (const key of kept.keys()) kept.set(key, '{');
    expect(readDraft('L1:teacher:new')).toBeNull();
  });

  it('lets the form go on when the store is full', () => {
    isFull = true;
    writeDraft('L1:teacher:new', { name: '王芳' }, { name: '' });
    expect(readDraft('L1:teacher:new')).toBeNull();
  });
});
