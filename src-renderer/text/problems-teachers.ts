import { maskId } from './format.ts';
import type { ProblemSentences } from './problems.ts';
import { sexWords } from './words.ts';

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

function sexWord(word: string): string {
  return word === 'male' || word === 'female' ? sexWords[word] : word;
}

/** Problems of a teacher, and of any sheet that is read (src-shared/sheet/sheet-problem.ts). */
export const sentences: ProblemSentences = {
  headerNotFound: () => '没有找到表头。表头应在前 20 行内，至少有“姓名”一列',
  missingColumn: (values) => `缺少“${values.text('heading')}”列`,
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
  documentTypeUnknown: (values) => `不认识的证件类型“${values.text('text')}”`,
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
  sexUnknown: (values) => `性别“${values.text('text')}”不认识，写“男”或“女”`,
  phoneUnusual: (values) => `手机号“${values.text('text')}”不像中国大陆的号码，请核对`,
  longNumberNumeric: () => '长号码被 Excel 存成了数字，末几位可能已丢失。把这一列设为文本后重新填写',
  leadingZerosPossiblyLost: () => '号码存成了数字，开头的 0 可能已丢失，请核对',
  sexContradictsIdNumber: (values) =>
    `性别填“${sexWord(values.text('sex'))}”，证件号表明是“${sexWord(values.text('fromIdNumber'))}”`,
  leftOnButActive: () => '状态是在职时不填离开日期',
  attendedMoreThanHeld: (values) => `实到 ${values.text('attended')} 多于应到 ${values.text('held')}`,
  rowHidden: () => '这一行在表里是隐藏的，也会导入',
  sameIdNumberJoined: (values) => `与第 ${values.text('rows') || values.text('row')} 行是同一人，已合为一条`,
  sameIdNumberDiffers: (values) => `与第 ${values.text('rows') || values.text('row')} 行证件号相同但内容不同`,
  sameNameWithoutIdNumber: (values) =>
    `还有同名的人而没有证件号，不能确定是谁${values.has('rows') ? `（第 ${values.text('rows')} 行）` : ''}`,
};
