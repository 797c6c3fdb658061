import type { TeacherFacts } from '../../people/teacher.ts';
import type { Problem } from '../../problems.ts';
import type { CalendarDate } from '../../training/calendar-date.ts';
import type { SheetQuestion } from './sheet-question.ts';

/** A person of the ledger with what any sheet shows of one. `id` is the number that entries and lists carry. */
export type SheetPerson = Pick<
  TeacherFacts,
  | 'name'
  | 'idNumber'
  | 'sex'
  | 'birthOn'
  | 'ethnicity'
  | 'education'
  | 'stage'
  | 'subject'
  | 'title'
  | 'post'
  | 'phone'
  | 'email'
  | 'isFullTime'
  | 'hiredOn'
  | 'status'
  | 'leftOn'
> & {
  readonly id: number;
  readonly uid: string;
  readonly organisationId: number;
  /** The name of the school. */
  readonly organisation: string;
};

/** What every sheet is made from, beside its lines. */
export type SheetFacts<Person extends SheetPerson = SheetPerson> = {
  readonly question: SheetQuestion;
  /** Whose ledger it is. */
  readonly organisationName: string;
  /** Who makes the sheet; null until a name was given. */
  readonly actor: string | null;
  readonly today: CalendarDate;
  /** Everybody of the ledger, as they came in. */
  readonly people: readonly Person[];
};

/** Is the person of the school asked for (or is none asked for)? */
export function isAsked({ question }: SheetFacts, person: SheetPerson): boolean {
  return question.organisationName === null || person.organisation === question.organisationName;
}

/** The school asked for, or whose ledger it is: whom the sheet speaks of as a whole. */
export function scopeOf({ question, organisationName }: SheetFacts): string {
  return question.organisationName ?? organisationName;
}

/** People of the school asked for, school by school. */
export function askedPeople<Person extends SheetPerson>(facts: SheetFacts<Person>): readonly Person[] {
  return inSchoolOrder(
    facts.people.filter((person) => isAsked(facts, person)),
    (person) => person,
  );
}

/** People by the number that entries and lists carry. */
export function peopleById({ people }: SheetFacts): ReadonlyMap<number, SheetPerson> {
  return new Map(people.map((person) => [person.id, person]));
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

/**
 * Items in the order of their schools' names, within a school as the people came into the ledger, and those of one person
 * as they were. Names are compared once for each school: comparing them for each pair of rows would take seconds.
 */
export function inSchoolOrder<Item>(
  items: readonly Item[],
  personOf: (item: Item) => SheetPerson,
): readonly Item[] {
  const bySchool = Map.groupBy(items, (item) => personOf(item).organisation);
  return [...bySchool.keys()]
    .sort(collator.compare)
    .flatMap((school) => (bySchool.get(school) ?? []).sort((a, b) => personOf(a).id - personOf(b).id));
}

/** People without a document number, said once for the sheet. */
export function numberProblems(people: Iterable<SheetPerson>): readonly Problem[] {
  const without = new Set<string>();
  let name = '';
  for (const person of people)
    if (person.idNumber === null) {
      without.add(person.uid);
      name = name === '' ? person.name : name;
    }
  return without.size === 0
    ? []
    : [{ code: 'sheet.idNumbersMissing', severity: 'warning', values: { count: without.size, name } }];
}
