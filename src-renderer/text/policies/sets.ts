import type { PackPart } from '../../../src-shared/policy/pack/pack-words.ts';
import type { ConflictFamily } from '../../../src-shared/policy/set/set-conflicts.ts';

/** What a text gives to the set of texts that a ledger follows. */
export const partWords = {
  credits: '学分标准',
  assessment: '考核要求',
  process: '办班与登记',
  selection: '选派',
} as const satisfies Record<PackPart, string>;

/** Families in which two texts may say different things. */
export const conflictWords = {
  activities: '学分标准',
  numbering: '证书编号',
  registrationYear: '登记年度从哪一天起',
} as const satisfies Record<ConflictFamily, string>;

/** Words of following several texts at once. */
export const setText = {
  proposed: '按本地区执行的几份办法（推荐）',
  proposedHint: '各管各的：前面的先用，学分按第一份写明的办法，办班要求全都要满足，考核各判各的',
  alone: (title: string) => `只按《${title}》`,
  gives: (parts: readonly PackPart[]) => parts.map((part) => partWords[part]).join('、'),
  open: (count: number) => `${count} 项待定`,
  unverified: (source: string) => `数字转自${source}，待核对`,
  vocational: '中等职业学校',
  vocationalHint: '另按职业学校的规定考核专业课教师',
  missing: (parts: readonly PackPart[]) =>
    `这几份办法都没有写${parts.map((part) => partWords[part]).join('、')}`,
  hoursOnly: '没有一份办法写明学分标准，只登记学时。',
  texts: '同时执行的办法',
  add: '加一份办法',
  addPlaceholder: '选一份办法',
  remove: (title: string) => `去掉《${title}》`,
  up: (title: string) => `《${title}》往前移`,
  partsOf: (title: string) => `《${title}》用到哪些部分`,
  conflict: (family: ConflictFamily) => `${conflictWords[family]}：几份办法说法不同，按哪一份`,
  conflictSays: (title: string, text: string) => `《${title}》：${text}`,
  decidedBy: '决定人',
  decidedByHint: '不填就是操作人',
  decidedOn: '决定日期',
  decided: (by: string, on: string | null) => (on === null ? by : `${by}，${on}`),
  and: (titles: readonly string[]) => titles.join('＋'),
  with: (title: string, parts: readonly PackPart[]) =>
    `《${title}》${parts.map((part) => partWords[part]).join('、')}`,
} as const;
