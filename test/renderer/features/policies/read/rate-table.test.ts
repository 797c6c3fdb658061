import { describe, expect, it } from 'vitest';
import { loadShippedPolicies } from '../../../../../src-main/session/shipped-policies.ts';
import { scopeText } from '../../../../../src-renderer/features/policies/read/rules/activity-scope.ts';
import { rateRow } from '../../../../../src-renderer/features/policies/read/rules/rate-table.ts';
import { describePack } from '../../../../../src-shared/policy/document/describe-pack.ts';
import { levels } from '../../../../../src-shared/training/training-words.ts';

const packs = [...loadShippedPolicies()].map(([id, pack]) => ({ id, pack }));
const documentOf = (id: string, decisions: ReadonlyMap<string, number> = new Map()) => {
  const found = packs.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no pack ${id}`);
  return describePack(found.pack, decisions);
};
const rowOf = (id: string, activity: string, decisions?: ReadonlyMap<string, number>) => {
  const document = documentOf(id, decisions);
  const found = document.activities.find(({ rule }) => rule === activity);
  if (found === undefined) throw new Error(`no activity ${activity}`);
  return rateRow(found, document.settings);
};
const texts = (row: ReturnType<typeof rateRow>) => row.cells.map(({ text }) => text);

describe('the table of activities', () => {
  it('names forms and roles where the title does not', () => {
    const scopeOf = (id: string, activity: string) => {
      const found = documentOf(id).activities.find(({ rule }) => rule === activity);
      return found === undefined ? null : scopeText(found);
    };
    expect(scopeOf('hainan-2017', 'centralized')).toBe('');
    expect(scopeOf('hainan-2017', 'remote')).toBe('');
    expect(scopeOf('hainan-2017', 'mentoring')).toBe('师徒结对：师傅、徒弟');
    const [centralized] = documentOf('hainan-2017').activities;
    if (centralized === undefined) throw new Error('no row');
    expect(scopeText({ ...centralized, forms: [], roles: [] })).toBe('');
    expect(scopeText({ ...centralized, title: '联合教研', forms: ['remote', 'other'] })).toBe(
      '远程培训、其他：学员',
    );
  });

  it('says the unit and what holds for every level once, bare figures under the levels', () => {
    const row = rowOf('hainan-2017', 'centralized');
    expect(row.unit).toBe('每天');
    expect(row.remark).toBe('不足一天每学时 0.2，不超过一天的学分');
    expect(texts(row).slice(0, 4)).toEqual(['2', '1.5', '1', '1']);
  });

  it('leads a silent point to its setting and shows its value once decided', () => {
    expect(rowOf('hainan-2017', 'centralized').cells[4]).toEqual({
      levels: ['school'],
      kind: 'open',
      text: '每学时',
      setting: 'school-training.credits-per-hour',
    });
    const decided = new Map([['school-training.credits-per-hour', 125]]);
    expect(rowOf('hainan-2017', 'centralized', decided).cells[4]).toMatchObject({
      kind: 'words',
      text: '每学时 0.125',
    });
    expect(rowOf('hainan-2017', 'school-based', decided)).toMatchObject({
      unit: '每学时',
      cells: [
        { kind: 'empty' },
        { kind: 'empty' },
        { kind: 'empty' },
        { kind: 'empty' },
        { kind: 'figure', text: '0.125' },
      ],
    });
  });

  it('says once what is the same for neighbours: an open point, a sentence', () => {
    const exam = rowOf('hainan-2017', 'exam').cells;
    expect(exam).toHaveLength(1);
    expect(exam[0]?.levels).toEqual(levels);
    const silent = rowOf('linwei-2022', documentOf('linwei-2022').activities[0]?.rule ?? '').cells;
    expect(silent).toHaveLength(1);
    expect(silent[0]?.kind).toBe('words');
  });

  it('takes credits by a number of hours as one figure, and marks by points as words', () => {
    const wuhan = documentOf('wuhan-2008').activities.find(({ rule }) => rule === 'centralized');
    expect(wuhan === undefined ? null : rateRow(wuhan, []).unit).toBe('每 8 学时');
    const yulin = documentOf('yulin-2014').activities[0];
    const cell = yulin === undefined ? undefined : rateRow(yulin, []).cells[4];
    expect(cell).toMatchObject({ kind: 'words' });
    expect(cell?.text).toContain('满分 100');
  });

  it('covers every level of every activity of every pack exactly once', () => {
    for (const { pack } of packs) {
      const document = describePack(pack, new Map());
      for (const activity of document.activities) {
        const { cells } = rateRow(activity, document.settings);
        expect(cells.flatMap((cell) => cell.levels)).toEqual(levels);
        const empty = cells.filter(({ kind }) => kind === 'empty').length;
        expect(levels.length - empty).toBe(activity.cells.length);
        for (const cell of cells.filter(({ kind }) => kind === 'figure'))
          expect(cell.text).toMatch(/^[\d.]+$/);
      }
    }
  });
});
