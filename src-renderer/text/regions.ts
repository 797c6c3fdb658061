import { findRegionName } from '../../src-shared/people/region.ts';

/** The province of a six-digit region code, by its short name (海南); 全国 for a code of the whole country. */
export function provinceWord(regionCode: string): string {
  const name = findRegionName(`${regionCode.slice(0, 2)}0000`);
  return name === null ? '全国' : name.replace(/省$|市$|(?:壮族|回族|维吾尔)?自治区$/u, '');
}
