import { describe, expect, it } from 'vitest';
import { answerPath, answerValue } from '../../../src-renderer/text/policies/cases.ts';
import { editValue } from '../../../src-renderer/text/policies/edit.ts';
import { sectionWords } from '../../../src-renderer/text/policies/read.ts';
import { problemSentence } from '../../../src-renderer/text/problems.ts';
import { calendarPlace, packPlace } from '../../../src-renderer/text/problems-policies.ts';
import { documentSections } from '../../../src-shared/policy/document/described-pack.ts';

describe('words of packs', () => {
  it('has a heading for every section of a document', () => {
    for (const id of documentSections) expect(sectionWords[id]).toMatch(/\p{Script=Han}/u);
  });

  it('says a value as people read it', () => {
    expect(editValue('credits', 'number', 0.2)).toBe('0.2');
    expect(editValue('unit', 'choice', 'working-day')).toBe('工作日');
    expect(editValue('proof', 'boolean', true)).toBe('是');
    expect(editValue('text', 'text', null)).toBe('没有填写');
  });

  it('says in words where in a file something is wrong', () => {
    expect(packPlace('assessment/year-minimum/credits')).toBe('考核与上限 › year-minimum › 学分');
    expect(packPlace('activities/0/title')).toBe('活动与学分 › 第 1 项 › 名称');
    expect(packPlace('cycle/years')).toBe('考核周期 › 年数');
    expect(packPlace('id')).toBe('编号');
    expect(packPlace('')).toBe('');
    expect(calendarPlace('/daysOff/2')).toBe('放假日 › 第 3 项');
  });

  it('reads what changed in a worked case', () => {
    expect(answerPath('cycle.status')).toBe('周期 结论');
    expect(answerValue('"failed"')).toBe('未达标');
    expect(answerValue('6')).toBe('6');
    expect(answerValue('')).toBe('无');
  });

  it('never shows the words of the file format’s own checks', () => {
    const rules = ['ends before it starts', 'finer than a thousandth', 'something nobody translated'];
    for (const rule of rules)
      expect(problemSentence({ code: 'policy.brokenRule', values: { rule } })).not.toMatch(/[a-z]{4}/);
    expect(problemSentence({ code: 'policy.unknownKey', values: { key: 'foo' } })).toContain('foo');
    expect(
      problemSentence({ code: 'policy.inUse', values: { title: '甲', uses: 'periods copies' } }),
    ).toContain('生效时期、以它为基础的办法');
  });
});
