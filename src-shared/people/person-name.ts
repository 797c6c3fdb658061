/** Why a name is refused: characters that stand for lost ones (U+FFFD, `?`) or control characters; nothing or over 50 characters. */
export type PersonNameProblem = 'characters' | 'length';

/**
 * Worth a look, not refused: a private-use character (a glyph of one font only), or a character that names do not have
 * (digits, brackets, a full stop that may be meant as the separator).
 */
export type PersonNameWarning = 'private-use' | 'unusual';

/** What is read from a text that should be a person's name. */
export type PersonName = {
  readonly normalised: string;
  /** It differs from what was typed, to be shown. */
  readonly changed: boolean;
  readonly problem: PersonNameProblem | null;
  readonly warnings: readonly PersonNameWarning[];
};

/** 民委发〔2016〕33号: systems take at least 50 characters; counted by code point. */
export const personNameLengthMax = 50;

/** The separator of names in several parts (民委发〔2016〕33号). */
export const nameSeparator = '\u00B7';

/** Dots that are typed for the separator: ㆍ • ． ・ and their kin. An ASCII full stop is none: it is only warned of. */
const SEPARATOR_LOOK_ALIKES =
  /[\u0387\u1427\u2022\u2024\u2027\u2219\u22C5\u2E31\u2E33\u30FB\u318D\uFF0E\uFF65]/gu;
const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF]/gu;
const WIDE_LETTERS = /[\uFF21-\uFF3A\uFF41-\uFF5A]/gu;
/** Spaces between Chinese characters only pad the column (王　芳). */
const SPACE_BETWEEN_HAN = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
const LOST = /[\uFFFD?？\p{Cc}\p{Cs}]/u;
const PRIVATE_USE = /\p{Co}/u;
const UNUSUAL = /[^\p{L}\p{M}\p{Co}\u00B7\u3007 '’-]/u;

/**
 * Reads a person's name: outer spaces and padding between Chinese characters go, other runs of spaces become one,
 * full-width letters half width, look-alikes of the separator become U+00B7. Rare characters stay as they are: nothing
 * is composed or folded, because compatibility ideographs are different characters of a name.
 */
export function parsePersonName(text: string): PersonName {
  const normalised = normalisePersonName(text);
  const warnings: PersonNameWarning[] = [];
  if (PRIVATE_USE.test(normalised)) warnings.push('private-use');
  if (UNUSUAL.test(normalised) && !LOST.test(normalised)) warnings.push('unusual');
  return { normalised, changed: normalised !== text, problem: findProblem(normalised), warnings };
}

function normalisePersonName(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(SEPARATOR_LOOK_ALIKES, nameSeparator)
    .replace(WIDE_LETTERS, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(SPACE_BETWEEN_HAN, '')
    .replace(/\s*\u00B7\s*/gu, nameSeparator)
    .replace(/\s+/gu, ' ')
    .trim();
}

function findProblem(name: string): PersonNameProblem | null {
  if (LOST.test(name)) return 'characters';
  const length = [...name].length;
  return length === 0 || length > personNameLengthMax ? 'length' : null;
}
