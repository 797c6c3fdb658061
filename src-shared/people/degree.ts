import { type DegreeLevel, degreeLevels } from '../training/training-words.ts';

/** What a record says of a person's education: a degree, less than the lowest of them, or nothing that is understood. */
export type Education = DegreeLevel | 'below' | 'unknown';

/** How records word an education, the highest first: 大学专科 holds both 大学 and 专科, and 研究生 stands beside 学士. */
const wordings: readonly (readonly [pattern: RegExp, education: Education])[] = [
  [/博士|硕士|研究生/u, 'graduate'],
  [/专科|大专|高职/u, 'college'],
  [/本科|学士|大学/u, 'bachelor'],
  [/中专|中师|高中|中职|职高|技校|初中|小学/u, 'below'],
];

/** The education that a text names. A word that nobody knows is `unknown`, never a degree that is high enough. */
export function educationOf(text: string | null): Education {
  if (text === null) return 'unknown';
  return wordings.find(([pattern]) => pattern.test(text))?.[1] ?? 'unknown';
}

/** How somebody stands to a degree that the text asks of every teacher (V4.2). */
export function degreeStanding(text: string | null, required: DegreeLevel): 'reached' | 'due' | 'unknown' {
  const education = educationOf(text);
  if (education === 'unknown') return 'unknown';
  if (education === 'below') return 'due';
  return degreeLevels.indexOf(education) >= degreeLevels.indexOf(required) ? 'reached' : 'due';
}
