import type { Sex } from '../../people/sex.ts';
import type { TraineeResult } from '../../training/trainee.ts';
import { documentNumberKind, plainText } from '../read/cell-kinds.ts';
import { identityNumberKind, nameKind, sexKind } from '../read/person-kinds.ts';
import { resultKind } from '../read/school-words.ts';
import { aliases, oneLineEach } from './shared-columns.ts';
import { sheetTitles } from './sheet-kinds.ts';
import { columnsFor, type SheetLayout } from './sheet-layout.ts';

/** One trainee of a 结业名单; the certificate number is blank until the center has reviewed the list (L23, Q21). */
export type CompletionListRow = {
  readonly name: string;
  readonly sex: Sex | null;
  readonly idNumber: string | null;
  readonly organisationName: string | null;
  readonly result: TraineeResult | null;
  readonly certificateNumber: string | null;
};

const column = columnsFor<CompletionListRow>();

/**
 * 结业名单 (L23): what the organiser stamps and hands in for review. Its column of certificate numbers is written
 * by the center and comes back filled.
 */
export const completionList: SheetLayout<CompletionListRow> = {
  id: 'completion-list',
  title: sheetTitles.completion,
  orientation: 'portrait',
  columns: [
    column('name', '姓名', nameKind, { aliases: aliases.name, isRequired: true, width: 11 }),
    column('sex', '性别', sexKind, { aliases: aliases.sex, width: 6 }),
    column('idNumber', '身份证号', identityNumberKind, { aliases: aliases.idNumber, width: 21 }),
    column('organisationName', '单位', plainText, { aliases: aliases.organisationName, width: 26 }),
    column('result', '考核结果', resultKind, { aliases: aliases.result, width: 10 }),
    column('certificateNumber', '结业证书编号', documentNumberKind, {
      aliases: aliases.certificateNumber,
      width: 21,
    }),
  ],
  ...oneLineEach,
};
