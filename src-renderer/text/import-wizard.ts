import type { z } from 'zod';
import type { importPreviewSchema } from '../../src-shared/rpc/contract/teachers.ts';
import { formatCount, formatThousandths } from './format.ts';
import { idTypeWords, resultWords, roleWords, sexWords, teacherStatusWords } from './words.ts';

/** How many rows of each kind an import has. */
export type ImportCounts = z.infer<typeof importPreviewSchema>['counts'];
/** What an import would do with a row. */
export type ImportKind = keyof ImportCounts;

/** The kinds of row in the order in which they are told. */
export const importKinds = [
  'new',
  'changed',
  'same',
  'conflict',
  'problem',
  'skipped',
] as const satisfies readonly ImportKind[];

/** The word of each kind. */
export const importKindWords: Readonly<Record<ImportKind, string>> = {
  new: '新增',
  changed: '更新',
  same: '不变',
  conflict: '冲突',
  problem: '有问题',
  skipped: '跳过',
};

/** Words of the import wizard. */
export const importWizardText = {
  steps: { file: '文件', mapping: '对应', check: '核对' },
  accept: '.xlsx,.xls,.csv',
  back: '上一步',
  refused: '这个文件不能导入',
  reading: '正在读取文件',
  again: '重新核对',
  chooseOther: '换一个文件',
  sheet: '工作表',
  headerRow: (row: number) => `表头在第 ${row} 行`,
  mappingLead: '每一列对应到哪一项。对应关系会记住，下次同样的表头不用再选。',
  remembered: '已按上次的对应关系填好。',
  column: '列',
  heading: '文件里的表头',
  sample: '前几行的内容',
  field: '对应到',
  leaveOut: '不导入',
  fieldOf: (heading: string) => `“${heading}”列对应到`,
  noHeading: '（没有表头）',
  missing: (headings: string) => `还没有对应：${headings}。选出它所在的列后才能核对。`,
  check: (rows: number) => `核对 ${formatCount(rows)} 行`,
  row: '行',
  kind: '情况',
  all: '全部',
  changed: '变化',
  changes: '其他变化',
  empty: '空',
  rowsLabel: '文件里的行',
  noRows: '没有这一类的行。',
  emptySheet: '这张工作表没有可以导入的行',
  emptySheetHint: '换一张工作表，或者检查表头所在的行。',
  problems: (count: number) => `问题 ${formatCount(count)}`,
  noProblems: '没有问题。',
  otherProblems: (count: number) => `还有 ${formatCount(count)} 条，保存清单可以看到全部。`,
  saveProblems: '保存问题清单',
  problemsFile: (fileName: string) => `${fileName} 问题清单.csv`,
  problemHeads: ['行', '列', '姓名', '程度', '说明'],
  severity: { error: '不能导入', warning: '提醒' },
  place: (row: number | undefined, column: string | undefined) =>
    [...(row === undefined ? [] : [`第 ${row} 行`]), ...(column === undefined ? [] : [`${column} 列`])].join(
      ' ',
    ),
  rowPlace: (row: number, name: string) => `第 ${row} 行${name === '' ? '' : `　${name}`}`,
  apply: (count: number, unit: string) => `导入 ${formatCount(count)} ${unit}`,
  nothing: '没有要写入的行',
  applying: '正在导入',
  cancelled: '已取消，什么都没有写入。台账和导入前一样。',
  tooLate: '取消时已经写完，导入有效。需要时可以撤销本次导入。',
  done: (counts: ImportCounts, unit: string) =>
    [
      ...(counts.new > 0 ? [`新增 ${formatCount(counts.new)} ${unit}`] : []),
      ...(counts.changed > 0 ? [`更新 ${formatCount(counts.changed)} ${unit}`] : []),
    ].join('，'),
  doneTitle: '导入完成',
  doneNothing: '文件与台账一致，没有写入任何内容。',
  leftOut: (count: number) =>
    `${formatCount(count)} 行没有导入。改好后再导入同一个文件，已导入的行不会重复。`,
  undo: '撤销本次导入',
  undoneTitle: '已撤销本次导入',
  undone: (removed: number, restored: number, unit: string) =>
    `移除 ${formatCount(removed)} ${unit}，恢复 ${formatCount(restored)} ${unit}的原有内容。`,
  undoTitle: '撤销本次导入？',
  undoConsequence: (counts: ImportCounts, unit: string) =>
    `新增的 ${formatCount(counts.new)} ${unit}将移除，更新的 ${formatCount(counts.changed)} ${unit}恢复原来的内容。`,
  another: '再导入一个文件',
} as const;

const fieldWords: Readonly<Record<string, string>> = {
  birthOn: '出生日期',
  leftOn: '离开日期',
  roles: '骨干称号与岗位',
  isOnProbation: '见习期',
  hasProofOfPriorTraining: '近五年继续教育证明',
  role: '身份',
  result: '考核结果',
  totalPeriods: '应到课时',
  absentPeriods: '缺勤课时',
  proofHours: '证明学时',
  proofCredits: '证明学分',
  proofCertificateNumber: '证书或证明编号',
  paper: '凭证',
};

/** Fields that hold thousandths, with the decimals they are shown with. */
const figureDecimals: Readonly<Record<string, number>> = { proofHours: 0, proofCredits: 1 };

const valueWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sex: sexWords,
  idType: idTypeWords,
  status: teacherStatusWords,
  role: roleWords,
  result: resultWords,
};

/** The name of a changed field that no column of the file holds. */
export function changedFieldWord(field: string): string {
  return fieldWords[field] ?? field;
}

/** A value before or after a change as people write it. */
export function changedValueWord(field: string, value: string | null): string {
  if (value === null) return '';
  if (value === 'true' || value === 'false') return value === 'true' ? '是' : '否';
  const decimals = figureDecimals[field];
  if (decimals !== undefined) return formatThousandths(Number(value), decimals);
  return valueWords[field]?.[value] ?? value;
}

/** 新增 212 · 更新 31 · 不变 40 · 有问题 3 — 将不导入: what pressing the button does, whole. */
export function planSentence(counts: ImportCounts): string {
  const parts = importKinds
    .filter((kind) => counts[kind] > 0 || kind === 'new')
    .filter((kind) => !isLeftOut(kind))
    .map((kind) => `${importKindWords[kind]} ${formatCount(counts[kind])}`);
  const out = importKinds
    .filter((kind) => isLeftOut(kind) && counts[kind] > 0)
    .map((kind) => `${importKindWords[kind]} ${formatCount(counts[kind])}`);
  return [...parts, ...(out.length === 0 ? [] : [`${out.join(' · ')} — 将不导入`])].join(' · ');
}

/** Rows of this kind stay out of the ledger whatever the user presses. */
export function isLeftOut(kind: ImportKind): boolean {
  return kind === 'conflict' || kind === 'problem' || kind === 'skipped';
}

/** How many rows applying writes. */
export function writtenCount(counts: ImportCounts): number {
  return counts.new + counts.changed;
}

/** All rows of an import. */
export function rowCount(counts: ImportCounts): number {
  return importKinds.reduce((sum, kind) => sum + counts[kind], 0);
}
