import type { ProblemSentence, ProblemSentences } from './problem-sentence.ts';

/** Other formats of tables: a spreadsheet program turns them into .xlsx. */
const formats: Readonly<Record<string, string>> = {
  xls: '旧版 .xls（或 WPS 的 .et）',
  xlsb: '二进制 .xlsb',
  ods: 'OpenDocument .ods',
  text: '文本或 .csv',
  markup: '网页或 XML',
};

/** Files that are no table in any program. */
const otherFiles: Readonly<Record<string, string>> = {
  doc: 'Word 文档',
  docx: 'Word 文档',
  rtf: 'Word 文档',
  pptx: '演示文稿',
  pdf: 'PDF 文件',
  png: '图片',
  jpeg: '图片',
  gif: '图片',
  bmp: '图片',
  tiff: '图片',
  webp: '图片',
  zip: '压缩包',
  rar: '压缩包',
  '7z': '压缩包',
  gzip: '压缩包',
};

function notXlsx(format: string): string {
  const other = otherFiles[format];
  if (other === '压缩包') return '这是压缩包，解压后选里面的 .xlsx 空白表';
  if (other !== undefined) return `这是${other}，不是表格；请向下发单位索取 .xlsx 格式的空白表`;
  const name = formats[format];
  return `模板要用 .xlsx 格式${name === undefined ? '' : `（现在是${name}）`}，在 Excel 或 WPS 里打开，另存为 .xlsx 再选`;
}

/** What belongs to a sheet and cannot be repeated with it. */
const repeats: Readonly<Record<string, ProblemSentence>> = {
  macros: () => '文件带有宏',
  protectedStructure: () => '工作簿结构受保护，不能增加工作表',
  belongings: (v) => `表上有${belongings[v.text('kind')] ?? '不能复制的对象'}`,
  referred: (v) => `“${v.text('sheet')}”引用了这张表，复制后只会反映第一所学校`,
};

const belongings: Readonly<Record<string, string>> = {
  pivotTable: '数据透视表',
  slicer: '切片器',
  timeline: '日程表',
  queryTable: '外部查询',
  oleObject: '嵌入的对象',
  package: '嵌入的对象',
  control: '控件',
  threadedComment: '会话式批注',
};

