import type { TestClient } from './test-session.ts';

/**
 * Gives one reason for whatever seems to be there twice (X4): for ledgers in which people take part in trainings of the same
 * days, where that is not what is tested.
 */
export async function explainDoublings(
  { doublings }: Pick<TestClient, 'doublings'>,
  projectUid: string,
): Promise<void> {
  const { rows } = await doublings.list({ projectUid });
  const findings = rows
    .filter(({ isRegistered }) => !isRegistered)
    .flatMap((row) => row.doublings.map(({ key }) => ({ traineeUid: row.traineeUid, key })));
  if (findings.length > 0) await doublings.explain({ projectUid, findings, reason: '已核对，各是各的' });
}
