import type { Hours } from '../../training/thousandths.ts';
import { hoursKind } from '../read/cell-kinds.ts';
import { nameKind } from '../read/person-kinds.ts';
import { stageKind, subjectKind } from '../read/school-words.ts';
import { aliases } from './shared-columns.ts';
import { sheetTitles } from './sheet-kinds.ts';
import { columnsFor, type SheetLayout } from './sheet-layout.ts';

/** One teacher of a 培训统计表. The sheet asks for no number, so two people of one name are two lines. */
export type TrainingHoursRow = {
  readonly name: string;
  readonly subject: string | null;
  readonly stage: string | null;
  readonly hours: Hours | null;
};

const column = columnsFor<TrainingHoursRow>();

/**
 * 培训统计表: who was trained for how many hours. Without a number nobody can be told from a namesake, so rows are
 * neither joined nor called ambiguous.
 */
export const trainingHours: SheetLayout<TrainingHoursRow> = {
  id: 'training-hours',
  title: sheetTitles.trainingHours,
  orientation: 'portrait',
  columns: [
    column('name', '教师姓名', nameKind, { aliases: aliases.name, isRequired: true, width: 22 }),
    column('subject', '任教学科', subjectKind, { aliases: aliases.subject, width: 24 }),
    column('stage', '任教学段', stageKind, { aliases: aliases.stage, width: 18 }),
    column('hours', '学时', hoursKind, { aliases: aliases.hours, isSummed: true, width: 18 }),
  ],
  countLabel: (rows) => `共 ${rows.length} 人`,
};
