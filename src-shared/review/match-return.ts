import { compact } from '../lib/text.ts';
import type { Work } from '../lib/work.ts';
import type { RegistrationSheetRow } from '../sheet/layouts/registration-sheet.ts';

/** A person of the ledger, as far as a sheet can name one. */
export type LedgerPerson = {
  readonly uid: string;
  readonly name: string;
  readonly idNumber: string | null;
  readonly organisationName: string;
};

/** A standing entry as the registration sheet shows it. */
export type LedgerLine = {
  readonly entryUid: string;
  readonly teacherUid: string;
  readonly values: RegistrationSheetRow;
};

/** A row of the sheet that came back. */
export type ReturnedRow = { readonly row: number; readonly values: RegistrationSheetRow };

/** A row that could not be read, with what stood in its cells: it still says whose line it is. */
export type UnreadRow = { readonly row: number; readonly texts: Readonly<Record<string, string>> };

/** A row and the line that it was printed from. */
export type ReturnPair<Row extends ReturnedRow, Line extends LedgerLine> = {
  readonly row: Row;
  readonly line: Line;
};

/** Which row stands for which line, and every row and line that stands for none. Nothing is guessed. */
export type ReturnMatch<Row extends ReturnedRow = ReturnedRow, Line extends LedgerLine = LedgerLine> = {
  readonly pairs: readonly ReturnPair<Row, Line>[];
  /** Rows of persons or trainings of which the ledger has no line. */
  readonly added: readonly { readonly row: Row; readonly teacherUid: string | null }[];
  /** Rows that fit several lines or persons, or one line that several rows fit: nothing is guessed. */
  readonly ambiguous: readonly {
    readonly row: Row;
    readonly reason: 'person' | 'personContradicts' | 'line';
    readonly teacherUid: string | null;
    readonly entryUids: readonly string[];
  }[];
  /** Unread rows with the lines they may stand for. */
  readonly unread: readonly { readonly row: UnreadRow; readonly entryUids: readonly string[] }[];
  /** Lines that no row stands for, in any way. */
  readonly left: readonly Line[];
};

type Field = keyof RegistrationSheetRow;

/** A sheet, and what of the ledger it may speak of. */
export type ReturnToMatch<Row extends ReturnedRow, Line extends LedgerLine> = {
  readonly rows: readonly Row[];
  readonly unread: readonly UnreadRow[];
  readonly lines: readonly Line[];
  readonly people: readonly LedgerPerson[];
  /** Fields that a column of the sheet is read as. */
  readonly fields: ReadonlySet<string>;
};

/**
 * Finds for every row of a returned sheet the entry it was printed from. A person is found by identity number; without
 * one, or with one that nobody has, by name and school where one person alone fits. Among that person's lines the one
 * with the same training, year, level and form is taken; what the reviewer changed is looked for with fewer of these,
 * as long as one row and one line are left. Fields of columns that the sheet does not have are not asked for.
 */
export function* matchReturn<Row extends ReturnedRow, Line extends LedgerLine>(
  input: ReturnToMatch<Row, Line>,
): Work<ReturnMatch<Row, Line>> {
  type Match = ReturnMatch<Row, Line>;
  const findPerson = personFinder(input.people, input.fields.has('organisationName'));
  const ambiguous: Match['ambiguous'][number][] = [];
  const added: Match['added'][number][] = [];
  const pairs: Match['pairs'][number][] = [];
  const rowsByPerson = new Map<string, Row[]>();
  for (const row of input.rows) {
    const found = findPerson(row.values);
    if (found.kind === 'none') added.push({ row, teacherUid: null });
    else if (found.kind !== 'found')
      ambiguous.push({ row, reason: found.kind, teacherUid: null, entryUids: [] });
    else rowsByPerson.set(found.uid, [...(rowsByPerson.get(found.uid) ?? []), row]);
    yield;
  }
  const linesByPerson = Map.groupBy(input.lines, (line) => line.teacherUid);
  const taken = new Set<string>();
  for (const [teacherUid, rows] of rowsByPerson) {
    const matched = matchLines(rows, linesByPerson.get(teacherUid) ?? [], input.fields);
    pairs.push(...matched.pairs);
    added.push(...matched.added.map((row) => ({ row, teacherUid })));
    for (const { row, lines } of matched.ambiguous) {
      ambiguous.push({ row, reason: 'line', teacherUid, entryUids: lines.map((line) => line.entryUid) });
      for (const line of lines) taken.add(line.entryUid);
    }
    yield;
  }
  for (const { line } of pairs) taken.add(line.entryUid);
  const open = input.lines.filter((line) => !taken.has(line.entryUid));
  const unread: ReturnMatch['unread'][number][] = [];
  for (const row of input.unread) {
    const entryUids = open.filter((line) => isOfUnread(row, line)).map((line) => line.entryUid);
    for (const uid of entryUids) taken.add(uid);
    unread.push({ row, entryUids });
    yield;
  }
  return {
    pairs: pairs.sort((a, b) => a.row.row - b.row.row),
    added: added.sort((a, b) => a.row.row - b.row.row),
    ambiguous: ambiguous.sort((a, b) => a.row.row - b.row.row),
    unread,
    left: input.lines.filter((line) => !taken.has(line.entryUid)),
  };
}

