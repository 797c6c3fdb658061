import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packSchemaFile, packSchemaText, WRITE_PACK_SCHEMA } from '../../../helpers/write-pack-schema.ts';

it('policy-pack.schema.json says what the program reads', () => {
  const isFresh = readFileSync(packSchemaFile, 'utf8') === packSchemaText();
  expect(isFresh, `it is stale; run: ${WRITE_PACK_SCHEMA}`).toBe(true);
});
