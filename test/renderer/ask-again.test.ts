import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { askAgain, forgetAll, watchLedger } from '../../src-renderer/ask-again.ts';

const KEY = ['preview'];

/** A screen that asks what `written` is; each answer is what was true when it was asked, and comes when it is let go. */
function openScreen() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
  const held: (() => void)[] = [];
  const ledger = { written: '待考核' };
  const observer = new QueryObserver(client, {
    queryKey: KEY,
    queryFn: () => {
      const answer = ledger.written;
      return new Promise<string>((resolve) => held.push(() => resolve(answer)));
    },
  });
  const leave = observer.subscribe(() => undefined);
  const answerAll = async () => {
    for (const letGo of held.splice(0)) letGo();
    await new Promise(setImmediate);
  };
  return { client, ledger, observer, answerAll, leave };
}

describe('after a change', () => {
  it('a first answer on its way is not taken for the new one', async () => {
    const { client, ledger, observer, answerAll, leave } = openScreen();
    ledger.written = '合格';
    const asked = askAgain(client, KEY);
    await new Promise(setImmediate);
    await answerAll();
    await asked;
    expect(observer.getCurrentResult().data).toBe('合格');
    leave();
  });

  it('what stands on the screen stays until the new answer is here', async () => {
    const { client, ledger, observer, answerAll, leave } = openScreen();
    await answerAll();
    expect(observer.getCurrentResult().data).toBe('待考核');
    ledger.written = '合格';
    const asked = askAgain(client, KEY);
    await new Promise(setImmediate);
    expect(observer.getCurrentResult().data).toBe('待考核');
    await answerAll();
    await asked;
    expect(observer.getCurrentResult().data).toBe('合格');
    leave();
  });

  it('a page that is opened next does not start from the old answer', async () => {
    const { client, ledger, observer, answerAll, leave } = openScreen();
    await answerAll();
    leave();
    ledger.written = '合格';
    await askAgain(client, KEY);
    const next = new QueryObserver(client, observer.options);
    const leaveNext = next.subscribe(() => undefined);
    expect(next.getCurrentResult().data).toBe(undefined);
    await answerAll();
    expect(next.getCurrentResult().data).toBe('合格');
    leaveNext();
  });
});

describe('when another ledger stands behind the calls', () => {
  it('no answer of the one before is shown, neither an old one nor one still on its way', async () => {
    const { client, ledger, observer, answerAll, leave } = openScreen();
    client.setQueryData(['status'], '乙校');
    client.setQueryData(['teachers'], '甲校的教师');
    const forgotten = forgetAll(client, ({ queryKey }) => queryKey[0] === 'status');
    leave();
    ledger.written = '乙校';
    await answerAll();
    await forgotten;
    expect(client.getQueryData(['teachers'])).toBeUndefined();
    expect(client.getQueryData(['status'])).toBe('乙校');
    const next = new QueryObserver(client, observer.options);
    const leaveNext = next.subscribe(() => undefined);
    expect(next.getCurrentResult().data).toBeUndefined();
    await answerAll();
    expect(next.getCurrentResult().data).toBe('乙校');
    leaveNext();
  });

  it('is noticed by the answers themselves, and only when it is another', () => {
    const noticed: string[] = [];
    let speaking = '';
    const notice = watchLedger(() => noticed.push(speaking));
    for (const ledgerId of ['甲', '甲', '乙', null, '乙']) {
      speaking = String(ledgerId);
      notice(ledgerId);
    }
    expect(noticed).toEqual(['乙', 'null', '乙']);
  });
});
