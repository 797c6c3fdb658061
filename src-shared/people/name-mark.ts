/** A person as far as telling namesakes apart goes. */
export type NamedPerson = {
  readonly id: number;
  readonly name: string;
  readonly subject: string | null;
  readonly idNumber: string | null;
  readonly organisation: string;
};

/** Characters of a number's tail: what people know by heart of somebody's card. */
const TAIL = 4;

/**
 * Names with what tells them from namesakes, by id; of people of any state, and only those who have a namesake. The subject
 * where no other of the name teaches it: 王芳（数学）; else the tail of the number: 王芳 1126; else the unit:
 * 王芳（北塘实验小学）; and where nothing tells two records apart, which of them it is, in the order they came: 王芳（第 2 条）.
 * A mark is no part of the name: what is printed on papers with a number column, and what is searched, stays the name.
 */
export function namesTold(people: Iterable<NamedPerson>): ReadonlyMap<number, string> {
  const told = new Map<number, string>();
  for (const [, namesakes] of Map.groupBy(people, ({ name }) => name))
    if (namesakes.length > 1) for (const [id, name] of toldApart(namesakes)) told.set(id, name);
  return told;
}

function* toldApart(namesakes: readonly NamedPerson[]): Generator<readonly [number, string], void> {
  const marks = [
    lonely(namesakes, ({ subject }) => bracketed(subject)),
    lonely(namesakes, ({ idNumber }) => (idNumber === null ? null : ` ${idNumber.slice(-TAIL)}`)),
    lonely(namesakes, ({ organisation }) => bracketed(organisation)),
  ];
  for (const [index, person] of namesakes.entries()) {
    const mark = marks.map((of) => of(person)).find((text) => text !== null) ?? `（第 ${index + 1} 条）`;
    yield [person.id, `${person.name}${mark}`];
  }
}

function bracketed(text: string | null): string | null {
  return text === null || text === '' ? null : `（${text}）`;
}

/** The mark of a person where nobody else has the same; null where somebody has, or the fact is not known. */
function lonely(
  namesakes: readonly NamedPerson[],
  markOf: (person: NamedPerson) => string | null,
): (person: NamedPerson) => string | null {
  const counts = new Map<string | null, number>();
  for (const person of namesakes) counts.set(markOf(person), (counts.get(markOf(person)) ?? 0) + 1);
  return (person) => (counts.get(markOf(person)) === 1 ? markOf(person) : null);
}
