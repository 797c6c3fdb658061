import type { SignedContent, SignedLine, SignedPerson } from './signed-content.ts';

/**
 * How a person differs from what was signed. added: not on the signed form. removed: on the list no more. changed: the
 * line says something else. reversed: the entry made under the signature was taken back, and is to be made again.
 */
export type DifferenceKind = 'added' | 'removed' | 'changed' | 'reversed';

/** One person who is not as the signed form says. */
export type PersonDifference = {
  readonly traineeUid: string;
  readonly name: string;
  readonly kind: DifferenceKind;
  readonly signed: SignedLine | null;
  readonly now: SignedLine | null;
};

/** A field of the project that is not as the signed form says. */
export type FieldDifference = { readonly field: string; readonly before: unknown; readonly after: unknown };

/** Everything that differs from what was signed. */
export type SignedDifferences = {
  readonly fields: readonly FieldDifference[];
  /** In the order of the list; who was removed stands last. */
  readonly people: readonly PersonDifference[];
};

/** A person on the list as a form would say it today. */
export type CurrentPerson = SignedPerson & {
  /** An entry stands: what was registered under a signature stays. */
  readonly isRegistered: boolean;
  /** The entry was taken back, and no form was signed since that asks for it again. */
  readonly isHeld: boolean;
};

/** What a project holds now, to be compared with what was signed. */
export type CurrentForm = {
  readonly project: SignedContent['project'];
  readonly people: ReadonlyMap<string, CurrentPerson>;
};

/** What differs from the form in force. Whoever is registered differs in nothing: entries are locked and sealed. */
export function signedDifferences(signed: SignedContent, now: CurrentForm): SignedDifferences {
  const people: PersonDifference[] = [];
  for (const [traineeUid, person] of now.people) {
    const before = signed.people.get(traineeUid)?.line ?? null;
    const kind = differenceOf(before, person);
    if (kind !== null) people.push({ traineeUid, name: person.name, kind, signed: before, now: person.line });
  }
  for (const [traineeUid, { name, line }] of signed.people)
    if (!now.people.has(traineeUid))
      people.push({ traineeUid, name, kind: 'removed', signed: line, now: null });
  return { fields: fieldDifferences(signed.project, now.project), people };
}

function differenceOf(signed: SignedLine | null, now: CurrentPerson): DifferenceKind | null {
  if (now.isRegistered) return null;
  if (signed === null) return 'added';
  if (!isSameLine(signed, now.line)) return 'changed';
  return now.isHeld && now.line.years.length > 0 ? 'reversed' : null;
}

/**
 * Whether a line says what was signed. A fact that the signed form does not know (it came with a later version of the
 * program) is not asked; where it changes a figure, the figure differs.
 */
export function isSameLine(signed: SignedLine, now: SignedLine): boolean {
  return (
    signed.pack === now.pack &&
    JSON.stringify(signed.years.map(figuresOf)) === JSON.stringify(now.years.map(figuresOf)) &&
    JSON.stringify(signed.basis) === JSON.stringify(now.basis) &&
    Object.entries(signed.facts).every(([field, value]) => (now.facts[field] ?? null) === value)
  );
}

function figuresOf({ year, hours, credits }: SignedLine['years'][number]) {
  return [year, hours, credits];
}

/** Fields that the signed form knows and that are otherwise now, in its order. */
function fieldDifferences(
  signed: SignedContent['project'],
  now: SignedContent['project'],
): readonly FieldDifference[] {
  return Object.entries(signed).flatMap(([field, before]) => {
    const after = now[field] ?? null;
    return JSON.stringify(before ?? null) === JSON.stringify(after) ? [] : [{ field, before, after }];
  });
}
