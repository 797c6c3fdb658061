import { describe, expect, it } from 'vitest';
import { nextView } from '../../../../src-renderer/components/grid/use-paged-rows.ts';

const view = (key: string, pages: Readonly<Record<number, string>>) => ({
  key,
  pages: new Map(Object.entries(pages).map(([number, page]) => [Number(number), page])),
  newest: Object.values(pages)[0] ?? '',
});
const never = () => undefined;

describe('pages of a long list', () => {
  it('of another question replace all that were shown', () => {
    expect(nextView(view('a', { 0: 'old', 1: 'old' }), view('b', { 0: 'new' }), never)).toEqual(
      view('b', { 0: 'new' }),
    );
  });

  it('stay the same object while nothing changed', () => {
    const shown = view('a', { 0: 'x', 1: 'y' });
    expect(nextView(shown, view('a', { 1: 'y' }), never)).toBe(shown);
  });

  it('out of sight stay, with the newest answer the cache holds, and go with it', () => {
    const shown = view('a', { 0: 'old', 1: 'old', 2: 'old' });
    const cached = (number: number) => (number === 0 ? 'asked again' : undefined);
    const next = nextView(shown, view('a', { 2: 'new' }), cached);
    expect([...next.pages]).toEqual([
      [0, 'asked again'],
      [2, 'new'],
    ]);
  });
});