/** Whom a row names: one person, nobody, several, or two at once by number and by name. */
type FoundPerson =
  | { readonly kind: 'found'; readonly uid: string }
  | { readonly kind: 'none' | 'person' | 'personContradicts' };

/**
 * Finds people by identity number, then by name and school. Maps are made once: a county's sheet has tens of
 * thousands of rows. Where the sheet has no column of schools, a name alone has to be the only one of the
 * ledger.
 */
function personFinder(
  people: readonly LedgerPerson[],
  hasSchools: boolean,
): (values: RegistrationSheetRow) => FoundPerson {
  const byNumber = Map.groupBy(people, (person) => person.idNumber ?? '');
  const nameKey = (name: string, school: string | null) =>
    hasSchools ? `${name}\n${compact(school ?? '')}` : name;
  const byName = Map.groupBy(people, (person) => nameKey(person.name, person.organisationName));
  return (values) => {
    const numbered = values.idNumber === null ? [] : (byNumber.get(values.idNumber) ?? []);
    const named = byName.get(nameKey(values.name, values.organisationName)) ?? [];
    const [holder, ...others] = numbered;
    if (others.length > 0) return { kind: 'person' };
    if (holder !== undefined) {
      // The number of one colleague beside the name of another: either may be the mistake.
      const isOther = holder.name !== values.name && named.some((person) => person.uid !== holder.uid);
      return isOther ? { kind: 'personContradicts' } : { kind: 'found', uid: holder.uid };
    }
    const [first, ...rest] = named;
    if (first === undefined) return { kind: 'none' };
    return rest.length > 0 ? { kind: 'person' } : { kind: 'found', uid: first.uid };
  };
}

/**
 * Which fields have to agree, from the whole line down to the training alone; last, everything but the
 * training's name, which a reviewer may have corrected. A line that agrees in more is never left to a row that
 * agrees in less.
 */
const STAGES: readonly (readonly Field[])[] = [
  ['projectName', 'year', 'level', 'form', 'period', 'hours', 'credits'],
  ['projectName', 'year', 'level', 'form', 'period'],
  ['projectName', 'year', 'level', 'form'],
  ['projectName', 'year'],
  ['projectName', 'level', 'form'],
  ['projectName'],
  ['year', 'level', 'form', 'period', 'hours', 'credits'],
];

/**
 * Rows and lines of one person. At each stage a row and a line are paired if no other row and no other line
 * agrees in those fields. Only lines that are alike in everything are paired in their order: whichever it is,
 * the figures are the same.
 */
function matchLines<Row extends ReturnedRow, Line extends LedgerLine>(
  rows: readonly Row[],
  lines: readonly Line[],
  fields: ReadonlySet<string>,
): {
  readonly pairs: readonly ReturnPair<Row, Line>[];
  readonly added: readonly Row[];
  readonly ambiguous: readonly { readonly row: Row; readonly lines: readonly Line[] }[];
} {
  const pairs: ReturnPair<Row, Line>[] = [];
  let openRows = [...rows];
  let openLines = [...lines];
  for (const [index, stage] of STAGES.entries()) {
    const keys = stage.filter((field) => fields.has(field));
    if (keys.length === 0) continue;
    const ofRows = Map.groupBy(openRows, (row) => keyOf(row.values, keys));
    const ofLines = Map.groupBy(openLines, (line) => keyOf(line.values, keys));
    const done = new Set<Row | Line>();
    for (const [key, fitting] of ofRows) {
      const candidates = ofLines.get(key) ?? [];
      const isOne = fitting.length === 1 && candidates.length === 1;
      // Lines that are alike in everything are as good as each other.
      const count = index === 0 ? Math.min(fitting.length, candidates.length) : isOne ? 1 : 0;
      for (let at = 0; at < count; at++) {
        const row = fitting[at];
        const line = candidates[at];
        if (row === undefined || line === undefined) continue;
        pairs.push({ row, line });
        done.add(row).add(line);
      }
    }
    openRows = openRows.filter((row) => !done.has(row));
    openLines = openLines.filter((line) => !done.has(line));
  }
  const ofTraining = Map.groupBy(openLines, (line) => keyOf(line.values, ['projectName']));
  const fits = openRows.map((row) => ({
    row,
    lines: ofTraining.get(keyOf(row.values, ['projectName'])) ?? [],
  }));
  return {
    pairs,
    added: fits.filter((fit) => fit.lines.length === 0).map((fit) => fit.row),
    ambiguous: fits.filter((fit) => fit.lines.length > 0),
  };
}

/** The values of some fields as one text. Names of trainings are compared without blanks and full-width forms. */
function keyOf(values: RegistrationSheetRow, keys: readonly Field[]): string {
  return JSON.stringify(
    keys.map((key) => (key === 'projectName' ? compact(values.projectName) : (values[key] ?? null))),
  );
}

/** An unread row may stand for every line of its person in its training. */
function isOfUnread(row: UnreadRow, line: LedgerLine): boolean {
  const text = (key: string) => compact(row.texts[key] ?? '');
  const isPerson =
    text('name') === compact(line.values.name) ||
    (line.values.idNumber !== null && text('idNumber').toUpperCase() === line.values.idNumber);
  return isPerson && (text('projectName') === '' || text('projectName') === compact(line.values.projectName));
}
