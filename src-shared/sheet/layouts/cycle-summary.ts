import type { Credits, Hours } from '../../training/thousandths.ts';
import { centeredText, creditsKind, hoursKind, plainText } from '../read/cell-kinds.ts';
import { identityNumberKind, nameKind } from '../read/person-kinds.ts';
import { aliases, oneLineEach } from './shared-columns.ts';
import { sheetTitles } from './sheet-kinds.ts';
import { columnsFor, type SheetLayout } from './sheet-layout.ts';

/** One teacher's cycle: figures of each of its years under `2021.hours`, `2021.credits`, `2021.verdict`. */
export type CycleSummaryRow = {
  readonly name: string;
  readonly idNumber: string | null;
  readonly organisationName: string | null;
  readonly totalHours: Hours | null;
  readonly totalCredits: Credits | null;
  readonly verdict: string | null;
  readonly shortfall: string | null;
} & {
  readonly [key: `${number}.hours`]: Hours | null;
} & {
  readonly [key: `${number}.credits`]: Credits | null;
} & {
  readonly [key: `${number}.verdict`]: string | null;
};

const column = columnsFor<CycleSummaryRow>();

/** 周期学分汇总表 of the years `from` to `to`, both included: one line per teacher (H9, H12). */
export function cycleSummary(cycle: {
  readonly from: number;
  readonly to: number;
}): SheetLayout<CycleSummaryRow> {
  // One group of three columns for each year of the cycle.
  const years = Array.from({ length: cycle.to - cycle.from + 1 }, (_, index) => cycle.from + index);
  return {
    id: 'cycle-summary',
    title: sheetTitles.cycleSummary,
    columns: [
      column('name', '姓名', nameKind, { aliases: aliases.name, isRequired: true, width: 10 }),
      column('idNumber', '身份证号', identityNumberKind, { aliases: aliases.idNumber, width: 20 }),
      column('organisationName', '单位', plainText, { aliases: aliases.organisationName, width: 20 }),
      ...years.flatMap((year) => [
        column(`${year}.hours`, [`${year}年`, '学时'], hoursKind, { isSummed: true, width: 6.5 }),
        column(`${year}.credits`, [`${year}年`, '学分'], creditsKind, { isSummed: true, width: 6.5 }),
        column(`${year}.verdict`, [`${year}年`, '结论'], centeredText, { width: 7.5 }),
      ]),
      column('totalHours', ['周期合计', '学时'], hoursKind, { isSummed: true, width: 7.5 }),
      column('totalCredits', ['周期合计', '学分'], creditsKind, { isSummed: true, width: 7.5 }),
      column('verdict', '周期结论', centeredText, { aliases: ['结论', '周期考核结论'], width: 9 }),
      column('shortfall', '差额', plainText, { aliases: ['差额情况', '缺口', '所缺学分'], width: 22 }),
    ],
    ...oneLineEach,
  };
}