/** Problems of other centers' blank workbooks: reading, mapping, filling. */
export const sentences = {
  templateNotRecognised: (v) =>
    v.text('headings') === ''
      ? '没有找到表头，也没有 {{…}} 占位符；请指出表头所在的行'
      : `没有找到表头（应有 ${v.text('headings')} 等列），也没有 {{…}} 占位符；请指出表头所在的行`,
  templateColumnMissing: (v) => `表上没有“${v.text('heading')}”列，这一项不会填出`,
  templateHeadingTwice: (v) => `有两列都叫“${v.text('heading')}”，填在前一列`,
  templateColumnUnknown: (v) =>
    v.text('heading') === '' ? '这一列不填' : `“${v.text('heading')}”不知道填什么，留空`,
  templateColumnComputed: (v) => `“${v.text('heading')}”由表内公式计算，不填`,
  templateHoldsExample: (v) => `表头下有 ${v.number('rows')} 行示例，填写时会被替换`,
  templateHoldsRows: (v) => `表头下已有 ${v.number('rows')} 行内容，不像空表；请换空表，或指出哪些行可以覆盖`,
  templateLineMissing: (v) =>
    `表上没有“${v.text('label')}”（${v.text('line')}）这一行，或由表内公式计算，不填`,
  templateSumTooShort: () => '合计公式没有覆盖全部空行，请核对',
  templatePlaceholderUnknown: (v) => `没有名为“${v.text('name')}”的内容，请换成可填的名称`,
  templateRowsOverlap: (v) =>
    `行的先后不对：表头第 ${v.number('headFirstRow')}—${v.number('headLastRow')} 行，填写第 ${v.number('firstRow')}—${v.number('lastRow')} 行，样式行第 ${v.number('sampleRow')} 行`,
  templateRowsTooMany: (v) =>
    `填写区域第 ${v.number('firstRow')}—${v.number('lastRow')} 行太长，最多 ${v.number('limit')} 行；行数不够时会自动加行`,
  templateNothingToFill: () => '还没有指定要填的列或单元格',
  templateColumnAbsent: () => '表上没有这一列',
  templateFieldUnknown: (v) => `没有“${v.text('key')}”这一项，或者它不是可以合计的数`,
  templateValueUnknown: (v) => `没有名为“${v.text('name')}”的内容`,
  templateTargetMerged: () => '这个单元格被合并到别的单元格里，不能填',
  templateTargetFormula: () => '这个单元格里是公式，不能填',
  templateCellTwice: () => '同一个单元格指定了两次',
  templateCellInRows: () => '这个单元格在逐行填写的区域里，不能单独填',
  templateCellHasNoRoom: () => '这个单元格里没有对应的占位符，也没有“共　人”',

  'template.fileTooLarge': (v) => `模板文件不能超过 ${v.number('megabytes')} MB`,
  'template.fileMissing': () => '选择模板文件',
  'template.nameMissing': () => '填写模板名称',
  'template.nameTaken': (v) => `已有名为“${v.text('name')}”的模板`,
  'template.sortUnknown': (v) => `不能按“${v.text('key')}”排序，表上没有这一项`,
  'template.kindDiffers': () => '这个模板是为另一种表保存的',
  'template.fieldsNotThere': (v) => `“${v.text('headings')}”在这个范围里没有内容可填，请重新核对模板的列`,
  'template.macrosKept': () => '模板带有宏，原样保留，没有运行',
  'template.externalLinksKept': (v) => `模板引用了 ${v.number('links')} 个其他文件，引用原样保留，没有更新`,
  'template.recordsHidden': (v) =>
    `有 ${v.number('records')} 条记录填在模板隐藏的行里，打开后看不到；请在 Excel 或 WPS 里取消隐藏这些行`,
  'template.figuresShownUnlike': (v) =>
    `有 ${v.number('figures')} 个数（${v.text('address')} 等）按模板单元格的格式显示得与台账不同，例如四舍五入成整数或显示成百分数；存的数没有变，可在 Excel 或 WPS 里改单元格格式`,
  'template.formulasNotComputed': (v) =>
    `有 ${v.number('formulas')} 个公式要在 Excel 或 WPS 里打开后才会算出结果`,

  'template.templateNotXlsx': (v) => notXlsx(v.text('format')),
  'template.templateSigned': () => '模板带有数字签名，填写会使签名失效；请向下发单位索取未签名的模板',
  'template.templateSheetMissing': (v) => `文件里没有工作表“${v.text('sheet')}”`,
  'template.targetHoldsFormula': (v) => `单元格 ${v.text('address')} 里是公式，没有填写`,
  'template.targetMerged': (v) => `单元格 ${v.text('address')} 被合并到别的单元格里，没有填写`,
  'template.tooManyRecords': (v) => `${v.number('records')} 条记录超出了工作表的行数`,
  'template.valueMissing': (v) => `没有名为“${v.text('name')}”的内容可填`,
  'template.valueNotWritable': (v) => `要写入单元格 ${v.text('address')} 的文字过长或含有控制字符`,
  'template.sheetNotRepeatable': (v) =>
    `这张表不能每校复制一页：${repeats[v.text('reason')]?.(v) ?? '含有只能有一份的内容'}。可以改为每校一个文件`,
  'template.filledDiffers': (v) =>
    `填好后读回核对，${v.number('cells') === 0 ? '' : `${v.number('cells')} 个`}单元格${v.text('address') === '' ? '' : `（${v.text('address')} 等）`}与台账不一致，文件没有生成`,
} satisfies ProblemSentences;
