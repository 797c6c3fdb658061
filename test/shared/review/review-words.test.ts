import { describe, expect, it } from 'vitest';
import { addedRemark, strikingWord } from '../../../src-shared/review/review-words.ts';

describe('a 备注 that came back', () => {
  it('is what somebody added to ours', () => {
    expect(addedRemark('外单位；补修 2024 年度', null)).toBeNull();
    expect(addedRemark('外单位；缺一天', null)).toBe('缺一天');
    expect(addedRemark('骨干；请核对', '骨干')).toBe('请核对');
    expect(addedRemark(null, '骨干')).toBeNull();
  });

  it('takes a line out by its words, not by the words that deny them', () => {
    expect(strikingWord('材料不全，不予认定')).toBe('不予认定');
    expect(strikingWord('与 第 3 行 重 复')).toBe('重复');
    expect(strikingWord('退回')).toBe('退回');
    expect(strikingWord('经查不重复')).toBeNull();
    expect(strikingWord('未退回')).toBeNull();
    expect(strikingWord('缺一天，核减 0.5')).toBeNull();
    expect(strikingWord(null)).toBeNull();
  });
});
