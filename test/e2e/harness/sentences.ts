/** A word of the catalogue inside a pattern. */
const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** A text that begins so, as labels of controls do that go on with a figure, a star or a menu's mark. */
export const startingWith = (text: string): RegExp => new RegExp(`^${literally(text)}`);

const withAnyCount = (sentence: (count: number) => string) =>
  sentence(7).split('7').map(literally).join('[\\d,]+');

/** A sentence of the catalogue with whatever count stands in it: `anyCount(teachersText.count)`. */
export const anyCount = (sentence: (count: number) => string): RegExp =>
  new RegExp(`^${withAnyCount(sentence)}$`);

/** The same with other words around it. */
export const anyCountWithin = (sentence: (count: number) => string): RegExp =>
  new RegExp(withAnyCount(sentence));

/** A text that holds a sentence of the catalogue with whatever text stands in it: `anyText(explanationText.whyOf)`. */
export function anyText(sentence: (text: string) => string): RegExp {
  const [before = '', after = ''] = sentence('\0').split('\0');
  return new RegExp(`${literally(before)}.+${literally(after)}`);
}

/** The count in a sentence that has no other. */
export const countIn = (said: string): number => Number(said.replace(/\D/g, ''));
