import type { Reference } from '../ledger/entry.ts';
import type { IdType, TeacherFacts } from '../people/teacher.ts';
import type { Problem } from '../problems.ts';
import type { PlannedRow } from './planned-row.ts';

/** A teacher of the ledger, as a row of a sheet can mean one. */
export type KnownTeacher = Reference & { readonly version: number; readonly facts: TeacherFacts };

/** Known people by what a row may name them with. */
export type PeopleIndex = {
  readonly byNumber: ReadonlyMap<string, readonly KnownTeacher[]>;
  readonly byName: ReadonlyMap<string, readonly KnownTeacher[]>;
};

/** Lays people out for finding them row by row. */
export function indexPeople(people: readonly KnownTeacher[]): PeopleIndex {
  const numbered = people.filter(({ facts }) => facts.idNumber !== null);
  return {
    byNumber: Map.groupBy(numbered, ({ facts }) => facts.idNumber ?? ''),
    byName: Map.groupBy(people, ({ facts }) => facts.name),
  };
}

/** Whom a row names. */
export type NamedPerson = {
  readonly name: string;
  readonly idNumber: string | null;
  /** The kind of paper that the number stands on; null where the sheet does not say. */
  readonly idType: IdType | null;
  /** Null where the sheet names no organisation. */
  readonly organisationName: string | null;
  /**
   * Whether the row may give a known person a number: a roster is a register of people and may, a list of trainees only
   * names people that are known.
   */
  readonly mayBringNumber: boolean;
};

/**
 * Everybody that a row may mean (Q14): one is the person, none is somebody unknown, several are for a person to decide.
 * 1. A number that is known means its holder, whatever the name.
 * 2. A number that is not known means nobody; in a roster those of that name and organisation who have no number yet.
 * 3. Without a number the name decides, within the organisation where the row names one: another school's person of that
 *    name is nobody.
 */
export function matchPeople(people: PeopleIndex, named: NamedPerson): readonly KnownTeacher[] {
  const { idNumber, idType, organisationName, mayBringNumber } = named;
  const namesakes = (people.byName.get(named.name) ?? []).filter(
    ({ facts }) => organisationName === null || facts.organisationName === organisationName,
  );
  if (idNumber === null) return namesakes;
  const holders = (people.byNumber.get(idNumber) ?? []).filter(
    ({ facts }) => idType === null || facts.idType === idType,
  );
  const holder = holders.at(-1);
  if (holder !== undefined) return [holder];
  return mayBringNumber ? namesakes.filter(({ facts }) => facts.idNumber === null) : [];
}

/** `import.ambiguousName`: the row's name alone does not tell which of `count` people is meant. */
export function ambiguousName(row: number, name: string, count: number): Problem {
  return { code: 'import.ambiguousName', severity: 'error', at: { row }, values: { name, count } };
}

/** A row that means a person: two such rows never write one record. */
type PersonRow = PlannedRow & {
  /** Names the record; null where the row means none that is known. */
  readonly target: string | null;
  /** The row says the person's own number. */
  readonly isCertain: boolean;
};

/**
 * Where several rows mean one record, only a row with that person's number stays; the others are asked about, because two
 * namesakes may stand behind them.
 */
export function refuseRivals<Row extends PersonRow>(rows: readonly Row[]): readonly Row[] {
  const counts = new Map<string, number>();
  for (const { target } of rows) if (target !== null) counts.set(target, (counts.get(target) ?? 0) + 1);
  return rows.map((row) => {
    if (row.target === null || row.isCertain || counts.get(row.target) === 1) return row;
    const problems = [...row.problems, ambiguousName(row.row, row.name, 1)];
    return { ...row, kind: 'problem', changes: [], problems };
  });
}
