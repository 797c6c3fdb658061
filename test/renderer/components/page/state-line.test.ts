import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { StateLine } from '../../../../src-renderer/components/page/state-line.tsx';
import { componentText } from '../../../../src-renderer/text/components.ts';
import { markupOf, wordsOf } from '../../../helpers/markup.ts';

const states = [
  { key: 'plan', title: '计划' },
  { key: 'open', title: '进行' },
  { key: 'closed', title: '已登记' },
];

describe('the line of states', () => {
  it('says of each state whether it is behind, present or ahead', () => {
    const { done, now, next } = componentText.state;
    expect(wordsOf(createElement(StateLine, { states, current: 'open' }))).toBe(
      `计划|${done}|进行|${now}|已登记|${next}`,
    );
  });

  it('marks the present one for screen readers', () => {
    const drawn = markupOf(createElement(StateLine, { states, current: 'closed' }));
    expect(drawn.match(/aria-current="step"/g)).toHaveLength(1);
    expect(drawn).toMatch(/data-state="now" aria-current="step">已登记/);
  });
});
