import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documentFontFiles } from '../../../src-main/documents/document-fonts.ts';
import { resourcesDirectory } from '../../helpers/test-session.ts';

test('every font of the documents is shipped', () => {
  const files = documentFontFiles(resourcesDirectory);
  expect(files).toHaveLength(3);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});
