import type { Approver } from '../duties/leave-route.ts';
import type { Registrar } from '../duties/registration-permission.ts';

/** How those who approve leave and trips are called. */
export const approverText = {
  'training-unit': '培训单位',
  'training-center': '培训中心',
  'leader-in-charge': '分管领导',
  'main-leader': '主要领导',
} as const satisfies Record<Approver, string>;

/** How those who register are called. */
export const registrarText = {
  school: '学校',
  county: '县级培训机构',
  city: '市级培训机构',
  province: '省级培训机构',
} as const satisfies Record<Registrar, string>;
