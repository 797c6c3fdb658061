import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { policyPackSchema } from '../../src-shared/policy/pack/policy-pack.ts';

const root = resolve(import.meta.dirname, '../..');

/** What to run when a derived policy file is stale. */
export const WRITE_POLICY_FILES = 'node test/helpers/write-policy-files.ts';

/** Files under resources/policies that are derived from others: path from the root → content. */
export function derivedPolicyFiles(): ReadonlyMap<string, string> {
  const cases = readdirSync(join(root, 'test/policy-cases')).filter((name) => name !== 'formats.json');
  return new Map([
    ['resources/policies/policy-pack.schema.json', schemaText()],
    ...cases.map(
      (name) =>
        [
          `resources/policies/cases/${name}`,
          readFileSync(join(root, 'test/policy-cases', name), 'utf8'),
        ] as const,
    ),
  ]);
}

/** The pack format for editors of other programs. What JSON Schema cannot say (references, rising bands) only the program checks. */
function schemaText(): string {
  const schema = z.toJSONSchema(policyPackSchema, { io: 'input', reused: 'ref', target: 'draft-2020-12' });
  return `${JSON.stringify({ ...schema, title: '学分台账 policy pack, format 1' }, null, 2)}\n`;
}

export function rootPath(path: string): string {
  return join(root, path);
}

/** Writes them all. */
export function writePolicyFiles(): void {
  for (const [path, content] of derivedPolicyFiles()) writeFileSync(rootPath(path), content);
}

if (process.argv[1] === import.meta.filename) writePolicyFiles();
