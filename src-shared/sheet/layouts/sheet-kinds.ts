/** The sheets that the program fills, built in or laid out by somebody else. */
export const sheetKinds = [
  'registration',
  'qualified',
  'completion',
  'yearSummary',
  'cycleSummary',
  'nationalTrainees',
  'trainingHours',
  'moe4068',
] as const;
/** One of `sheetKinds`. */
export type SheetKind = (typeof sheetKinds)[number];

/** What stands above each sheet, and what screens call it. */
export const sheetTitles = {
  registration: '学分登记表',
  qualified: '培训合格学员信息表',
  completion: '结业名单',
  yearSummary: '年度学分汇总表',
  cycleSummary: '周期学分汇总表',
  nationalTrainees: '国培参训教师信息表',
  trainingHours: '培训统计表',
  moe4068: '专任教师接受培训情况',
} as const satisfies Record<SheetKind, string>;

/** One table; a worksheet for every school; a file for every school, in one .zip. */
export const sheetSplits = ['one', 'sheetPerSchool', 'filePerSchool'] as const;
/** One of `sheetSplits`. */
export type SheetSplit = (typeof sheetSplits)[number];

/** What a sheet is about. `year`: a registration year; `schoolYear`: the year it begins in; `cycle`: any year of it. */
export type SheetScope = 'project' | 'year' | 'schoolYear' | 'cycle';

/** What may be asked of a sheet: its scopes (the first is proposed), further filters, whether it comes school by school. */
export type SheetChoices = {
  readonly scopes: readonly SheetScope[];
  readonly byOrganisation: boolean;
  readonly byLevel: boolean;
  /** A sheet or a file for every school. */
  readonly canSplit: boolean;
};

/**
 * What may be asked of each kind of sheet. The list of trainees of a project has no year of its own, a summary
 * no project.
 */
export const sheetChoices: Readonly<Record<SheetKind, SheetChoices>> = {
  registration: { scopes: ['year', 'project'], byOrganisation: true, byLevel: true, canSplit: true },
  qualified: { scopes: ['project'], byOrganisation: true, byLevel: false, canSplit: true },
  completion: { scopes: ['project'], byOrganisation: true, byLevel: false, canSplit: true },
  yearSummary: { scopes: ['year'], byOrganisation: true, byLevel: false, canSplit: true },
  cycleSummary: { scopes: ['cycle'], byOrganisation: true, byLevel: false, canSplit: true },
  nationalTrainees: { scopes: ['project', 'year'], byOrganisation: true, byLevel: false, canSplit: true },
  trainingHours: { scopes: ['year', 'schoolYear'], byOrganisation: true, byLevel: true, canSplit: true },
  moe4068: { scopes: ['schoolYear'], byOrganisation: true, byLevel: false, canSplit: true },
};
