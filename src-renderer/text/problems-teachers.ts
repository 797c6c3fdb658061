import { maskId } from './format.ts';
import type { ProblemSentences } from './problem-sentence.ts';

const idNumberReasons: Readonly<Record<string, string>> = {
  characters: '证件号里有不该有的字符',
  length: '证件号的位数不对，应为 18 位',
  'birth-date': '证件号里的出生日期不存在',
  'check-digit': '证件号的校验位不符',
  'excel-precision': '证件号末三位是 000 且校验位不符：这一列在 Excel 里是否设成了数字？',
};

const nameReasons: Readonly<Record<string, string>> = {
  characters: '姓名里有无法显示的字符，请对照原件重新输入',
  length: '姓名应为 1 至 50 个字',
  'private-use': '姓名里有只在个别字体中存在的字，打印前请核对',
  unusual: '姓名里有不常见的符号，请核对',
};

const foundWords: Readonly<Record<string, string>> = {
  doc: '这是 Word 文档',
  docx: '这是 Word 文档',
  pptx: '这是演示文稿',
  ods: '这是 ODS 表格，另存为 .xlsx 后再选',
  xlsb: '这是 .xlsb 二进制工作簿，另存为 .xlsx 后再选',
  zip: '这是压缩包，解压后选里面的表格',
  markup: '这是网页或 XML 文件，在 Excel 里打开后另存为 .xlsx',
  unknownEncoding: '文字编码无法识别，在 Excel 里另存为 .xlsx',
};

