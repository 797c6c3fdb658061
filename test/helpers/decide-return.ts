import type { ReturnDifference } from '../../src-shared/rpc/contract/corrections.ts';
import type { Inputs } from '../../src-shared/rpc/contract/index.ts';

/** The county's decision on a sheet: what can be accepted is, except for facts of the people named. */
export function decisionOn(
  file: File,
  fingerprint: string,
  differences: readonly ReturnDifference[],
  rejectedPeople: readonly string[] = ['教师八'],
): Inputs['corrections']['apply'] {
  const accepted = differences
    .filter(({ canAccept, teacher }) => canAccept && !rejectedPeople.includes(teacher.name))
    .map(({ id }) => id);
  return {
    ...{ file, fingerprint, accepted },
    ...{ reason: '按办法核减', rejection: '材料齐全', decidedBy: '琼山区教育局', decidedOn: '2025-11-08' },
    document: null,
  };
}
