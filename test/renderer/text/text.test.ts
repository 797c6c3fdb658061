import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { actionWord, changeLines, changeSummary } from '../../../src-renderer/text/audit.ts';
import { cycleOf, cycleStarts, selectableYears } from '../../../src-renderer/text/cycle-starts.ts';
import { describeError, isCancelled } from '../../../src-renderer/text/errors.ts';
import { helpTopics } from '../../../src-renderer/text/help.ts';
import { allMonths, dueText, dutyTarget, dutyTitle, toPercents } from '../../../src-renderer/text/home.ts';
import { markText } from '../../../src-renderer/text/mark.ts';
import { fieldErrors, problemSentence, problemText } from '../../../src-renderer/text/problems.ts';
import { groupWord } from '../../../src-renderer/text/words.ts';
import { problemCodes } from '../../../src-shared/problems.ts';
import type { AssessmentMark } from '../../../src-shared/rpc/contract/assessments.ts';
import type { Duty } from '../../../src-shared/rpc/contract/home.ts';

const mark: AssessmentMark = {
  status: 'passed',
  isMadeUp: false,
  hours: 68_000,
  credits: 8400,
  hoursRequired: 72_000,
  creditsRequired: 10_000,
  hoursShort: 0,
  creditsShort: 0,
  groupsShort: {},
};
const duty: Duty = {
  key: 'k',
  kind: 'register',
  projectUid: 'P1',
  title: '课堂评价',
  dueOn: '2025-11-26',
  daysLeft: 12,
  calendar: 'working',
  isProvisional: false,
  clause: 'H7',
  details: [],
  count: null,
};

describe('a verdict', () => {
  it('says in sign and word what is short: credits, hours, groups', () => {
    const failed: AssessmentMark = { ...mark, status: 'failed', creditsShort: 1600, hoursShort: 4000 };
    expect(markText(failed)).toEqual({ sign: '△', word: '差 1.6 学分、4 学时', tone: 'short' });
    expect(
      markText({
        ...mark,
        status: 'failed',
        groupsShort: { centralized: { title: '集中培训', hours: 6000 } },
      }).word,
    ).toBe('差 集中培训 6 学时');
  });

  it('never stands as colour alone', () => {
    for (const status of ['passed', 'failed', 'exempt', 'undecided', null] as const)
      expect(markText({ ...mark, status }).word).not.toBe('');
  });

  it('says that a year passed by making up', () => {
    expect(markText({ ...mark, isMadeUp: true }).word).toContain('补修');
  });
});

describe('problems', () => {
  it.each(problemCodes)('reads %s in Chinese, also when no value came with it', (code) => {
    const sentence = problemSentence({ code, values: {} });
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
    expect(sentence).not.toContain(code);
  });

  it('says where in a workbook it stands', () => {
    const problem = {
      code: 'required',
      severity: 'error',
      at: { row: 12, column: '身份证号' },
      values: {},
    } as const;
    expect(problemText(problem)).toBe('第 12 行 “身份证号”列：请填写');
  });

  it('puts each at its field, errors before warnings', () => {
    const at = { field: 'name' };
    expect(
      fieldErrors([
        { code: 'nameUnusual', severity: 'warning', at, values: {} },
        { code: 'required', severity: 'error', at, values: {} },
      ]),
    ).toEqual({ name: '请填写' });
  });
});

describe('errors', () => {
  it('lists every problem of a refusal', () => {
    const problems = [
      { code: 'project.nameMissing', severity: 'error', values: {} },
      { code: 'project.startMissing', severity: 'error', values: {} },
    ];
    const text = describeError(new ORPCError('REFUSED', { data: { problems } }));
    expect(text.title).toContain('2');
    expect(text.problems).toHaveLength(2);
  });

  it('names every failure of disk and file, and still reads for an unknown one', () => {
    expect(describeError(new ORPCError('FAILURE', { data: { reason: 'diskFull', values: {} } })).title).toBe(
      '磁盘空间不足',
    );
    const unknown = describeError(new ORPCError('FAILURE', { data: { reason: 'odd', values: { a: 1 } } }));
    expect(unknown.detail).toContain('odd');
  });

  it('reads any thrown thing', () => {
    expect(describeError(new TypeError('Failed to fetch')).title).toBe('程序没有回应');
    for (const thrown of [null, undefined, 'text', 7, new Error('secret'), { code: 'REFUSED', data: 'no' }]) {
      const text = describeError(thrown);
      expect(text.title).not.toBe('');
      expect(`${text.title}${text.detail}`).not.toContain('secret');
    }
  });

  it('knows what the user stopped from what failed', () => {
    expect(isCancelled(new ORPCError('CANCELLED'))).toBe(true);
    expect(isCancelled(new ORPCError('FAILURE'))).toBe(false);
    expect(isCancelled(null)).toBe(false);
  });
});

