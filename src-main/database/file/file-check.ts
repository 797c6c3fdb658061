import type { Database } from 'better-sqlite3';
import { Cancelled } from '../../../src-shared/lib/work.ts';
import { timeSlices } from '../../lib/run-work.ts';
import { type StatementRows, startStatementThread } from './statement-thread.ts';

/** What SQLite alone can say about the file: nothing found is an empty list and zeros. */
export type FileFindings = {
  /** Its own words for what is damaged. */
  readonly damage: readonly string[];
  readonly brokenReferences: number;
  /** Trainees who are marked registered and have no standing entry, or the other way round. */
  readonly wrongMarks: number;
  /** Entries that are summed under another classification than their facts hold. */
  readonly wrongClassifications: number;
};

/** A check under way. */
export type FileCheck = {
  /** @throws SqliteError where the file cannot be read to the end, Cancelled after `stop`. */
  readonly finished: Promise<FileFindings>;
  /** Statements done, of how many. */
  readonly progress: () => { readonly done: number; readonly total: number };
  /** Ends it and waits until the file is let go of: at most as long as the longest statement, some seconds in a county. */
  readonly stop: () => Promise<void>;
};

/**
 * Checks structure, indexes, references and marks of a ledger file beside everything else: each is one statement of SQLite
 * that cannot be interrupted, and a county's indexes alone take many times a screen's patience. Therefore a thread with a
 * connection of its own runs them. A database in memory has no second connection and is checked here.
 */
export function startFileCheck(database: Database): FileCheck {
  const statements = statementsFor(database);
  const results: StatementRows[] = [];
  const thread = database.memory
    ? null
    : startStatementThread(database.name, statements, {
        isReadOnly: true,
        onRows: (rows) => results.push(rows),
      });
  let isStopped = false;
  const check = async (): Promise<FileFindings> => {
    const isChecked = thread !== null && (await thread.finished);
    const slices = timeSlices();
    for (const sql of isChecked ? [] : statements) {
      if (isStopped) throw new Cancelled();
      results.push(database.prepare<[], Readonly<Record<string, unknown>>>(sql).all());
      if (slices.isOver) await slices.next();
    }
    return findingsOf(results);
  };
  const finished = check();
  // Whoever stops it does not ask for the findings.
  finished.catch(() => undefined);
  return {
    finished,
    progress: () => ({ done: results.length, total: statements.length }),
    async stop() {
      isStopped = true;
      await thread?.stop();
    },
  };
}

/**
 * The whole file's structure first; then, table by table, each row against its indexes and constraints, and references.
 * Texts, because another thread runs them, and because pragmas and the list of tables are no tables of the schema.
 */
function statementsFor(database: Database): readonly string[] {
  const tables = database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all()
    .map((name) => `"${name.replaceAll('"', '""')}"`);
  return [
    `PRAGMA quick_check(${MESSAGES_MAX})`,
    ...tables.map((table) => `PRAGMA integrity_check(${table})`),
    ...tables.map((table) => `PRAGMA foreign_key_check(${table})`),
    WRONG_MARKS,
    WRONG_CLASSIFICATIONS,
  ];
}

/** SQLite lists every damaged row otherwise; the first ones say where to look. */
const MESSAGES_MAX = 5;

/** A trainee is marked registered exactly while an entry stands. */
const WRONG_MARKS = `
  SELECT count(*) AS wrong_marks FROM participation p WHERE p.is_registered <> EXISTS (
    SELECT 1 FROM standing_entry e WHERE e.teacher_id = p.teacher_id AND e.participation_id = p.id)`;

/**
 * The number of an entry's classification is not sealed, its facts are: the two must say the same. Facts are shared by many
 * entries and looked into once; a text that is no JSON is found by its hash.
 */
const WRONG_CLASSIFICATIONS = `
  SELECT coalesce(sum(d.entries), 0) AS wrong_classifications
  FROM (SELECT facts_id, classification_id, count(*) AS entries FROM entry GROUP BY facts_id, classification_id) d
    JOIN facts f ON f.id = d.facts_id LEFT JOIN classification c ON c.id = d.classification_id
  WHERE json_valid(f.content) AND c.content IS NOT (f.content -> '$.input.classification')`;

function findingsOf(results: readonly StatementRows[]): FileFindings {
  const rows = results.flat();
  const said = rows.flatMap((row) => row['quick_check'] ?? row['integrity_check'] ?? []).map(String);
  const counted = (name: string) => Number(rows.find((row) => name in row)?.[name] ?? 0);
  return {
    damage: [...new Set(said.filter((line) => line !== 'ok'))].slice(0, MESSAGES_MAX),
    brokenReferences: rows.filter((row) => 'fkid' in row).length,
    wrongMarks: counted('wrong_marks'),
    wrongClassifications: counted('wrong_classifications'),
  };
}
