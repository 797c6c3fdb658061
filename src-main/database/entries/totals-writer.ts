import type { Database } from 'better-sqlite3';
import { addToTotals, emptyTotals, loadTotals, toBytes } from '../../../src-shared/ledger/totals.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { Work } from '../../../src-shared/lib/work.ts';
import type { PostedEarning } from './earning-table.ts';

/** Teachers whose totals one statement writes: a few milliseconds of work. */
const TEACHERS_PER_STATEMENT = 500;

/*
 * By hand: both statements take hundreds of teachers at once as one JSON list, and one of them cuts a blob into their
 * pieces, none of which drizzle can say.
 */

/**
 * Collects what a batch adds to each teacher and writes each teacher's packed totals once, at the end: somebody with
 * three entries in a batch has one row to rewrite.
 */
export class TotalsWriter {
  readonly #added = new Map<number, PostedEarning[]>();
  readonly #find;
  readonly #put;

  constructor(writer: Database) {
    this.#find = writer
      .prepare<[string], [number, Buffer]>(
        'SELECT teacher_id, packed FROM teacher_total WHERE teacher_id IN (SELECT value FROM json_each(?))',
      )
      .raw();
    this.#put = writer.prepare<[Uint8Array, string]>(PUT_TOTALS);
  }

  /** Notes one entry; nothing is written yet. */
  add(teacherId: number, posted: PostedEarning): void {
    const added = this.#added.get(teacherId);
    if (added === undefined) this.#added.set(teacherId, [posted]);
    else added.push(posted);
  }

  /** Writes what was noted, teachers in the order of their ids; yields after each slice, so that others get a turn. */
  *flush(): Work<void> {
    const teachers = [...this.#added.keys()].sort((a, b) => a - b);
    for (let start = 0; start < teachers.length; start += TEACHERS_PER_STATEMENT) {
      this.#flushSome(teachers.slice(start, start + TEACHERS_PER_STATEMENT));
      yield;
    }
  }

  /** Reads and writes the totals of some teachers by one statement each. */
  #flushSome(teachers: readonly number[]): void {
    const before = new Map(this.#find.all(JSON.stringify(teachers)));
    const scratch = emptyTotals();
    const pieces: Uint8Array[] = [];
    let places = '';
    let offset = 1;
    for (const teacherId of teachers) {
      loadTotals(scratch, before.get(teacherId) ?? NO_BYTES);
      for (const { earned, measures } of assertPresent(this.#added.get(teacherId), 'a teacher of the batch'))
        addToTotals(scratch, earned, measures);
      const bytes = toBytes(scratch);
      pieces.push(bytes);
      places += `${places === '' ? '[' : ','}[${teacherId},${offset},${bytes.length}]`;
      offset += bytes.length;
    }
    // One byte more, because `substr` of an empty blob is NULL, also for a piece of no length.
    pieces.push(new Uint8Array(1));
    this.#put.run(Buffer.concat(pieces), `${places}]`);
  }
}

const NO_BYTES = new Uint8Array(0);

/**
 * Each teacher's piece of one blob (`substr` of a blob counts bytes, from 1), so that many totals are written by one
 * statement. `WHERE true` because SQLite reads `ON` behind `SELECT … FROM` as a join otherwise.
 */
const PUT_TOTALS = `
  INSERT INTO teacher_total (teacher_id, packed)
  SELECT r.value ->> 0, substr(?, r.value ->> 1, r.value ->> 2) FROM json_each(?) r WHERE true
  ON CONFLICT (teacher_id) DO UPDATE SET packed = excluded.packed`;
