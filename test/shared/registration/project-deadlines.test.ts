import { describe, expect, test } from 'vitest';
import { loadShippedCalendar, loadShippedPolicies } from '../../../src-main/session/shipped-policies.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { PolicyPack } from '../../../src-shared/policy/pack/policy-pack.ts';
import { combineSet } from '../../../src-shared/policy/set/combine-set.ts';
import { projectDeadlines } from '../../../src-shared/registration/project-deadlines.ts';
import { type CalendarDate, parseCalendarDate } from '../../../src-shared/training/calendar-date.ts';

const packs = loadShippedPolicies();
const packOf = (id: string): PolicyPack => assertPresent(packs.get(id), 'a shipped pack');
const today: CalendarDate = assertPresent(parseCalendarDate('2025-10-20'), 'a day');
const project = { kind: 'own', startOn: '2025-10-13', endOn: '2025-10-17' } as const;
const ask = (pack: PolicyPack, other: Partial<Parameters<typeof projectDeadlines>[0]['project']> = {}) =>
  projectDeadlines({ project: { ...project, ...other }, pack, today, calendar: loadShippedCalendar() });

describe('the deadlines of a project', () => {
  test('count from its end, the earliest first, with clause and days left (L37, L20)', () => {
    expect(ask(packOf('linwei-2022'))).toMatchObject([
      { dueOn: '2025-10-22', clause: 'L37', daysLeft: 2, textTitle: null },
      { dueOn: '2025-10-24', clause: 'L20', daysLeft: 4 },
    ]);
  });

  test('of every text of a set stand, each with its text (G3.3, G3.4)', () => {
    const set = combineSet([
      { pack: packOf('linwei-2022'), parts: ['process'] },
      { pack: packOf('shaanxi-guopei-2023'), parts: ['selection', 'process'] },
    ]);
    const found = ask(set);
    expect(found.filter(({ textTitle }) => textTitle === '临渭培训办法 2022')).toHaveLength(2);
    expect(
      found.filter(({ textTitle }) => textTitle === '陕西国培通知 2023').map(({ clause }) => clause),
    ).toContain('G3.4');
    expect(found.map(({ dueOn }) => dueOn)).toEqual(found.map(({ dueOn }) => dueOn).toSorted());
  });

  test('count from its opening where the text says so (W2.1a)', () => {
    expect(ask(packOf('wuhan-2008')).map(({ dueOn }) => dueOn)).toEqual(['2025-09-13', '2025-09-13']);
    expect(ask(packOf('wuhan-2008'), { startOn: null })).toEqual([]);
  });

  test('are none of an outside project, and the one of registering stands elsewhere (H7)', () => {
    expect(ask(packOf('linwei-2022'), { kind: 'outside' })).toEqual([]);
    expect(ask(packOf('hainan-2017')).map(({ text }) => text)).toEqual([
      '项目结束后 30 个工作日内上传电子存档材料',
    ]);
  });
});
