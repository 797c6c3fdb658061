import type { Credits, Hours } from '../../training/thousandths.ts';
import { centeredText, creditsKind, hoursKind, plainText } from '../read/cell-kinds.ts';
import { checkPerson, identityNumberKind, nameKind } from '../read/person-kinds.ts';
import { aliases } from './shared-columns.ts';
import { sheetTitles } from './sheet-kinds.ts';
import { type CellKind, columnsFor, type SheetLayout } from './sheet-layout.ts';

/**
 * One teacher's year. `school…`: what school-based training earned, what is registered of it (H9, H14.4), what is over
 * the cap and not counted (Q4). Totals are what counts.
 */
export type YearSummaryRow = {
  readonly name: string;
  readonly idNumber: string | null;
  readonly subject: string | null;
  readonly nationalHours: Hours | null;
  readonly nationalCredits: Credits | null;
  readonly provincialHours: Hours | null;
  readonly provincialCredits: Credits | null;
  readonly localHours: Hours | null;
  readonly localCredits: Credits | null;
  readonly remoteHours: Hours | null;
  readonly remoteCredits: Credits | null;
  readonly schoolHours: Hours | null;
  readonly schoolCredits: Credits | null;
  readonly schoolCreditsOver: Credits | null;
  readonly otherHours: Hours | null;
  readonly otherCredits: Credits | null;
  readonly totalHours: Hours | null;
  readonly totalCredits: Credits | null;
  readonly verdict: string | null;
  readonly makeUp: string | null;
};

const column = columnsFor<YearSummaryRow>();

/** Keys of the row that hold values of one kind. */
type KeysOf<Value> = {
  [Key in keyof YearSummaryRow]: NonNullable<YearSummaryRow[Key]> extends Value ? Key : never;
}[keyof YearSummaryRow];

/** A column of hours, summed. */
function hoursColumn(key: KeysOf<Hours>, headings: readonly string[]) {
  const kind: CellKind<Hours> = hoursKind;
  return column(key, headings, kind, { isSummed: true, width: 6.5 });
}

/** A column of credits, summed; wide enough for its words where these are longer than 学分. */
function creditsColumn(key: KeysOf<Credits>, headings: readonly string[]) {
  const kind: CellKind<Credits> = creditsKind;
  const isLong = (headings.at(-1)?.length ?? 0) > 2;
  return column(key, headings, kind, { isSummed: true, width: isLong ? 9 : 6.5 });
}

/**
 * 年度学分汇总表: one line per teacher, by form and level, with the year's verdict. City and county are one group of
 * columns (市县级).
 */
export const yearSummary: SheetLayout<YearSummaryRow> = {
  id: 'year-summary',
  title: sheetTitles.yearSummary,
  columns: [
    column('name', '姓名', nameKind, { aliases: aliases.name, isRequired: true, width: 10 }),
    column('idNumber', '身份证号', identityNumberKind, { aliases: aliases.idNumber, width: 20 }),
    column('subject', '学科', centeredText, { aliases: aliases.subject, width: 11.5 }),
    hoursColumn('nationalHours', ['集中培训', '国家级', '学时']),
    creditsColumn('nationalCredits', ['集中培训', '国家级', '学分']),
    hoursColumn('provincialHours', ['集中培训', '省级', '学时']),
    creditsColumn('provincialCredits', ['集中培训', '省级', '学分']),
    hoursColumn('localHours', ['集中培训', '市县级', '学时']),
    creditsColumn('localCredits', ['集中培训', '市县级', '学分']),
    hoursColumn('remoteHours', ['远程培训', '学时']),
    creditsColumn('remoteCredits', ['远程培训', '学分']),
    hoursColumn('schoolHours', ['校级培训', '学时']),
    creditsColumn('schoolCredits', ['校级培训', '登记学分']),
    creditsColumn('schoolCreditsOver', ['校级培训', '超出未计']),
    hoursColumn('otherHours', ['其他', '学时']),
    creditsColumn('otherCredits', ['其他', '学分']),
    hoursColumn('totalHours', ['合计', '学时']),
    creditsColumn('totalCredits', ['合计', '学分']),
    column('verdict', '年度结论', centeredText, { aliases: ['结论', '考核结论', '是否合格'], width: 12 }),
    column('makeUp', '补修情况', plainText, { aliases: ['补修'], width: 12 }),
  ],
  check: checkPerson,
  identityOf: (row) => row.idNumber,
  nameOf: (row) => ({ name: row.name, within: null }),
  countLabel: (rows) => `共 ${rows.length} 人`,
};
