import { expect, it } from 'vitest';
import {
  allTotals,
  changesSince,
  logMark,
  totalsSince,
} from '../../../../src-main/database/file/memory-changes.ts';
import { recordAudit } from '../../../../src-main/database/records/audit-log.ts';
import { openPosting } from '../../../helpers/posted-entries.ts';

const signature = { actor: '王老师', at: '2025-07-01T08:00:00.000Z' };

it('knows entries at most were written only while every write left a line that says so', () => {
  const { database } = openPosting();
  const note = (action: string) => recordAudit(database, signature, { action, subject: '' });
  const mark = logMark(database);
  expect(changesSince(database, mark, 0)).toBe('entries');
  note('entry.reverse');
  note('registration.register');
  expect(changesSince(database, mark, 2)).toBe('entries');
  // A third write left no line: nobody knows what it did.
  expect(changesSince(database, mark, 3)).toBe('anything');
  note('teacher.change');
  expect(changesSince(database, mark, 3)).toBe('anything');
  expect(changesSince(database, logMark(database), 0)).toBe('entries');
});

it('takes more lines than it cares to read for anything', () => {
  const { database } = openPosting();
  const mark = logMark(database);
  for (let line = 0; line < 1000; line++)
    recordAudit(database, signature, { action: 'sheet.export', subject: '' });
  expect(changesSince(database, mark, 1)).toBe('anything');
});

it('gives the totals of those alone who got an entry since', async () => {
  const { database, entry, post } = openPosting();
  const mark = logMark(database);
  await post([entry]);
  const all = allTotals(database);
  expect(all).toMatchObject([{ teacherId: 1 }]);
  expect(totalsSince(database, mark)).toEqual(all);
  expect(totalsSince(database, logMark(database))).toEqual([]);
});
