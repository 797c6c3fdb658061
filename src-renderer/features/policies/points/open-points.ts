import type { SilentPoint } from '../../../components/overlay/decision-form.tsx';

type Point = Pick<SilentPoint, 'current' | 'default' | 'when' | 'waitingCount'>;

/** Whether somebody still has to decide. A pack that governed before counts only for those who still wait for it. */
export function isOpenPoint({ current, default: suggested, when, waitingCount }: Point): boolean {
  return current === null && suggested === null && (when !== 'past' || waitingCount > 0);
}
