import { QueryClient } from '@tanstack/react-query';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import {
  type EntryCalls,
  EntryDrawer,
} from '../../../../src-renderer/components/explanation/entry-drawer.tsx';
import { formatInstant } from '../../../../src-renderer/text/format.ts';
import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import { wordsOf } from '../../../helpers/markup.ts';

type Explanation = Outputs['entries']['explain'];

const explanation: Explanation = {
  entry: {
    uid: 'E1',
    teacher: { uid: 'T1', name: '林海棠', organisationName: '北塘小学' },
    project: { uid: 'P1', name: '县级集中培训' },
    origin: 'own',
    year: 2025,
    level: 'county',
    form: 'centralized',
    role: 'trainee',
    hours: 16_000,
    credits: 2000,
    months: null,
    weeks: null,
    endedOn: '2025-03-04',
    makeUpFor: null,
    deduction: null,
    recordedAt: '2025-04-01T02:00:00Z',
    actor: '王老师',
    state: 'valid',
  },
  policy: { id: 'hainan-2017', version: '1', title: '海南学分办法' },
  steps: [],
  warnings: [],
  notes: [],
  facts: {},
  counted: { measure: 'credits', earned: 2000, counted: 1500, over: 500, clause: 'H14.3' },
  batch: {
    uid: 'B1',
    seal: '54d40f2d00000000',
    recordedAt: '2025-04-01T02:00:00Z',
    actor: '王老师',
    reason: '补登',
  },
  reversedBy: null,
};

const calls: EntryCalls = {
  explain: (uid) => ({ queryKey: ['explain', uid], queryFn: () => Promise.reject(new Error('not asked')) }),
  reverse: () => Promise.reject(new Error('not asked')),
};

function shown(change: Partial<Explanation>): string {
  const queries = new QueryClient();
  queries.setQueryData(['explain', 'E1'], { ...explanation, ...change });
  return wordsOf(createElement(EntryDrawer, { calls, uid: 'E1', onClose: () => {} }), queries);
}

describe('why an entry is what it is', () => {
  it('begins with whose it is and the figure, credits before hours', () => {
    expect(shown({})).toContain('为什么是这个数 · 林海棠 · 2025 年度|县级集中培训|');
    expect(shown({})).toMatch(/\|2\.0\|学分，16 学时\|/);
  });

  it('is told in hours where the entry has no credits', () => {
    expect(shown({ entry: { ...explanation.entry, credits: null } })).toMatch(/\|16\|学时\|/);
  });

  it('names the clauses by their ids in a line of details, each once, and nowhere else', () => {
    const step = { text: '每天 1 学分', rule: 'centralized' };
    const steps = ['H14.3', 'H14.1', 'H14.3'].map((clause) => ({ ...step, clause }));
    expect(shown({ steps, counted: null })).toContain('条款编号|H14.3、H14.1');
    expect(shown({ steps, counted: null }).match(/H14\.3/g)).toHaveLength(1);
    expect(shown({})).not.toContain('条款编号');
  });

  it('says what of it counts, and by which clause the rest does not (Q4)', () => {
    expect(shown({})).toMatch(/\|2\.0\|[^|]+\|1\.5\|[^|]+\|第十四条第三项\|0\.5\|/);
    expect(shown({ counted: null })).not.toContain('第十四条第三项');
  });

  it('says where it comes from: teacher, project, policy, who recorded it and why', () => {
    const words = shown({});
    expect(words).toContain('|林海棠|　北塘小学|');
    expect(words).toContain('|海南学分办法|');
    expect(words).toContain(`|${formatInstant('2025-04-01T02:00:00Z')}　王老师|`);
    expect(words).toContain('|补登|');
    expect(words).toContain('|54d4 0f2d');
  });

  it('offers to take back only what still stands', () => {
    expect(shown({})).toMatch(/\|冲正这条记录$/);
    const entry = { ...explanation.entry, state: 'reversed' } as const;
    const reversedBy = { uid: 'E2', reason: '重复登记', recordedAt: '2025-05-01T01:00:00Z', actor: '李老师' };
    const words = shown({ entry, reversedBy, counted: null });
    expect(words).toMatch(/李老师[^|]*：重复登记/);
    expect(words.endsWith('冲正这条记录')).toBe(false);
  });

  it('without a project is named by level and form', () => {
    expect(shown({ entry: { ...explanation.entry, project: null } })).toContain('2025 年度|县级集中培训|');
  });
});