/** Problems of a teacher, and of any sheet that is read (`sheetProblemCodes`). */
export const sentences = {
  headerNotFound: (values) =>
    `没有找到表头。表头应在前 ${values.text('rows')} 行内，至少有这些列：${values.text('headings')}`,
  missingColumn: (values) => `缺少“${values.text('heading')}”列`,
  rivalHeadings: (values) =>
    `${values.text('headings')}这 ${values.number('count')} 列分不清哪一列才是，没有读取：请指定一列，或都选“不导入”。汇总表不是一个项目的名单`,
  duplicateHeading: (values) => `表头“${values.text('heading')}”出现了两次，只读取一列`,
  unmatchedHeading: (values) => `“${values.text('heading')}”列不导入`,
  requiredValueMissing: (values) => `没有填${values.text('heading')}`,
  formulaNotCalculated: () => '单元格是公式但没有计算结果，在 Excel 里打开保存一次再导入',
  cellHoldsError: (values) => `单元格里是错误值 ${values.text('text')}`,
  textTooLong: (values) => `内容超过 ${values.text('limit')} 个字`,
  controlCharacters: () => '去掉了看不见的控制字符',

  idNumberNumeric: () => '证件号被 Excel 存成了数字，末几位可能已丢失。把这一列设为文本后重新填写',
  idNumberInvalid: (values) => idNumberReasons[values.text('reason')] ?? '证件号不正确',
  idNumberFromNumericColumn: () => idNumberReasons['excel-precision'] ?? '',
  idNumberExpanded: (values) => `15 位证件号已换算为 18 位 ${maskId(values.text('to'))}`,
  idNumberUnusual: (values) =>
    values.text('reason') === 'otherDocument'
      ? '不是身份证号，按其他证件保存'
      : '证件号的地区码不在名录中，请核对',
  idNumberNormalised: (values) => `证件号已整理为 ${maskId(values.text('to'))}`,
  nameNormalised: (values) => `姓名“${values.text('from')}”已整理为“${values.text('to')}”`,
  nameInvalid: (values) => nameReasons[values.text('reason')] ?? '姓名不正确',
  nameUnusual: (values) => nameReasons[values.text('reason')] ?? '姓名里有不常见的字，请核对',

  numberUnreadable: (values) => `“${values.text('text')}”不是数字`,
  numberTooManyDecimals: (values) => `“${values.text('text')}”超过三位小数`,
  numberNegative: (values) => `“${values.text('text')}”不能是负数`,
  numberOutOfRange: (values) =>
    `“${values.text('text')}”应在 ${values.text('min')} 与 ${values.text('max')} 之间`,
  numberNotWhole: (values) => `“${values.text('text')}”应为整数`,
  dateUnreadable: (values) => `“${values.text('text')}”不是日期，写作 2025-11-22`,
  dateImpossible: (values) => `“${values.text('text')}”这一天不存在`,
  dateIncomplete: (values) => `日期“${values.text('text')}”不完整，写作 2025-11-22`,
  dateAmbiguous: (values) => `日期“${values.text('text')}”有几种读法，写作 2025-11-22`,
  dateMonthOnly: (values) => `只有年月，按 ${values.text('to')} 保存`,
  dateFromSerial: (values) => `Excel 日期序号 ${values.text('from')} 读作 ${values.text('to')}`,
  periodReversed: (values) => `“${values.text('text')}”的结束早于开始`,
  choiceUnknown: (values) => `“${values.text('text')}”不在名录中`,
  choiceNormalised: (values) => `“${values.text('from')}”按“${values.text('to')}”保存`,
  resultUnknown: (values) => `考核结果“${values.text('text')}”认不出；写合格、优秀、不合格或缺席`,
  sexUnknown: (values) => `性别“${values.text('text')}”不认识，写“男”或“女”`,
  phoneUnusual: (values) => `手机号“${values.text('text')}”不像中国大陆的号码，请核对`,
  longNumberNumeric: () => '长号码被 Excel 存成了数字，末几位可能已丢失。把这一列设为文本后重新填写',
  leadingZerosPossiblyLost: () => '号码存成了数字，开头的 0 可能已丢失，请核对',
  sexContradictsIdNumber: (values) =>
    `性别填“${values.text('sex')}”，证件号表明是“${values.text('fromIdNumber')}”`,

  'teacher.nameMissing': () => '写上姓名',
  'teacher.name-characters': () => nameReasons['characters'] ?? '',
  'teacher.name-length': () => nameReasons['length'] ?? '',
  'teacher.nameUnusual': () => '姓名里有不常见的字或符号，请核对',
  'teacher.organisationMissing': () => '写上单位',
  'teacher.idNumberMissing': () => '没有证件号，同名时不能自动对上',
  'teacher.emailUnusual': (values) => `邮箱“${values.text('email')}”不像一个邮箱地址，请核对`,
  'teacher.idNumberTooLong': () => '证件号最多 30 个字符',
  'teacher.idNumber-characters': () => idNumberReasons['characters'] ?? '',
  'teacher.idNumber-length': () => idNumberReasons['length'] ?? '',
  'teacher.idNumber-excel-precision': () => idNumberReasons['excel-precision'] ?? '',
  'teacher.idNumber-birth-date': () => idNumberReasons['birth-date'] ?? '',
  'teacher.idNumber-check-digit': () => idNumberReasons['check-digit'] ?? '',
  'teacher.idNumberRegionUnknown': () => '证件号的地区码不在名录中，请核对',
  'teacher.sameNameWithoutNumber': (values) =>
    values.has('row')
      ? `第 ${values.number('row')} 行也是${values.text('name')}（${values.text('organisation')}），有一行没填证件号，是否同一人？`
      : `${values.text('organisation')}已有一位${values.text('name')}，其中有一条没填证件号，是否同一人？`,
  'teacher.idNumberTaken': (values) =>
    `这个证件号已属于${values.text('organisation')}的${values.text('name')}`,
  'teacher.sexContradictsIdNumber': () => '性别与证件号表明的不同',
  'teacher.birthContradictsIdNumber': (values) => `出生日期与证件号表明的 ${values.text('birth')} 不同`,
  'teacher.dateInTheFuture': (values) => `${values.text('date')} 还没有到`,
  'teacher.hiredBeforeBirth': () => '参加工作日期早于出生日期',
  'teacher.broughtInBeforeHired': () => '引进日期早于参加工作日期，请核对',
  'teacher.leftButActive': () => '状态是在职时不填离开日期',
  'teacher.degreeDue': (values) =>
    `学历为${values.text('education')}，办法要求${values.text('degree')}：还要提升学历`,
  'teacher.degreeUnknown': (values) =>
    values.has('education')
      ? `学历“${values.text('education')}”看不出层次，办法要求${values.text('degree')}：请核对`
      : `没有填学历，办法要求${values.text('degree')}：请补填`,
  'teacher.proofYearsCross': () => '凭证的止年早于起年',
  'teacher.proofLevel': () => '近五年凭证由校级出具，办法要求县级以上教育行政部门：请补交',
  'teacher.proofYears': (values) =>
    `近五年凭证只到 ${values.text('from')}–${values.text('to')} 年，不满引进前的五年：请补交`,
  'teacher.proofMissing': (values) =>
    `${values.text('date')} 从外省引进，缺近五年继续教育证明。免考核照旧，补交后在资料里勾选`,

  'import.ambiguousName': (values) =>
    `台账里有 ${values.text('count')} 位“${values.text('name')}”，补上证件号才能确定是谁`,
  'import.otherName': (values) =>
    `这个证件号在台账里是“${values.text('known')}”，文件里是“${values.text('name')}”`,
  'import.changedSincePreview': () => '核对之后台账有了变化，请重新核对',
  'import.alreadyUndone': () => '这次导入已经撤销过',
  'import.noSuchSheet': (values) => `文件里没有工作表“${values.text('sheet')}”`,
  'import.changedLater': (values) => `${values.text('name')}的资料在导入之后改过`,
  'import.teacherInProject': (values) => `${values.text('name')}已在培训项目的名单里`,
  'import.skipped-total': () => '合计行，不导入',
  'import.skipped-footer': () => '落款或说明行，不导入',
  'import.skipped-repeatedHeader': () => '重复的表头，不导入',
  'import.skipped-onlyNumbered': () => '只有序号，没有内容',
  'import.skipped-blank': () => '空行，不导入',

  'deduction.unknownRule': () => '这一年执行的办法里没有这条扣学时的规定',
  'deduction.hoursOpen': (values) => `“${values.text('title')}”一次扣多少学时还没有定，先在“待定事项”里定下`,
  'deduction.inTheFuture': (values) => `检查日期 ${values.text('date')} 还没有到`,
  'deduction.alreadyTaken': (values) =>
    `${values.text('name')} ${values.text('date')} 已经按这一条扣过；扣错的先冲正那一条`,

  'entry.alreadyReversed': () => '这条记录已经冲正过',
  'entry.reversedInTheFuture': (values) => `冲正的生效日期 ${values.text('date')} 还没有到`,
  'entry.otherEntryStands': (values) =>
    `${values.text('years')} 年度还有一条登记；先选“仍要补登”冲正那一条，最后一条再改为不合格`,
  'entry.certificateIssued': (values) => `已发证书 ${values.text('number')}，先作废证书再冲正`,

  'workbook.emptyFile': () => '文件是空的',
  'workbook.notASpreadsheet': (values) =>
    foundWords[values.text('found')] ?? '这不是表格文件，选择 .xlsx、.xls 或 .csv',
  'workbook.encryptedWorkbook': () => '文件设了打开密码，去掉密码后再选',
  'workbook.damagedZip': () => '文件已损坏，请重新取得一份',
  'workbook.damagedWorkbook': () => '文件内容已损坏，在 Excel 里打开并另存一份再选',
  'workbook.zipBomb': () => '文件展开后过大，不是正常的表格',
  'workbook.tooLarge': () => '文件太大，拆成几份再导入',
  'workbook.tooManyRows': (values) => `工作表“${values.text('sheet')}”超过 ${values.text('limit')} 行`,
  'workbook.tooManyColumns': (values) => `工作表“${values.text('sheet')}”超过 ${values.text('limit')} 列`,
  'workbook.noSheet': () => '文件里没有工作表',
  'workbook.chartSheetSkipped': () => '图表页不读取',
  'workbook.externalLinksIgnored': () => '引用其他文件的内容按保存时的值读取',
  'workbook.macrosIgnored': () => '文件里的宏不会运行',
  'workbook.formatDiffersFromName': (values) => `文件内容其实是 ${values.text('format')} 格式，已按内容读取`,
  'workbook.hiddenSheet': (values) => `工作表“${values.text('sheet')}”是隐藏的`,
  'workbook.legacyEncoding': () => '按 GB18030 编码读取',
  'workbook.legacyXls': () => '旧版 .xls 文件，已读取',
  attendedMoreThanHeld: (values) => `实到 ${values.text('attended')} 多于应到 ${values.text('held')}`,
  rowHidden: () => '这一行在表里是隐藏的，也会导入',
  sameIdNumberJoined: (values) => `与第 ${values.text('row')} 行是同一人，已合为一条`,
  sameIdNumberDiffers: (values) =>
    `与第 ${values.text('rows')} 行证件号相同，但${values.text('headings')}不同`,
  sameNameWithoutIdNumber: (values) =>
    `还有同名的人而没有证件号，不能确定是谁${values.has('rows') ? `（第 ${values.text('rows')} 行）` : ''}`,
} satisfies ProblemSentences;
