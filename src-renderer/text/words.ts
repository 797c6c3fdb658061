import { deadlineCounterWords, deadlineUnitWords } from '../../src-shared/policy/policy-words.ts';
import type { Duty } from '../../src-shared/rpc/contract/home.ts';
import type { Outputs } from '../../src-shared/rpc/contract/index.ts';
import { formWords, levelWords } from '../../src-shared/words.ts';

/** Words of codes stand once, in the core; screens take them from here, as all their words. */
export { verdictWords } from '../../src-shared/policy/policy-words.ts';
export {
  activityWord,
  afterReversalWords,
  approvalDecisionWords,
  dayPatternWords,
  degreeLevelWords,
  formScopeWords,
  formWords,
  gradeWords,
  idTypeWords,
  levelShortWords,
  levelWords,
  locationKindWords,
  organisationLevelWords,
  organiserKindWords,
  projectKindWords,
  projectStateWords,
  projectStepWords,
  resultWords,
  roleWords,
  schoolStageWords,
  sexWords,
  teacherRoleWords,
  teacherStatusWords,
  trainingKindWords,
} from '../../src-shared/words.ts';

const knownGroups: Readonly<Record<string, string>> = { ...levelWords, ...formWords };

/** The word for a source of hours and credits, which is a level or a form; any other key is shown as it is. */
export function groupWord(key: string): string {
  return knownGroups[key] ?? key;
}

/** Why a backup was made. */
export const backupKindWords = {
  close: '关闭台账时',
  import: '导入前',
  migration: '程序升级前',
  manual: '手动',
  restore: '恢复前',
} as const satisfies Record<Outputs['app']['backups'][number]['kind'], string>;

type CountedBy = NonNullable<Duty['calendar']>;

/** What a deadline is counted by. */
export const calendarWords = {
  working: deadlineUnitWords['working-day'],
  calendar: deadlineUnitWords['calendar-day'],
} as const satisfies Record<CountedBy, string>;

/** The same behind a number: 还有 12 个工作日. */
export const calendarCounterWords = {
  working: deadlineCounterWords['working-day'],
  calendar: deadlineCounterWords['calendar-day'],
} as const satisfies Record<CountedBy, string>;
