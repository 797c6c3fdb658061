import { centeredText, plainText, wholeKind } from '../read/cell-kinds.ts';
import { sheetTitles } from './sheet-kinds.ts';
import { columnsFor, type SheetLayout } from './sheet-layout.ts';

/** Codes of the rows of 教基4068. */
export type Moe4068Code = '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10' | '11';

/** The rows in their order: everybody, then by hours of the school year, then by level of training. */
export const moe4068Lines: readonly { readonly code: Moe4068Code; readonly label: string }[] = [
  { code: '01', label: '接受过培训的专任教师' },
  { code: '02', label: '36学时以下' },
  { code: '03', label: '37—72学时' },
  { code: '04', label: '73—108学时' },
  { code: '05', label: '109学时以上' },
  { code: '06', label: '国家级' },
  { code: '07', label: '省级' },
  { code: '08', label: '地级' },
  { code: '09', label: '县级' },
  { code: '10', label: '校级' },
  { code: '11', label: '国（境）外' },
];

/** One row of the form. A person stands in one of 02–05 and in every level of 06–11 that they were trained at. */
export type Moe4068Row = {
  readonly label: string;
  readonly code: string;
  readonly people: number;
};

const column = columnsFor<Moe4068Row>();

/**
 * 教基4068 专任教师接受培训情况 (JJ4068): a form of eleven fixed rows. The ministry numbers its columns 甲, 乙, 1 …, so those
 * are aliases of the headings.
 */
export const moe4068: SheetLayout<Moe4068Row> = {
  id: 'moe-4068',
  title: sheetTitles.moe4068,
  orientation: 'portrait',
  isForm: true,
  lines: { codeKey: 'code', labelKey: 'label', valueKey: 'people', rows: moe4068Lines },
  columns: [
    column('label', '指标名称', plainText, { aliases: ['甲', '指标'], isRequired: true, width: 36 }),
    column('code', '代码', centeredText, { aliases: ['乙', '编号'], isRequired: true, width: 22 }),
    column('people', '人数', wholeKind(0, 10_000_000), { aliases: ['合计', '本学年'], width: 24 }),
  ],
  countLabel: (rows) => `共 ${rows.length} 行`,
};
