/** 性别 as GB/T 2261.1 codes it. */
export type Sex = 'male' | 'female' | 'unknown' | 'unstated';

const codeOfSex = { unknown: '0', male: '1', female: '2', unstated: '9' } as const satisfies Record<
  Sex,
  string
>;
const wordOfSex = { unknown: '未知', male: '男', female: '女', unstated: '未说明' } as const satisfies Record<
  Sex,
  string
>;

const sexByText: ReadonlyMap<string, Sex> = new Map<string, Sex>([
  ...(['unknown', 'male', 'female', 'unstated'] as const).flatMap((sex): [string, Sex][] => [
    [codeOfSex[sex], sex],
    [wordOfSex[sex], sex],
  ]),
  ['男性', 'male'],
  ['女性', 'female'],
  ['未知的性别', 'unknown'],
  ['未说明的性别', 'unstated'],
]);

/** A cell's text (男, 女, 男性, 1, 2 …) → sex; `null` where it says nothing of the kind. */
export function parseSex(text: string): Sex | null {
  return sexByText.get(text.trim()) ?? null;
}

/** The word a sheet prints. */
export function sexWord(sex: Sex): '未知' | '男' | '女' | '未说明' {
  return wordOfSex[sex];
}
