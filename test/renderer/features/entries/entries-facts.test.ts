import { describe, expect, it } from 'vitest';
import { isFiltered, noFilters, toListInput } from '../../../../src-renderer/features/entries/entry-list.ts';
import { factLines, figuresText } from '../../../../src-renderer/text/explanation.ts';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';

const input = {
  form: 'centralized',
  level: 'county',
  role: 'trainee',
  days: 3,
  start: '2025-10-13',
  end: '2025-10-15',
  passed: true,
  organiser: { kind: 'training-institution', level: 'county', approved: true, registered: false },
  teacher: { stage: 'primary', probation: false },
  byYear: [
    { year: 2025, days: 2 },
    { year: 2026, hours: 8 },
  ],
};

function textOf(facts: Readonly<Record<string, unknown>>, term: string): string | undefined {
  return factLines(facts).find((line) => line.term === term)?.value;
}

describe('the frozen facts of an entry', () => {
  it('are read in Chinese words, form and level first', () => {
    expect(factLines({ input }).slice(0, 3)).toEqual([
      { term: '形式', value: '集中培训' },
      { term: '级别', value: '县级' },
      { term: '身份', value: '学员' },
    ]);
    expect(textOf({ input }, '主办单位类别')).toBe('培训机构');
    expect(textOf({ input }, '项目备案')).toBe('未备案');
    expect(textOf({ input }, '各年分配')).toBe('2025 年 2 天；2026 年 8 学时');
    expect(textOf({ input }, '教师学段')).toBe('小学');
  });

  it('have words for every fact that the policy takes', () => {
    const known = Object.keys(awardInputSchema.shape);
    const facts = Object.fromEntries(
      known.map((key) => [key, key === 'organiser' || key === 'teacher' ? {} : 1]),
    );
    expect(factLines({ input: facts }).filter((line) => line.term.startsWith('其他'))).toEqual([]);
  });

  it('tell a review above: who, when, by what, from what to what', () => {
    const reviews = [
      {
        decidedBy: '琼山区教育局',
        decidedOn: '2025-11-08',
        document: '琼教函〔2025〕12号',
        reason: '按办法核减',
        remark: null,
        from: { year: 2025, hours: 24_000, credits: 3000 },
        to: { year: 2025, hours: 24_000, credits: 2500 },
      },
    ];
    expect(textOf({ input, reviews }, '上级核对')).toBe(
      '琼山区教育局 2025-11-08，琼教函〔2025〕12号，按办法核减，2025 24 学时 3.0 学分 → 2025 24 学时 2.5 学分',
    );
  });

  it('show the proof of an outside training in its own figures', () => {
    const proof = {
      registrar: '琼山区教师发展中心',
      paper: '结业证书',
      hours: 24_000,
      credits: 3000,
      certificate: null,
    };
    expect(textOf({ input, proof }, '证明上的学分')).toBe('3.0 学分');
    expect(textOf({ input, proof }, '登记单位')).toBe('琼山区教师发展中心');
    expect(textOf({ input, proof }, '证书编号')).toBeUndefined();
  });

  it('never leave out what they have no word for', () => {
    expect(textOf({ input: { ...input, novelty: 7 } }, '其他（novelty）')).toBe('7');
  });
});

describe('the list of entries', () => {
  it('knows an empty answer from an empty ledger', () => {
    const everywhere = { teacherUid: null, projectUid: null };
    expect(isFiltered(noFilters, everywhere)).toBe(false);
    expect(isFiltered({ ...noFilters, withReversed: false }, everywhere)).toBe(true);
    expect(isFiltered(noFilters, { ...everywhere, teacherUid: 'T' })).toBe(true);
  });

  it('asks for what the filters and the link say', () => {
    expect(
      toListInput({ ...noFilters, search: ' 王芳 ' }, { teacherUid: 'T', projectUid: null }),
    ).toMatchObject({
      search: '王芳',
      teacherUid: 'T',
      withReversed: true,
    });
  });

  it('names figures with their units', () => {
    expect(figuresText(24_000, 3000)).toBe('3.0 学分、24 学时');
    expect(figuresText(24_500, null)).toBe('24.5 学时');
  });
});
