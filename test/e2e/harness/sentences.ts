/** A word of the catalogue inside a pattern. */
const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** A text that begins so, as labels of controls do that go on with a figure, a star or a menu's mark. */
export const startingWith = (text: string): RegExp => new RegExp(`^${literally(text)}`);

/** A sentence of the catalogue with whatever count stands in it: `anyCount(teachersText.count)`. */
export function anyCount(sentence: (count: number) => string): RegExp {
  const [before = '', after = ''] = sentence(7).split('7');
  return new RegExp(`^${literally(before)}[\\d,]+${literally(after)}$`);
}

/** A text that holds a sentence of the catalogue with whatever text stands in it: `anyText(explanationText.whyOf)`. */
export function anyText(sentence: (text: string) => string): RegExp {
  const [before = '', after = ''] = sentence('\0').split('\0');
  return new RegExp(`${literally(before)}.+${literally(after)}`);
}
