import { columnLetters } from '../../src-shared/sheet/render/sheet-cell.ts';
import type { TemplateChange } from '../../src-shared/sheet/template/template-fingerprint.ts';
import { formatCount } from './format.ts';

const quoted = (word: string) => `“${word.replace(/\s+/gu, '')}”`;

/** What a center changed in its sheet, as one sentence. */
export function changeSentence(change: TemplateChange): string {
  switch (change.kind) {
    case 'sheetAdded':
      return `多了工作表${quoted(change.sheet)}`;
    case 'sheetRemoved':
      return `少了工作表${quoted(change.sheet)}`;
    case 'sheetRenamed':
      return `工作表${quoted(change.from)}改名为${quoted(change.to)}`;
    case 'columnMoved':
      return `${quoted(change.heading)}从 ${columnLetters(change.from)} 列移到 ${columnLetters(change.to)} 列`;
    case 'columnAdded':
      return `${columnLetters(change.column)} 列是新加的${quoted(change.heading)}`;
    case 'columnRemoved':
      return `原来 ${columnLetters(change.column)} 列的${quoted(change.heading)}没有了`;
    case 'columnRenamed':
      return `${columnLetters(change.column)} 列由${quoted(change.from)}改叫${quoted(change.to)}`;
    case 'placeholderAdded':
      return `${change.address} 多了占位符 {{${change.name}}}`;
    case 'placeholderRemoved':
      return `${change.address} 的占位符 {{${change.name}}} 没有了`;
    case 'placeholderMoved':
      return `占位符 {{${change.name}}} 从 ${change.from} 移到 ${change.to}`;
    case 'headRearranged':
      return '列没有变，表头的位置或合并方式变了';
  }
}

/** Words of 上级的表. */
export const templatesText = {
  title: '上级的空表',
  newTitle: '加一份上级的空表',
  back: '报表与导出',
  gone: '找不到这份表',
  goneBody: '它可能已被删除，从左边另选一份。',
  accept: '.xlsx,.xlsm,.xls,.xlsb,.et,.ods,.csv',
  dropHint: '上级发来的空表（.xlsx）。只往要填的格子里写，其余原样不动。',
  reading: '正在读表',
  refused: '这个文件不能用来填',
  otherFile: '换一个文件',
  keepOld: '不换了',
  kind: '要填的内容',
  sheet: '工作表',
  hiddenSheet: (name: string) => `${name}（隐藏）`,
  steps: [
    '选上级发来的空表，程序认出表头，提出每一列填什么。',
    '在表的图上核对：点一列（或一格）改它填什么，点行号改表头和数据行。',
    '存下来，以后每次选范围就能填，填完逐格和台账核对。',
  ],
  mappingLead: '点列或格改填什么，点行号改行；方向键走动，回车选择。',

  // The picture.
  picture: (sheet: string) => `工作表“${sheet}”的样子`,
  cut: '图上只画了前面的行和列，填的时候整张表都在。',
  hiddenColumn: '隐藏的列',
  hiddenRow: '隐藏的行',
  columnTitle: (column: number) => `${columnLetters(column)} 列`,
  rowTitle: (row: number) => `第 ${row} 行`,
  roles: { head: '表头', body: '数据', sample: '样行', none: '' },
  fills: { sequence: '序号', clear: '清空', leave: '不动' },
  fillHints: {
    sequence: '1、2、3 …',
    clear: '去掉空表里的示例',
    leave: '原样保留',
  },
  cells: {
    value: (heading: string) => heading,
    sum: (heading: string) => `合计 ${heading}`,
    count: '共 N 人',
    placeholders: (names: readonly string[]) => names.map((name) => `{{${name}}}`).join(' '),
    none: '不填',
    noneHint: '原样保留',
    countHint: '写入人数',
    sumHint: '把这一列加起来',
    sumGroup: '合计',
    valueGroup: '单个值',
    otherGroup: '其他',
    placeholderNote: '格子里的 {{…}} 会换成对应的值。',
  },
  chooser: {
    column: (letters: string, heading: string) =>
      `${letters} 列${heading === '' ? '' : `“${heading}”`}填什么`,
    cell: (address: string) => `${address} 填什么`,
    search: '找字段',
    none: '没有这个字段',
    fields: '字段',
    handling: '处理',
    required: '必需',
    usedIn: (letters: string) => `已在 ${letters} 列`,
  },
  rowMenu: {
    label: (row: number) => `第 ${row} 行的用处`,
    headFirst: '表头从这行开始',
    headLast: '表头到这行为止',
    bodyFirst: '数据从这行开始',
    bodyLast: '空白行到这行为止',
    sample: '照这行的样子加行',
  },

  // The side.
  sections: {
    rows: '行',
    order: '排序',
    split: '分表',
    problems: (count: number) => `要留意的 ${formatCount(count)} 处`,
    missing: '没有位置的必需字段',
  },
  rows: {
    headFirst: '表头首行',
    headLast: '表头末行',
    bodyFirst: '数据首行',
    bodyLast: '空白末行',
    sample: '样行',
    rowsPerPage: '每页行数',
    rowsPerPageHint: '空着由打印程序分页',
    backwards: '表头要在数据上面，末行不能在首行前面，样行要在数据行里。',
    form: '这张表没有成排的数据行，只填单个格子。',
  },
  sort: {
    by: (index: number) => (index === 0 ? '先按' : '再按'),
    none: '照内置表的次序',
    noneMore: '不再分',
    ascending: '从小到大',
    descending: '从大到小',
  },
  undo: '撤回上一步',
  undoHint: 'Ctrl+Z',
  redetect: '重新识别',

  // Known templates.
  known: (name: string) => `这就是已存的“${name}”，版式没有变。`,
  knownChanged: (name: string, count: number) => `和已存的“${name}”像是同一种表，有 ${count} 处不同：`,
  openKnown: '打开它来填',
  replaceKnown: (name: string) => `作为“${name}”的新空表`,
  replaceTitle: (name: string) => `换“${name}”的空表`,
  replaceBody: '原来的对应已经搬到新表上，看过图上的标签再保存。',
  replaceUnlike: (name: string) =>
    `这份空表和“${name}”的版式不像，对应是重新认的，逐列看过再保存；若是另一种表，另存一份更好。`,
  replaceSame: '新空表的版式和原来一样，对应不变。',
  replaceChanged: (count: number) => `上级改了 ${count} 处：`,

  // Saving.
  name: '名称',
  nameHint: '例：某县 2026 年登记表',
  save: '保存',
  saveNew: '存下这份表',
  saveTitle: '存下这份表',
  saveReplaced: '保存新空表',
  saved: (name: string) => `已存下“${name}”`,
  cannotSave: '先处理标 ✕ 的地方',
  noMapping: '还没有认出要填的地方：先在图上点行号，指出表头和数据行。',
  version: (version: number) => `第 ${version} 版`,

  // Filling and managing.
  fill: '填表',
  filling: '正在填表',
  filledFrom: (kind: string, fileName: string) =>
    `${kind}的内容，填进 ${fileName}；填完读回来逐格核对，有一格不符就不给文件。`,
  checked: (count: number) => `逐格核对 ${formatCount(count)} 个单元格一致`,
  actions: {
    mapping: '看对应、改对应',
    replace: '换一份新空表',
    rename: '改名',
    download: '下载空表',
    remove: '删除',
  },
  renameTitle: '改名',
  renamed: '已改名',
  removeTitle: '删除这份表',
  removeBody: (name: string) => `“${name}”和它的对应会从列表里去掉。已经填好的文件不受影响。`,
  removeConfirm: '删除这份表',
  removed: '已删除',
} as const;
