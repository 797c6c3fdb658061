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

/** Whether every word of a search is in the search text; spaces separate words, a middle dot is optional. */
export function matchesSearch(searchText: string, search: string): boolean {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.every((word) => searchText.includes(word) || searchText.replaceAll('·', '').includes(word));
}
