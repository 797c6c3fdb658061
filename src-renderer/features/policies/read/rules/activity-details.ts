import type { ActivityRow } from '../../../../../src-shared/policy/document/described-pack.ts';
import { scopeText } from './activity-scope.ts';

/** What nearly every activity says; only another place of registration is worth a word. */
const USUAL_REGISTRATION = '按项目级别登记';

/** Everything about an activity that its figures do not say; `remark` holds for every figure of its row. */
export function activityDetails(activity: ActivityRow, remark: string): string {
  return [
    scopeText(activity),
    remark,
    activity.hours,
    activity.registerAt === USUAL_REGISTRATION ? '' : activity.registerAt,
    activity.condition,
    activity.figures,
  ]
    .filter((part) => part !== '')
    .join('；');
}
