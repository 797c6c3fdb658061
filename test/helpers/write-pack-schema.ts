import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { policyPackSchema } from '../../src-shared/policy/pack/policy-pack.ts';

/** What to run when the schema file is stale. */
export const WRITE_PACK_SCHEMA = 'npm run schema';

export const packSchemaFile = resolve(
  import.meta.dirname,
  '../../resources/policies/policy-pack.schema.json',
);

/** The pack format for editors of other programs. What JSON Schema cannot say (references, rising bands) only the program checks. */
export function packSchemaText(): string {
  const schema = z.toJSONSchema(policyPackSchema, { io: 'input', reused: 'ref', target: 'draft-2020-12' });
  return `${JSON.stringify({ ...schema, title: '学分台账 policy pack, format 1' }, null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(packSchemaFile, packSchemaText());
