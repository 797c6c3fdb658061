import { formatCount } from './format.ts';

/** Headings of the columns that are typed like cells of a worksheet. */
export const cellWords = {
  totalPeriods: '应到课时',
  absentPeriods: '缺勤课时',
  excusedPeriods: '其中请假',
  score: '成绩',
  lessons: '节数',
  proofHours: '证明学时',
  proofCredits: '证明学分',
  proofCertificateNumber: '证书或证明编号',
  paper: '凭证',
} as const;
type CellWord = keyof typeof cellWords;

const stepWords = {
  typed: '输入',
  cleared: '清空',
  repeated: '照上一行填',
  pasted: '粘贴',
  filled: '按首行填充',
  discarded: '放弃改动',
} as const;

/** What a step of a grid did: 粘贴 10 格. */
export function stepWord(kind: keyof typeof stepWords, cells: number): string {
  return `${stepWords[kind]} ${formatCount(cells)} 格`;
}

/** Columns by their headings: “其中请假”“成绩”. */
export function columnsWord(fields: readonly CellWord[]): string {
  return fields.map((field) => `“${cellWords[field]}”`).join('');
}
