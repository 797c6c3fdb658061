import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { derivedPolicyFiles, rootPath, WRITE_POLICY_FILES } from '../../../helpers/write-policy-files.ts';

describe('derived policy files', () => {
  for (const [path, content] of derivedPolicyFiles())
    it(`${path} is fresh`, () => {
      let found = '';
      try {
        found = readFileSync(rootPath(path), 'utf8');
      } catch {
        // A missing file is as stale as an old one.
      }
      expect(found === content, `${path} is stale; run: ${WRITE_POLICY_FILES}`).toBe(true);
    });
});
