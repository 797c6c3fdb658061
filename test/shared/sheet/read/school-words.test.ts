import { describe, expect, it } from 'vitest';
import type { CellKind } from '../../../../src-shared/sheet/layouts/sheet-layout.ts';
import { formKind, levelKind, resultKind, roleKind } from '../../../../src-shared/sheet/read/school-words.ts';
import { emptyCell } from '../../../../src-shared/sheet/render/sheet-cell.ts';
import { traineeResults } from '../../../../src-shared/training/trainee.ts';
import { forms, levels, roles } from '../../../../src-shared/training/training-words.ts';
import { formWords, levelWords, resultWords, roleWords } from '../../../../src-shared/words.ts';

const read = <Value>(kind: CellKind<Value>, text: string) =>
  kind.parse({ ...emptyCell(2, 1), kind: 'text', text });
const readAs = <Value>(kind: CellKind<Value>, text: string) => read(kind, text).value;

describe('words of sheets', () => {
  /** Every code is written as its word, and the word is read as the code. */
  const expectRoundTrip = <Code extends string>(
    kind: CellKind<Code>,
    codes: readonly Code[],
    words: Readonly<Record<Code, string>>,
  ) => {
    for (const code of codes) {
      expect(kind.format(code, 'iso')).toEqual({ kind: 'text', text: words[code] });
      expect(read(kind, words[code])).toEqual({ value: code, issues: [] });
    }
  };

  it('are written and read back as the one word of the code', () => {
    expectRoundTrip(levelKind, levels, levelWords);
    expectRoundTrip(formKind, forms, formWords);
    expectRoundTrip(roleKind, roles, roleWords);
    expectRoundTrip(resultKind, traineeResults, resultWords);
  });

  it('reads the words that sheets wrote before, and those that the regulations use', () => {
    for (const word of ['主讲', '授课教师']) expect(readAs(roleKind, word)).toBe('lecturer');
    for (const word of ['指导教师', '师父']) expect(readAs(roleKind, word)).toBe('mentor');
    for (const word of ['被指导教师', '学徒']) expect(readAs(roleKind, word)).toBe('mentee');
    for (const word of ['远程研修', '网络研修']) expect(readAs(formKind, word)).toBe('remote');
    for (const word of ['学历进修', '学历教育']) expect(readAs(formKind, word)).toBe('degree');
    expect(readAs(formKind, '主讲')).toBe('lecture');
  });
});

describe('words of results', () => {
  it.each([
    ['passed', ['合格', '通过', '已通过', '及格', '良好', '良', '中等', '中', '是', '结业', ' 合 格 ']],
    ['excellent', ['优秀', '优']],
    ['failed', ['不合格', '不及格', '未通过', '否', '未结业']],
    ['absent', ['缺席', '缺考', '未参加']],
    ['pending', ['待考核']],
  ] as const)('says %s', (result, written) => {
    for (const word of written) expect(read(resultKind, word), word).toEqual({ value: result, issues: [] });
  });

  it('takes no score and no other word for a pass: it is asked', () => {
    for (const word of ['85', 'A', '甲等', '待定', '基本合格', '合格率'])
      expect(read(resultKind, word)).toEqual({
        value: null,
        issues: [{ code: 'resultUnknown', severity: 'error', values: { text: word } }],
      });
  });

  it('says nothing of an empty cell', () => {
    for (const text of ['', ' ', '—']) expect(read(resultKind, text)).toEqual({ value: null, issues: [] });
  });
});
