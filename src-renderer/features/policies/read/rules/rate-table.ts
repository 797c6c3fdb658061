import type { ActivityRow, DescribedPack } from '../../../../../src-shared/policy/document/described-pack.ts';
import { type Level, levels } from '../../../../../src-shared/training/training-words.ts';

type SettingLine = DescribedPack['settings'][number];
type Cell = ActivityRow['cells'][number];

/** One cell of the table of activities, over one level or over several that say the same. */
export type RateCell = {
  readonly levels: readonly Level[];
  /** `figure` a number in the row's unit · `words` a sentence · `open` a silent point to be filled in · `empty` not spoken of. */
  readonly kind: 'figure' | 'words' | 'open' | 'empty';
  readonly text: string;
  readonly setting: string | null;
};

/** The figures of one activity, a cell a level. */
export type RateRow = {
  readonly activity: ActivityRow;
  /** What the figures are counted by: 每天, 每课时; empty where no cell is a figure. */
  readonly unit: string;
  /** What holds for every figure of the row: 不足一天每学时 0.2. */
  readonly remark: string;
  readonly cells: readonly RateCell[];
};

type Read = {
  readonly cell: Cell;
  readonly unit: string;
  readonly figure: string | null;
  readonly rest: string;
};

/** The row of one activity as a printed table has it: bare figures under the levels, the unit and what goes for all of them once. */
export function rateRow(activity: ActivityRow, settings: readonly SettingLine[]): RateRow {
  const reads = activity.cells.map((cell) => readCell(cell, settings));
  const unit = mostFrequent(reads.filter(isCounted).map((read) => read.unit)) ?? '';
  const counted = reads.filter((read) => isCounted(read) && read.unit === unit);
  const rests = new Set(counted.filter(({ figure }) => figure !== null).map(({ rest }) => rest));
  const remark = rests.size === 1 ? ([...rests][0] ?? '') : '';
  const cells = levels.map((level): RateCell => {
    const read = reads.find(({ cell }) => cell.level === level);
    return read === undefined
      ? { levels: [level], kind: 'empty', text: '', setting: null }
      : toCell(read, level, unit, remark);
  });
  return { activity, unit, remark: remark.replace(/^，/, ''), cells: mergeNeighbours(cells) };
}

/** 「每 8 学时 1 学分，余数不计」→ 每 8 学时 · 1 · ，余数不计; a silent point without a value has no figure. */
function readCell(cell: Cell, settings: readonly SettingLine[]): Read {
  const setting = settings.find(({ id }) => id === cell.setting);
  if (setting !== undefined && setting.value === null) {
    const at = cell.text.indexOf('（待填：');
    return { cell, unit: cell.text.slice(0, Math.max(0, at)).trim(), figure: null, rest: '' };
  }
  const match = /^(\D*?|每 \d+(?:\.\d+)? 学时) ?(\d+(?:\.\d+)?) 学分((?:，.*)?)$/.exec(cell.text);
  return {
    cell,
    unit: match?.[1]?.trim() ?? '',
    figure: match?.[2] ?? null,
    rest: match?.[3] ?? '',
  };
}

/** Whether the cell states a number of credits per something, known or still open. */
function isCounted({ cell, figure }: Read): boolean {
  return cell.kind === 'setting' || figure !== null;
}

function toCell(read: Read, level: Level, unit: string, remark: string): RateCell {
  const { cell, figure } = read;
  const base = { levels: [level], setting: cell.setting };
  if (cell.kind === 'setting' && figure === null) {
    return { ...base, kind: 'open', text: read.unit === unit ? '' : read.unit };
  }
  if (figure === null) return { ...base, kind: 'words', text: cell.text };
  if (read.unit === unit && (read.rest === remark || read.rest === ''))
    return { ...base, kind: 'figure', text: figure };
  return { ...base, kind: 'words', text: cell.text.replace(/ 学分(?=，|$)/, '') };
}

/** Neighbours that say the same words stand once, over all their levels; figures keep their columns. */
function mergeNeighbours(cells: readonly RateCell[]): readonly RateCell[] {
  const merged: RateCell[] = [];
  for (const cell of cells) {
    const last = merged.at(-1);
    if (last !== undefined && saySame(last, cell))
      merged.splice(-1, 1, { ...last, levels: [...last.levels, ...cell.levels] });
    else merged.push(cell);
  }
  return merged;
}

function saySame(one: RateCell, other: RateCell): boolean {
  const isMergeable = other.kind === 'words' || other.kind === 'open';
  return isMergeable && one.kind === other.kind && one.text === other.text && one.setting === other.setting;
}

function mostFrequent(words: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].reduce<readonly [string | null, number]>(
    (best, [word, count]) => (count > best[1] ? [word, count] : best),
    [null, 0],
  )[0];
}
