import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { DecideBar } from '../../../../../src-renderer/features/corrections/decide/decide-bar.tsx';
import type { Return } from '../../../../../src-renderer/features/corrections/use-return.ts';
import { correctionsText as text } from '../../../../../src-renderer/text/corrections.ts';
import { draw } from '../../../../helpers/draw.ts';

/** The bar under a list with so many open differences, while the writing stands so. */
function bar(open: number, state: Return['job']['state']): string {
  const sheet = { job: { state }, isReading: false } as unknown as Return;
  const tally = { accepted: 2, rejected: 1, open };
  return draw(createElement(DecideBar, { sheet, tally, onFinish: () => undefined }));
}
const isDisabled = (markup: string) => /<button[^>]*\bdisabled=""[^>]*>/.test(markup);

describe('finishing with a returned sheet', () => {
  it('waits until every difference is decided on, and says so', () => {
    const open = bar(3, { phase: 'idle' });
    expect([isDisabled(open), open.includes(text.finishHint)]).toEqual([true, true]);
    const decided = bar(0, { phase: 'idle' });
    expect([isDisabled(decided), decided.includes(text.finishHint)]).toEqual([false, false]);
  });

  it('says what was decided so far, and after stopping that nothing was written', () => {
    expect(bar(3, { phase: 'idle' })).toContain(text.plan(2, 1, 3));
    expect(bar(0, { phase: 'cancelled' })).toContain(text.cancelled);
  });

  it('offers to compare again where writing failed, and nothing else', () => {
    const failed = bar(0, { phase: 'failed', error: new Error('disk full') });
    expect(failed).toContain(text.mappingDone);
    expect(failed).not.toContain(text.plan(2, 1, 0));
  });
});
