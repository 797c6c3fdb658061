import { type DescribedPack, innerRulesOf } from '../../../../src-shared/policy/document/described-pack.ts';

/** Note id → its text and the field where it is written out: the first rule in reading order that rests on it. */
export type NoteHomes = ReadonlyMap<string, { readonly text: string; readonly home: string | null }>;

/** A rule that may rest on readings. */
export type Noted = { readonly field: string; readonly noteIds: readonly string[] };

/** Where each reading is written out; other rules that rest on it name it and lead there. */
export function homesOfNotes(document: DescribedPack): NoteHomes {
  const inOrder: readonly Noted[] = [
    ...document.activities.flatMap((activity) => [activity, ...innerRulesOf(activity)]),
    ...document.sections.flatMap(({ lines }) => lines),
    ...document.settings,
  ];
  return new Map(
    document.notes.map(({ id, text }) => [
      id,
      { text, home: inOrder.find(({ noteIds }) => noteIds.includes(id))?.field ?? null },
    ]),
  );
}

/** A rule, or several of one name, that rest on a note. */
export type NoteUser = {
  readonly label: string;
  /** Where the first of them stands. */
  readonly field: string;
  readonly count: number;
};

/** The rules that rest on a note, those of one name once. */
export function usersOf(fields: readonly string[], labels: ReadonlyMap<string, string>): readonly NoteUser[] {
  const byLabel = Map.groupBy(fields, (field) => labels.get(field) ?? field);
  return [...byLabel].map(([label, ofLabel]) => ({
    label,
    field: ofLabel[0] ?? '',
    count: ofLabel.length,
  }));
}

/** Whether a sentence made from the numbers only repeats the wording: punctuation and spaces aside. */
export function saysTheSame(figures: string, wording: string): boolean {
  const plain = (sentence: string) => sentence.replace(/[\s，。、；：,.;:]/g, '');
  return plain(wording).includes(plain(figures));
}
