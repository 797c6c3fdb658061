/** Text as it is compared: full-width forms folded, spaces and line breaks left out. */
export function compact(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}
