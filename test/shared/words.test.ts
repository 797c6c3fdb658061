import { describe, expect, it } from 'vitest';
import { loadShippedPolicies } from '../../src-main/session/shipped-policies.ts';
import { factLines } from '../../src-renderer/text/explanation.ts';
import { describePack } from '../../src-shared/policy/document/describe-pack.ts';
import { whenText } from '../../src-shared/policy/document/pack-sentences.ts';
import { outcomeWords, summaryVerdictWords, verdictWords } from '../../src-shared/policy/policy-words.ts';
import { levels, organiserKinds, roles } from '../../src-shared/training/training-words.ts';
import { activityWord, levelWords, organiserKindWords, roleWords } from '../../src-shared/words.ts';

describe('words of codes', () => {
  it('are the same in a sentence of a pack and in the facts that a screen shows', () => {
    for (const role of roles) {
      expect(whenText({ roles: [role] })).toBe(roleWords[role]);
      expect(factLines({ input: { role } })).toEqual([{ term: '身份', value: roleWords[role] }]);
    }
    for (const level of levels) {
      expect(whenText({ levels: [level] })).toBe(levelWords[level]);
      expect(factLines({ input: { level } })).toEqual([{ term: '级别', value: levelWords[level] }]);
    }
    for (const kind of organiserKinds) {
      expect(whenText({ organisers: [kind] })).toBe(`${organiserKindWords[kind]}主办的`);
      expect(factLines({ input: { organiser: { kind } } })).toEqual([
        { term: '主办单位类别', value: organiserKindWords[kind] },
      ]);
    }
  });

  it('are those of the clauses that give a role its credits (H14.5, H14.6)', () => {
    expect(roleWords).toEqual({ trainee: '学员', lecturer: '主讲教师', mentor: '师傅', mentee: '徒弟' });
  });

  it('say 不合格 on the summaries and 未达标 elsewhere (H9)', () => {
    expect([summaryVerdictWords.failed, verdictWords.failed]).toEqual(['不合格', '未达标']);
    expect(summaryVerdictWords.undecided).toBe(verdictWords.undecided);
  });

  it('join level and form to an activity', () => {
    expect(activityWord('county', 'remote')).toBe('县级远程培训');
    expect(activityWord(null, 'mentoring')).toBe('师徒结对');
  });

  it('are found again in the document of every shipped pack that names a stop', () => {
    const pack = loadShippedPolicies().get('hainan-2017');
    if (pack === undefined) throw new Error('no pack');
    const text = JSON.stringify(describePack(pack, new Map()));
    expect(text).toContain(outcomeWords.refused);
    expect(text).toContain('教育科研机构、高等学校、考试机构、企业');
  });
});
