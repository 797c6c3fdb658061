import type { Problem } from '../../../src-shared/problems.ts';
import type { Level } from '../../../src-shared/training/training-words.ts';
import { findProject, type ProjectRecord } from '../../database/records/project-records.ts';
import { lastEntryId } from '../../database/records/sheet-records.ts';
import type { Report } from '../../lib/report.ts';
import { type TimeSlices, timeSlices } from '../../lib/run-work.ts';
import type { RememberedTeacher } from '../ledger-snapshot.ts';
import type { OpenLedger } from '../open-ledger.ts';
import { Refused, requireFound } from '../refusals.ts';
import type { SchoolRows, SheetAsk } from './ledger-sheet.ts';

/** What is asked of the ledger, read once: scopes that the kind does not take were refused before. */
export type SheetQuestion = {
  readonly projectUid: string | null;
  readonly year: number | null;
  readonly isSchoolYear: boolean;
  readonly organisationName: string | null;
  readonly level: Level | null;
};

/** The moment and the means of gathering one sheet. */
export class Gathering {
  readonly ledger: OpenLedger;
  readonly question: SheetQuestion;
  /** The last entry that the sheet knows of. */
  readonly last: number;
  readonly slices: TimeSlices;
  readonly #report: Report;
  #schools: ReadonlyMap<string, number> | null = null;
  #people: ReadonlyMap<number, RememberedTeacher> | null = null;

  constructor(ledger: OpenLedger, question: SheetQuestion, report: Report, signal: AbortSignal | undefined) {
    this.ledger = ledger;
    this.question = question;
    this.last = lastEntryId(ledger.database.reader);
    this.slices = timeSlices(signal);
    this.#report = report;
  }

  /** Lets other calls in when it is their turn, and says how far the work is. @throws Cancelled */
  async pause(done: number, total: number): Promise<void> {
    if (!this.slices.isOver) return;
    this.#report(done, total, 'gathering');
    await this.slices.next();
  }

  /** The project asked for. @throws NotFound */
  project(): ProjectRecord {
    return requireFound(
      findProject(this.ledger.database.reader, requireFound(this.question.projectUid, 'project')),
      'project',
    );
  }

  /** The year asked for. @throws Refused where none was said. */
  year(): number {
    if (this.question.year === null)
      throw new Refused([
        { code: 'sheet.yearMissing', severity: 'error', at: { field: 'year' }, values: {} },
      ]);
    return this.question.year;
  }

  /** Everybody of the ledger, by the id that entries carry. */
  people(): ReadonlyMap<number, RememberedTeacher> {
    this.#people ??= new Map(this.ledger.snapshot.teachers().map((teacher) => [teacher.id, teacher]));
    return this.#people;
  }

  /** Is the person of the school asked for (or is none)? */
  isAsked(teacher: RememberedTeacher): boolean {
    const { organisationName } = this.question;
    return organisationName === null || teacher.organisation === organisationName;
  }

  /** People of the school asked for, school by school. */
  peopleBySchool(): readonly RememberedTeacher[] {
    return this.inSchoolOrder(
      this.ledger.snapshot.teachers().filter((teacher) => this.isAsked(teacher)),
      (teacher) => teacher,
    );
  }

  /** Rows in the order of their schools' names, and within a school as the people came into the ledger. */
  inSchoolOrder<Item>(items: readonly Item[], teacherOf: (item: Item) => RememberedTeacher): readonly Item[] {
    const places = this.#placesOfSchools();
    const keyOf = (item: Item) => places.get(teacherOf(item).organisation) ?? 0;
    return items.toSorted((a, b) => keyOf(a) - keyOf(b) || teacherOf(a).id - teacherOf(b).id);
  }

  /** Rows that stand in the order of their schools, one part a school. */
  bySchool<Row>(rows: readonly (readonly [school: string, row: Row])[]): readonly SchoolRows<Row>[] {
    return Array.from(
      Map.groupBy(rows, ([school]) => school),
      ([name, group]) => ({ name, rows: group.map(([, row]) => row) }),
    );
  }

  #placesOfSchools(): ReadonlyMap<string, number> {
    this.#schools ??= new Map(
      [...new Set(this.ledger.snapshot.teachers().map((teacher) => teacher.organisation))]
        .sort(collator.compare)
        .map((name, place) => [name, place]),
    );
    return this.#schools;
  }
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** Who signs under most sheets. */
export function usualAsks(gathering: Gathering): readonly SheetAsk[] {
  return [
    { key: 'preparedBy', heading: '制表人', proposed: gathering.ledger.actor ?? '', isKept: false },
    { key: 'reviewedBy', heading: '审核人', proposed: '', isKept: true },
  ];
}

/** The line under most sheets. */
export function usualSignatures(
  gathering: Gathering,
  school: string | null,
  answers: Readonly<Record<string, string>>,
): readonly string[] {
  return [
    `制表人：${answers['preparedBy'] ?? ''}`,
    `审核人：${answers['reviewedBy'] ?? ''}`,
    `单位（盖章）：${school ?? gathering.ledger.organisation.name}`,
    `日期：${gathering.ledger.today()}`,
  ];
}

/** People without a document number, said once for the sheet. */
export function numberProblems(people: Iterable<RememberedTeacher>): readonly Problem[] {
  const without = new Set<string>();
  let name = '';
  for (const teacher of people)
    if (teacher.idNumber === null) {
      without.add(teacher.uid);
      name = name === '' ? teacher.name : name;
    }
  return without.size === 0
    ? []
    : [{ code: 'sheet.idNumbersMissing', severity: 'warning', values: { count: without.size, name } }];
}
