import { describe, expect, it } from 'vitest';
import { CoalescedSave } from '../../../../../src-renderer/components/form/draft/coalesce.ts';

/** A ledger that takes its time: each saving ends when it is told to. */
function openChoice() {
  const asked: string[] = [];
  const held: { readonly done: () => void; readonly refuse: (error: unknown) => void }[] = [];
  const shown: (string | null)[] = [];
  const failed: unknown[] = [];
  const choice = new CoalescedSave<string>({
    save: (value) => {
      asked.push(value);
      return new Promise<void>((done, refuse) => held.push({ done, refuse }));
    },
    onWish: (wish) => shown.push(wish?.value ?? null),
    onFailed: (error) => failed.push(error),
  });
  const turn = () => new Promise(setImmediate);
  return {
    choice,
    asked,
    shown,
    failed,
    end: async () => {
      held.shift()?.done();
      await turn();
    },
    refuse: async (error: unknown) => {
      held.shift()?.refuse(error);
      await turn();
    },
  };
}

describe('a value that is saved where it is chosen', () => {
  it('shows the choice at once, and is the ledger’s again when it is saved', async () => {
    const { choice, shown, end } = openChoice();
    const saved = choice.choose('合格');
    expect(shown).toEqual(['合格']);
    await end();
    expect([await saved, shown]).toEqual([true, ['合格', null]]);
  });

  it('saves one choice after the other, and of those made meanwhile only the last', async () => {
    const { choice, asked, shown, end } = openChoice();
    void choice.choose('合格');
    void choice.choose('优秀');
    void choice.choose('不合格');
    expect(asked).toEqual(['合格']);
    await end();
    expect(asked).toEqual(['合格', '不合格']);
    expect(shown.at(-1)).toBe('不合格');
    await end();
    expect(asked).toEqual(['合格', '不合格']);
    expect(shown.at(-1)).toBeNull();
  });

  it('that could not be saved says so, shows what stands, and can be chosen again', async () => {
    const { choice, asked, shown, failed, refuse, end } = openChoice();
    const saved = choice.choose('合格');
    void choice.choose('优秀');
    const error = new Error('磁盘空间不足');
    await refuse(error);
    expect([await saved, failed, asked, shown.at(-1)]).toEqual([false, [error], ['合格'], null]);
    const again = choice.choose('优秀');
    await end();
    expect([await again, asked]).toEqual([true, ['合格', '优秀']]);
  });
});
