import { QueryClient } from '@tanstack/react-query';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import {
  type AssessmentCalls,
  AssessmentDrawer,
} from '../../../../src-renderer/components/explanation/assessment-drawer.tsx';
import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import { markupOf, wordsOf } from '../../../helpers/markup.ts';

type Explanation = Outputs['assessments']['explain'];

const explanation: Explanation = {
  teacher: { uid: 'T1', name: '林海棠' },
  year: 2025,
  cycle: { from: 2021, to: 2025 },
  policy: { id: 'hainan-2017', shortTitle: '海南办法' },
  lines: [],
  mark: {
    status: 'failed',
    isMadeUp: false,
    hours: 60_000,
    credits: 8000,
    hoursRequired: 72_000,
    creditsRequired: 10_000,
    hoursShort: 12_000,
    creditsShort: 2000,
    groupsShort: {},
  },
  rawHours: 60_000,
  rawCredits: 9500,
  steps: [],
  notes: [],
  reasons: [],
  consequences: [],
  suggestions: [],
  entryCount: 12,
};

const calls: AssessmentCalls = {
  explain: (uid, year) => ({
    queryKey: ['explain', uid, year],
    queryFn: () => Promise.reject(new Error('not asked')),
  }),
  entries: (uid) => ({ queryKey: ['entries', uid], queryFn: () => Promise.reject(new Error('not asked')) }),
};

type Setting = {
  readonly change?: Partial<Explanation>;
  readonly year?: number | null;
  readonly isOnProfile?: boolean;
};

function drawer({ change = {}, year = 2025, isOnProfile = false }: Setting) {
  const queries = new QueryClient();
  queries.setQueryData(['explain', 'T1', year], { ...explanation, ...change });
  const node = createElement(AssessmentDrawer, {
    calls,
    cycle: explanation.cycle,
    teacher: explanation.teacher,
    year,
    otherYear: 2024,
    onYearChange: () => {},
    onClose: () => {},
    isOnProfile,
  });
  return { node, queries };
}

const words = (setting: Setting) => {
  const { node, queries } = drawer(setting);
  return wordsOf(node, queries);
};

describe('why a year or cycle is what it is', () => {
  it('begins with figure, requirement and verdict', () => {
    expect(words({})).toContain('|8.0|学分，要求 10|△ 差 2.0 学分、12 学时|');
  });

  it('has a part for every text that judges, each with its own figure and verdict', () => {
    const { policy, mark, steps, notes, reasons, consequences, suggestions } = explanation;
    const { rawHours, rawCredits } = explanation;
    const raw = { rawHours, rawCredits };
    const line = { policy, mark, ...raw, steps, notes, reasons, consequences, suggestions };
    const hours = { ...mark, status: 'passed' as const, credits: null, creditsRequired: null, hours: 80_000 };
    const second = {
      ...line,
      rawHours: 80_000,
      policy: { id: 'weinan-2019', shortTitle: '渭南办法' },
      mark: hours,
    };
    const shown = words({ change: { lines: [line, second] } });
    expect(shown).toContain('按《海南办法》|8.0|学分，要求 10');
    expect(shown).toContain('按《渭南办法》|80|学时，要求 72');
    const cut = { ...second, rawHours: 90_000, rawCredits: null };
    expect(words({ change: { lines: [line, cut] } })).toContain('共获得 90，其中 10 超出上限不计');
    expect(words({})).not.toContain('按《');
  });

  it('says what was earned beyond what counts, and nothing where all counts', () => {
    expect(words({})).toContain('共获得 9.5，其中 1.5 超出上限不计');
    expect(words({ change: { rawCredits: 8000 } })).not.toContain('9.5');
  });

  it('ends its steps in what counts, or says that there are none', () => {
    const step = {
      text: '年度最多计 8 学分',
      clause: 'H14.4',
      before: 9500,
      after: 8000,
      unit: 'credits',
    } as const;
    expect(words({ change: { steps: [step] } })).toContain('年度最多计 8 学分|第十四条第四项|−1.5|＝|');
    expect(words({})).not.toContain('＝');
  });

  it('marks the scope in force; beside the cycle the other year is offered', () => {
    const { node, queries } = drawer({ year: null });
    const drawn = markupOf(node, queries);
    expect(drawn).toMatch(/aria-checked="false">2024 年度</);
    expect(drawn).toMatch(/aria-checked="true">周期 2021–2025</);
  });

  it('leads to the profile, but not from the profile itself', () => {
    expect(words({})).toContain('打开教师档案');
    expect(words({ isOnProfile: true })).not.toContain('打开教师档案');
  });

  it('leads to the entries only where there are some', () => {
    expect(words({})).toContain('查看全部 12 条记录');
    expect(words({ change: { entryCount: 0 } })).not.toContain('查看全部');
  });
});
