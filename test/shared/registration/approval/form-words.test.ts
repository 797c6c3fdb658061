import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../../../src-shared/problems.ts';
import {
  differenceWords,
  draftWords,
  lineChanges,
  lineWords,
} from '../../../../src-shared/registration/approval/form-words.ts';
import type { SignedLine } from '../../../../src-shared/registration/approval/signed-content.ts';
import { listed, signed } from './a-form.ts';

function lineOf(change: Parameters<typeof listed>[1] = {}): SignedLine {
  const line = signed([listed('1', change)]).people.get('1')?.line;
  if (line === undefined) throw new Error('nobody');
  return line;
}

describe('a line in words', () => {
  it('says result and figures', () => {
    expect(lineWords(lineOf())).toBe('合格，2025 年度 24 学时、3 学分');
    expect(lineWords(lineOf({ result: 'failed' }))).toBe('不合格，不登记');
    expect(lineWords(lineOf({ role: 'lecturer', result: 'failed' }))).toBe('主讲教师，不合格，不登记');
  });

  it('takes a result that it does not know for none', () => {
    expect(lineWords({ ...lineOf(), facts: { result: '良好', role: 'trainee' } })).toContain('待考核');
  });
});

describe('a difference in words', () => {
  it('names the parts that changed, and the clauses only where nothing else did', () => {
    expect(lineChanges(lineOf(), lineOf())).toEqual([]);
    expect(lineChanges(lineOf(), lineOf({ result: 'failed' }))).toEqual([
      { term: '考核结果', before: '合格', after: '不合格' },
      { term: '学时学分', before: '2025 年度 24 学时、3 学分', after: '无' },
    ]);
    expect(lineChanges(lineOf(), { ...lineOf(), pack: 'hainan-2017@9' })).toMatchObject([
      { term: '学分办法', after: 'hainan-2017@9' },
    ]);
  });

  it('says who is new, who is gone and who is asked for again', () => {
    const line = lineOf();
    expect(differenceWords({ kind: 'added', signed: null, now: line }).before).toBe('不在名单');
    expect(differenceWords({ kind: 'removed', signed: line, now: null }).after).toBe('移出名单');
    expect(differenceWords({ kind: 'reversed', signed: line, now: line }).after).toMatch(/^冲正后补登：/);
  });
});

it('a draft says every reason in words', () => {
  const codes = problemCodes.filter((code) => code.startsWith('approval.draft'));
  const words = codes.map((code) => draftWords({ code, values: { count: 2, end: '2025-10-15' } }));
  expect(new Set(words).size).toBe(codes.length);
  expect(words).not.toContain(draftWords({ code: 'project.nameMissing', values: {} }));
});
