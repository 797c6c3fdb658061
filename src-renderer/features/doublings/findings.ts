import { doublingProblems } from '../../../src-shared/registration/doubling-problems.ts';
import type { DoubtfulPlace } from '../../../src-shared/rpc/contract/doublings.ts';
import type { WireProblem } from '../../../src-shared/rpc/contract/shared.ts';

/** One finding of one person, as a line of the table. */
export type Finding = {
  readonly place: DoubtfulPlace;
  readonly doubling: DoubtfulPlace['doublings'][number];
  /** The finding in words, without the name. */
  readonly problems: readonly WireProblem[];
};

/** The findings of all places, one line each. */
export function findingsOf(rows: readonly DoubtfulPlace[]): readonly Finding[] {
  return rows.flatMap((place) =>
    place.doublings.map((doubling) => ({ place, doubling, problems: [...doublingProblems('', [doubling])] })),
  );
}

/** Names a line among those of the table. */
export function findingKey({ place, doubling }: Finding): string {
  return `${place.traineeUid} ${doubling.key}`;
}

/** Whether a reason can still be given: an entry keeps those that it was registered with. */
export function isOpen({ place }: Finding): boolean {
  return !place.isRegistered;
}

/** The keys of the lines that wait for a reason. */
export function waitingKeys(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(
    findings.filter((finding) => isOpen(finding) && finding.doubling.reason === null).map(findingKey),
  );
}
