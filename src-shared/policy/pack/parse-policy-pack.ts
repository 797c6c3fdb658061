import { checkPack, type PackResult, placed } from './check-pack.ts';
import { policyPackSchema } from './policy-pack.ts';
import { readProblems } from './read-problem.ts';

/** Pack JSON → pack, or all problems at once. References inside are checkPack here, or by `resolvePack` for an extension. */
export function parsePolicyPack(json: unknown): PackResult {
  const result = policyPackSchema.safeParse(json);
  if (!result.success) {
    return { ok: false, problems: readProblems(result.error).map((problem) => placed(json, problem)) };
  }
  return checkPack(result.data);
}
