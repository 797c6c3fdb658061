import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { PlacedProblems } from '../../../../src-renderer/components/form/placed-problems.tsx';
import { ErrorPanel } from '../../../../src-renderer/components/notes/error-panel.tsx';
import { ProblemList } from '../../../../src-renderer/components/notes/problem-list.tsx';
import { StepList } from '../../../../src-renderer/components/notes/step-list.tsx';
import { ClauseTag, Tag } from '../../../../src-renderer/components/notes/tag.tsx';
import type { WireProblem, WireStep } from '../../../../src-shared/rpc/contract/shared.ts';
import { markupOf, wordsOf } from '../../../helpers/markup.ts';

const refused: WireProblem = {
  code: 'calendar.fileNotJson',
  severity: 'error',
  values: {},
  clause: 'H7',
};
const sentence = '读不出内容：不是 JSON 文件，或者文件不完整';
const noticed: WireProblem = { ...refused, severity: 'warning', clause: '' };

describe('a list of problems', () => {
  it('tells what stops from what deserves a look, each with its clause', () => {
    const words = wordsOf(createElement(ProblemList, { problems: [refused, noticed] }));
    expect(words).toBe(`✕|${sentence} |第七条| |△|${sentence}  `);
  });

  it('makes each line a button only where there is a place to go to', () => {
    expect(markupOf(createElement(ProblemList, { problems: [refused] }))).not.toContain('<button');
    expect(markupOf(createElement(ProblemList, { problems: [refused], onJump: () => {} }))).toContain(
      '<button',
    );
  });
});

describe('the steps of a figure', () => {
  const steps: readonly WireStep[] = [
    { text: '8 学时，每学时 0.5 学分', clause: 'H14.3', before: null, after: 4000, unit: 'credits' },
    {
      text: '一个项目最多 3 学分',
      clause: 'H14.3',
      note: '理解 A2',
      before: 4000,
      after: 3000,
      unit: 'credits',
    },
    { text: '不超过年度上限', clause: '', before: 3000, after: 3000, unit: 'credits' },
  ];

  it('are numbered, with the article and what each changes', () => {
    expect(wordsOf(createElement(StepList, { steps }))).toBe(
      '1|8 学时，每学时 0.5 学分|第十四条第三项|4.0|2|一个项目最多 3 学分|第十四条第三项|−1.0|3|不超过年度上限',
    );
  });

  it('end in what they come to', () => {
    const result = { title: '计入 2025 年度', value: 3000, detail: '8 学时' };
    expect(wordsOf(createElement(StepList, { steps: [], result }))).toBe('＝|计入 2025 年度|8 学时|3.0');
  });

  it('show an amber figure only where something was cut', () => {
    const drawn = markupOf(createElement(StepList, { steps }));
    expect(drawn.match(/tone-short/g)).toHaveLength(1);
    expect(drawn.slice(0, drawn.indexOf('tone-short'))).toContain('一个项目最多 3 学分');
  });
});

it('a clause is a tag with its words as tooltip, and nothing for none', () => {
  expect(markupOf(createElement(ClauseTag, { clause: 'H7' }))).toMatch(
    /title="《海南省[^"]*》第七条：[^"]*">第七条</,
  );
  expect(markupOf(createElement(ClauseTag, { clause: '第五条' }))).toContain('>第五条<');
  expect(markupOf(createElement(ClauseTag, { clause: 'A26' }))).toBe('');
  expect(markupOf(createElement(ClauseTag, { clause: '' }))).toBe('');
  expect(markupOf(Tag({ tone: 'bad', children: '已作废' }))).toContain('data-tone="bad">已作废');
});

it('a failed call says what happened, every problem, and the way out', () => {
  const error = { code: 'REFUSED', data: { problems: [refused] } };
  const words = wordsOf(createElement(ErrorPanel, { error, refusedTitle: '没有登记', onRetry: () => {} }));
  expect(words).toBe(`没有登记|✕|${sentence} |第七条| |重试`);
});

it('problems of a file stand under their place in it', () => {
  const words = wordsOf(
    createElement(PlacedProblems, {
      title: '有 2 处要改',
      foot: '没有保存。',
      problems: [{ ...refused, at: { field: 'daysOff.3' } }, refused],
      placeOf: ({ at }) =>
        at?.field === undefined ? '' : `放假日第 ${Number(at.field.split('.')[1]) + 1} 个`,
    }),
  );
  expect(words).toBe(`有 2 处要改|放假日第 4 个|${sentence}|${sentence}|没有保存。`);
});