describe('duties', () => {
  it('counts down in the duty’s own calendar and says the date when it is far', () => {
    expect(dueText(duty, '2025-11-10')).toEqual({ text: '12 工作日', tone: 'plain' });
    expect(dueText({ ...duty, daysLeft: 2, calendar: 'calendar' }, '2025-11-10').text).toBe('还有 2 天');
    expect(dueText({ ...duty, daysLeft: 0 }, '2025-11-10')).toEqual({ text: '今天', tone: 'soon' });
    expect(dueText({ ...duty, daysLeft: -3 }, '2025-11-10')).toEqual({ text: '已过 3 工作日', tone: 'late' });
    expect(dueText({ ...duty, daysLeft: 87, dueOn: '2026-02-05' }, '2025-11-10').text).toBe('2026-02-05');
    expect(dueText({ ...duty, kind: 'decide', dueOn: null, daysLeft: null }, '2025-11-10').text).toBe('待定');
  });

  it('has words and a place for every kind', () => {
    const kinds = [
      'register',
      'approve',
      'materials',
      'results',
      'roster',
      'decide',
      'archive',
      'import',
    ] as const;
    for (const kind of kinds) {
      expect(dutyTitle({ ...duty, kind })).not.toBe('');
      expect(dutyTarget({ ...duty, kind })).toMatch(/^\//);
    }
    expect(dutyTarget({ ...duty, kind: 'backup' })).toBeNull();
  });
});

describe('shares', () => {
  it('add up to a hundred', () => {
    expect(toPercents([1, 1, 1])).toEqual([34, 33, 33]);
    expect(toPercents([8, 21, 33, 14, 24])).toEqual([8, 21, 33, 14, 24]);
    expect(toPercents([0, 0])).toEqual([0, 0]);
  });
});

describe('words', () => {
  it('shows a group of a user’s own policy by its own name', () => {
    expect(groupWord('校本课题')).toBe('校本课题');
    expect(groupWord('remote')).toBe('远程培训');
  });

  it('offers the five-year plan first among cycles that hold the year', () => {
    expect(cycleStarts(2025, 5)).toEqual([2021, 2025, 2024, 2023, 2022]);
    expect(cycleStarts(2026, 5)[0]).toBe(2026);
    expect(cycleStarts(2026, null)).toEqual([2026]);
    for (const start of cycleStarts(2031, 3)) expect(start + 3).toBeGreaterThan(2031);
  });

  it('still offers the cycle before the present one', () => {
    expect(selectableYears({ from: 2026, to: 2030 }, 2026)).toEqual([2026, 2025, 2024, 2023, 2022, 2021]);
    expect(selectableYears({ from: 2025, to: 2025 }, 2025)).toEqual([2025, 2024]);
  });

  it('finds the cycle of an earlier and a later year', () => {
    const known = { from: 2026, to: 2030 };
    expect(cycleOf(known, 2025)).toEqual({ from: 2021, to: 2025 });
    expect(cycleOf(known, 2030)).toEqual(known);
    expect(cycleOf(known, 2031)).toEqual({ from: 2031, to: 2035 });
  });

  it('helps on every page, also on one of a record', () => {
    expect(helpTopics('/teachers/01J')[0]?.title).toBe('教师');
    expect(helpTopics('/nowhere').length).toBeGreaterThan(0);
  });
});

describe('the log of changes', () => {
  it('tells each change in words, fields and values alike', () => {
    expect(
      changeLines({
        before: '{"level":"county","hours":2500,"isDelegated":false}',
        after: '{"level":"city","hours":3000,"isDelegated":true}',
      }),
    ).toEqual([
      { field: '级别', before: '县级', after: '市级' },
      { field: '学时', before: '2.5', after: '3' },
      { field: '已授权', before: '否', after: '是' },
    ]);
  });

  it('never shows a whole identity number nor our own identifiers', () => {
    const row = { before: null, after: '{"idNumber":"34052419800101001X","batch":"01J","reason":"填错"}' };
    expect(changeSummary(row)).toBe('证件号 3405••••••••••001X，理由 填错');
    const people = '[{"uid":"01J","result":"passed"},{"uid":"01K","result":"passed"}]';
    expect(changeSummary({ before: null, after: people })).toBe('2 人 结果 合格');
  });

  it('reads what is no object, and nothing at all', () => {
    expect(changeSummary({ before: null, after: null })).toBe('');
    expect(changeSummary({ before: 'not json', after: '3' })).toBe('not json → 3');
    expect(actionWord('odd.action')).toBe('odd.action');
  });
});

describe('months', () => {
  it('shows all twelve, quiet ones as zero', () => {
    const months = allMonths(2026, [{ month: '2026-11', entries: 180 }]);
    expect(months).toHaveLength(12);
    expect(months[10]).toEqual({ month: '2026-11', entries: 180 });
    expect(months[0]).toEqual({ month: '2026-01', entries: 0 });
  });
});
