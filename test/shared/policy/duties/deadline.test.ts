import { describe, expect, test } from 'vitest';
import { deadlineDuties, deadlineRuleSchema } from '../../../../src-shared/policy/duties/deadline.ts';
import { ask, shipped } from './ask.ts';

const due = (policy: string, duty: string, from: string, doneOn?: string) =>
  ask('deadline', policy, { duty, from, ...(doneOn === undefined ? {} : { doneOn }) });

describe('the last day of every duty', () => {
  test.for([
    ['hainan-2017', 'registration', '2023-09-22', '2023-11-09', 'working', 'H7'],
    ['hainan-2017', 'registration', '2024-07-12', '2024-08-23', 'working', 'H7'],
    ['hainan-2017', 'registration', '2023-12-29', '2024-02-09', 'working', 'H7'],
    ['hainan-2017', 'registration', '2024-01-06', '2024-02-21', 'working', 'H7'],
    ['hainan-2017', 'registration', '2018-12-14', '2019-01-28', 'working', 'H7'],
    ['hainan-2017', 'archive', '2023-09-22', '2023-11-09', 'working', 'H7'],
    ['wuhan-2008', 'implementation-plan', '2009-05-04', '2009-04-04', 'calendar', 'W2.1a'],
    ['wuhan-2008', 'implementation-plan', '2009-03-31', '2009-02-28', 'calendar', 'W2.1a'],
    ['wuhan-2008', 'implementation-plan', '2012-03-30', '2012-02-29', 'calendar', 'W2.1a'],
    ['wuhan-2008', 'implementation-plan', '2010-01-15', '2009-12-15', 'calendar', 'W2.1a'],
    ['wuhan-2008', 'plan', '2009-07-31', '2009-06-30', 'calendar', 'W2.1b'],
    ['jianghan', 'implementation-plan', '2009-05-31', '2009-04-30', 'calendar', 'W2.1a'],
    ['linwei-2022', 'summary', '2022-08-18', '2022-08-25', 'calendar', 'L20'],
    ['linwei-2022', 'archive', '2022-08-18', '2022-08-23', 'calendar', 'L37'],
    ['linwei-2022', 'archive', '2022-09-28', '2022-10-03', 'calendar', 'L37'],
    ['linwei-2022', 'archive', '2022-12-29', '2023-01-03', 'calendar', 'L37'],
    ['linwei-2022', 'outgoing-application', '2022-05-16', '2022-05-09', 'calendar', 'L28'],
    ['linwei-2022', 'outgoing-application', '2024-03-05', '2024-02-27', 'calendar', 'L28'],
    ['shaanxi-guopei-2023', 'roster', '2023-07-05', '2023-07-25', 'calendar', 'G3.1'],
    ['shaanxi-guopei-2023', 'plan', '2023-11-06', '2023-10-27', 'calendar', 'G3.3'],
    ['shaanxi-guopei-2023', 'notice', '2023-11-06', '2023-10-27', 'calendar', 'G3.3'],
    ['shaanxi-guopei-2023', 'briefing', '2023-08-18', '2023-09-02', 'calendar', 'G3.4'],
    ['shaanxi-guopei-2023', 'materials', '2023-12-10', '2024-01-09', 'calendar', 'G3.4'],
    ['shaanxi-guopei-2023', 'project-end', '2023-07-05', '2023-12-20', 'calendar', 'G3.3'],
    ['shaanxi-guopei-2023', 'first-year-end', '2023-10-16', '2023-11-30', 'calendar', 'G3.3'],
  ] as const)('%s %s from %s', ([policy, duty, from, day, calendar, clause]) => {
    expect(due(policy, duty, from)).toMatchObject({ due: day, calendar, clause, reasons: [{ clause }] });
  });

  test('done on the last day is in time, the day after is late', () => {
    expect(due('hainan-2017', 'registration', '2023-09-22', '2023-11-09')['late']).toBe(false);
    expect(due('hainan-2017', 'registration', '2023-09-22', '2023-11-10')['late']).toBe(true);
    expect(due('linwei-2022', 'outgoing-application', '2022-05-16', '2022-05-09')['late']).toBe(false);
    expect(due('linwei-2022', 'outgoing-application', '2022-05-16', '2022-05-10')['late']).toBe(true);
    expect(due('shaanxi-guopei-2023', 'project-end', '2023-07-05', '2023-12-20')['late']).toBe(false);
    expect(due('hainan-2017', 'registration', '2023-09-22')).not.toHaveProperty('late');
  });

  test('beyond the known calendar the day is provisional and says so', () => {
    const answer = due('hainan-2017', 'registration', '2026-12-01');
    expect(answer).toMatchObject({ provisional: true, warnings: [{ clause: 'H7' }] });
    expect(due('hainan-2017', 'registration', '2026-10-12')).not.toHaveProperty('provisional');
    expect(due('linwei-2022', 'archive', '2030-01-01')).not.toHaveProperty('provisional');
    expect(due('wuhan-2008', 'plan', '2030-01-01')).not.toHaveProperty('provisional');
    expect(due('shaanxi-guopei-2023', 'project-end', '2030-01-01')).not.toHaveProperty('provisional');
  });

  test('the readings a deadline rests on stand beside it', () => {
    expect(due('linwei-2022', 'archive', '2022-08-18')).toMatchObject({ reasons: [{ notes: ['A17'] }] });
    expect(due('wuhan-2008', 'plan', '2009-03-31')).toMatchObject({ reasons: [{ notes: ['A24'] }] });
  });

  test('a duty that a pack does not set is said to be so', () => {
    for (const [id, pack] of shipped.packs) {
      const set = new Set(pack.deadlines?.map(({ duty }) => duty));
      for (const duty of deadlineDuties.filter((one) => !set.has(one))) {
        expect(due(id, duty, '2023-07-05')).toMatchObject({
          error: { code: 'notInPolicy', path: '/input/duty' },
        });
      }
    }
  });
});

describe('deadlineRuleSchema', () => {
  const rule = {
    id: 'x',
    clause: 'H7',
    text: '测试',
    duty: 'archive',
    from: 'project-end',
  };
  test.for([
    ['an unknown kind', { ...rule, kind: 'someday' }],
    ['an unknown unit', { ...rule, kind: 'offset', direction: 'after', unit: 'fortnight', count: 1 }],
    ['an unknown key', { ...rule, kind: 'year-date', month: 12, day: 20, hour: 8 }],
    ['a day that not every year has', { ...rule, kind: 'year-date', month: 2, day: 29 }],
    ['no days at all', { ...rule, kind: 'offset', direction: 'after', unit: 'working-day', count: 0 }],
  ])('refuses %s', ([, json]) => {
    expect(deadlineRuleSchema.safeParse(json).success).toBe(false);
  });
});
