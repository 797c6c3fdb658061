import { describe, expect, it } from 'vitest';
import {
  byBatch,
  reviewClause,
  reviewedEntry,
  reviewReason,
  reviewSteps,
} from '../../../src-shared/review/reviewed-entry.ts';
import { smallPack } from '../policy/pack/small-pack.ts';
import { entry } from './sample-return.ts';

const REVIEW = { decidedBy: '县教师发展中心', decidedOn: '2025-11-05', document: null, reason: '学时核减' };
const BY = { review: REVIEW, remark: null, clause: 'H4' };
const BEFORE = { year: 2025, hours: 24_000, credits: 3000 };

describe('a reviewed entry', () => {
  const reviewed = reviewedEntry(entry(1), { ...BEFORE, hours: 16_000 }, BY);

  it("has the reviewer's figures, and everything else as it was earned", () => {
    expect(reviewed).toMatchObject({
      teacher: { uid: 'wang' },
      participation: { uid: 'p1' },
      reverses: null,
    });
    expect(reviewed.earned).toMatchObject({ ...BEFORE, hours: 16_000, policyVersion: { key: 'small@1#0' } });
  });

  it('keeps what was computed, with the review behind it', () => {
    expect(JSON.parse(reviewed.earned.facts)).toEqual({
      input: { days: 3 },
      reviews: [{ ...REVIEW, remark: null, from: BEFORE, to: { ...BEFORE, hours: 16_000 } }],
    });
    const trail = JSON.parse(reviewed.earned.trail);
    expect(trail.steps[0]).toEqual({ clause: 'X1', text: '培训' });
    expect(trail.steps[1]).toMatchObject({ clause: 'H4', before: 24_000, after: 16_000, unit: 'hours' });
  });

  it('adds a second review behind the first', () => {
    const again = reviewedEntry({ ...entry(2), earned: reviewed.earned }, { ...BEFORE, hours: 8000 }, BY);
    expect(JSON.parse(again.earned.facts).reviews).toHaveLength(2);
  });
});

describe('the steps of a review', () => {
  it('say who, when, by which paper and why once, then each figure', () => {
    const by = { ...BY, remark: '超报', review: { ...REVIEW, document: '琼山教〔2025〕9号' } };
    const steps = reviewSteps(BEFORE, { year: 2024, hours: 16_000, credits: 2000 }, by);
    expect(steps.map(({ text, before, after }) => [text, before, after])).toEqual([
      [
        '按退回的登记表更正：县教师发展中心 2025-11-05（文件：琼山教〔2025〕9号；备注：超报；理由：学时核减），登记年度 2025 → 2024',
        undefined,
        undefined,
      ],
      ['学时', 24_000, 16_000],
      ['学分', 3000, 2000],
    ]);
  });

  it('say that a line did not change and was only registered anew', () => {
    expect(reviewSteps(BEFORE, BEFORE, BY)).toEqual([
      { clause: 'H4', text: expect.stringContaining('这一条不变') },
    ]);
  });
});

it('names on a reversal who decided, by which paper, and why', () => {
  expect(reviewReason(REVIEW)).toBe('县教师发展中心：学时核减');
  expect(reviewReason({ ...REVIEW, document: '第9号' })).toBe('县教师发展中心（第9号）：学时核减');
});

it('cites who registers and reviews, and the reading where the regulation is silent (A27)', () => {
  expect(reviewClause(smallPack())).toBe('A27');
});

it('posts together what belongs to one project, own and outside entries apart', () => {
  const change = (id: number, project: number | null, origin: 'own' | 'outside' = 'own') => ({
    entry: entry(id, {
      project: project === null ? null : { id: project, uid: `j${project}` },
      earned: { origin },
    }),
    after: null,
    remark: null,
  });
  const batches = byBatch([
    change(1, 1),
    change(2, 1),
    change(3, 2),
    change(4, 1, 'outside'),
    change(5, null),
  ]);
  expect(batches.map((batch) => batch.map(({ entry: { id } }) => id))).toEqual([[1, 2], [3], [4], [5]]);
});
