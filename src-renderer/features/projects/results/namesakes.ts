import type { Trainee } from '../../../../src-shared/rpc/contract/projects.ts';

/** Names that more than one person of the list has; one person in two roles is no namesake. */
export function namesakesOf(trainees: readonly Pick<Trainee, 'teacher'>[]): ReadonlySet<string> {
  const known = new Map<string, string>();
  const shared = new Set<string>();
  for (const { teacher } of trainees)
    if ((known.get(teacher.name) ?? teacher.uid) !== teacher.uid) shared.add(teacher.name);
    else known.set(teacher.name, teacher.uid);
  return shared;
}
