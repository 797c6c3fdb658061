/** 性别 as GB/T 2261.1 codes it: 1 男, 2 女, 0 未知, 9 未说明. */
export type Sex = 'male' | 'female' | 'unknown' | 'unstated';

const writtenSexes: ReadonlyMap<string, Sex> = new Map([
  ...(['1', '男', '男性'] as const).map((text) => [text, 'male'] as const),
  ...(['2', '女', '女性'] as const).map((text) => [text, 'female'] as const),
  ...(['0', '未知', '未知的性别'] as const).map((text) => [text, 'unknown'] as const),
  ...(['9', '未说明', '未说明的性别'] as const).map((text) => [text, 'unstated'] as const),
]);

/** A cell's text (男, 女, 男性, 1, 2 …) → sex; `null` where it says nothing of the kind. */
export function parseSex(text: string): Sex | null {
  return writtenSexes.get(text.trim()) ?? null;
}
