import { join } from 'node:path';

const FILES = [
  'ledger-serif-sc-regular.otf',
  'ledger-serif-sc-bold.otf',
  'ledger-sans-sc-regular.otf',
] as const;

/** The fonts that documents are set in (`resources/fonts/README.md`). A glyph that one family lacks is taken from the other. */
export function documentFontFiles(resourcesDir: string): readonly string[] {
  return FILES.map((file) => join(resourcesDir, 'fonts', file));
}
