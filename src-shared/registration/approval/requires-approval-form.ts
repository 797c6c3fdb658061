import type { PolicyPack } from '../../policy/pack/policy-pack.ts';
import type { ProjectFields } from '../../training/project.ts';

/** Whether registering asks for a signed form: own projects, and only where the text asks for one (A27; Wuhan asks none). */
export function requiresApprovalForm({
  project,
  pack,
}: {
  readonly project: Pick<ProjectFields, 'kind'>;
  readonly pack: PolicyPack;
}): boolean {
  return project.kind === 'own' && pack.requiresApprovalForm === true;
}
