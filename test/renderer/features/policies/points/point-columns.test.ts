import { createElement, Fragment } from 'react';
import { describe, expect, it } from 'vitest';
import { loadShippedPolicies } from '../../../../../src-main/session/shipped-policies.ts';
import type { SilentPoint } from '../../../../../src-renderer/components/overlay/decision-form.tsx';
import {
  pointColumns,
  pointKey,
} from '../../../../../src-renderer/features/policies/points/point-columns.tsx';
import { wordsOf } from '../../../../helpers/markup.ts';

const point = {
  policyId: 'hainan-2017',
  settingId: 'remoteHoursPerCredit',
  policyTitle: '海南学分办法',
  title: '远程培训每学分的学时',
  unit: 'hours',
  clause: 'H14.5',
  when: 'now',
  note: null,
  default: null,
  current: null,
  waitingCount: 0,
} as unknown as SilentPoint;
const decided = {
  kind: null,
  value: 8000,
  decidedBy: '张局长',
  decidedOn: '2025-03-01',
} as SilentPoint['current'];

const whole = { isNarrow: false, hasSeveralPacks: true };
const keys = (shown: typeof whole) => pointColumns(() => {}, shown).map(({ key }) => key);
const cell = (key: string, change: Partial<SilentPoint> = {}) =>
  wordsOf(
    createElement(
      Fragment,
      null,
      pointColumns(() => {}, whole)
        .find((one) => one.key === key)
        ?.render({ ...point, ...change }, 0),
    ),
  );

describe('the columns of points to decide', () => {
  it('name the regulation only where several govern, and give way beside a drawer', () => {
    expect(keys(whole)).toContain('policy');
    expect(keys({ ...whole, hasSeveralPacks: false })).not.toContain('policy');
    expect(keys({ ...whole, isNarrow: true })).toEqual(['title', 'clause', 'current', 'waiting', 'action']);
  });

  it('tell two points of one name apart by their regulation', () => {
    expect(pointKey(point)).not.toBe(pointKey({ ...point, policyId: 'hunan-2020' }));
  });
});

/** Pixels: a character of a small tag, its own frame and padding, the padding of a cell. */
const [CHARACTER, TAG, CELL] = [12, 18, 24];

it('gives the longest article of a shipped text its room', () => {
  const articles = [...loadShippedPolicies().values()].flatMap(({ clauses }) =>
    (clauses ?? []).map(({ article }) => article.length),
  );
  const clause = pointColumns(() => {}, whole).find(({ key }) => key === 'clause');
  expect(Math.max(...articles)).toBeGreaterThan(6);
  expect(clause?.width).toBeGreaterThanOrEqual(Math.max(...articles) * CHARACTER + TAG + CELL);
});

describe('the figure that holds', () => {
  it('is the decided one, with its unit', () => {
    expect(cell('current', { current: decided, default: 4000 })).toBe('8 学时');
    expect(cell('action', { current: decided })).toBe('重新决定');
  });

  it('says how an open point was decided, where there is no figure in words alone (Q1)', () => {
    const made = (kind: 'credits-per-day' | 'not-counted') =>
      ({ ...decided, kind }) as SilentPoint['current'];
    expect(cell('current', { current: made('credits-per-day') })).toBe('8 学分/天');
    expect(cell('current', { current: made('not-counted') })).toBe('不计');
  });

  it('else the suggestion of the pack, else nothing yet', () => {
    expect(cell('current', { default: 4000 })).toContain('4 学时');
    expect(cell('current')).toBe('未定');
    expect(cell('action')).toBe('去决定');
  });

  it('tells how many wait for it', () => {
    expect(cell('waiting')).toBe('—');
    expect(cell('waiting', { waitingCount: 3 })).toContain('3');
  });
});
