import { test } from 'vitest';
import { assert } from '../../src-shared/lib/assert.ts';
import { countyFolder, entryCount, manyTeachersFolder, openCopy, openMade } from './county.ts';
import { inFolder, median, percentile, print, timed } from './measure.ts';

const FRAME = 1000 / 60;

test('searching by name, pinyin, initials and number', async () => {
  const { session, client } = await openMade(await manyTeachersFolder());
  const { snapshot } = session.ledger;
  const people = snapshot.teachers();
  const typed = people
    .filter((_, index) => index % Math.ceil(people.length / 25) === 0)
    .flatMap((teacher) => {
      const [name = '', pinyin = '', initials = '', number = ''] = teacher.searchText.split('\n');
      return [name, pinyin.slice(0, 6), initials, number.slice(-4)].flatMap((word) =>
        Array.from(word, (_, index) => word.slice(0, index + 1)),
      );
    });
  snapshot.searchTeachers('a');
  const searches: number[] = [];
  for (const text of typed) searches.push(await timed(() => snapshot.searchTeachers(text)));
  await client.teachers.list({ search: 'a' });
  const calls: number[] = [];
  for (const search of typed.slice(0, 400)) calls.push(await timed(() => client.teachers.list({ search })));
  print({
    name: 'search-keystroke',
    ratio: percentile(searches, 0.99) / FRAME,
    against: 'one frame at 60 Hz (p99)',
    n: people.length,
    target: '<= 1',
    keystrokes: searches.length,
    median: median(searches),
    p99: percentile(searches, 0.99),
    wholeCallMedian: median(calls),
    wholeCallP99: percentile(calls, 0.99),
  });
  await session.close();
});

/** An entry is taken back: written, sealed, totals kept; then its teacher is judged anew, as a screen asks. */
test('one edit, reassessed', () =>
  inFolder(async (folder) => {
    const { session, client } = await openCopy(await countyFolder(), folder);
    const { ledger } = session;
    const year = ledger.registrationYear(ledger.today());
    const uids = ledger.database.reader
      .prepare<[], { uid: string; teacher: string }>(
        'SELECT e.uid, t.uid AS teacher FROM entry e JOIN teacher t ON t.id = e.teacher_id ORDER BY e.id DESC LIMIT 60',
      )
      .all();
    ledger.snapshot.verdicts(year);
    const edits: number[] = [];
    const judged: number[] = [];
    const pages: number[] = [];
    for (const entry of uids) {
      edits.push(
        await timed(() =>
          client.entries.reverse({ uid: entry.uid, reason: '更正', effectiveOn: ledger.today() }),
        ),
      );
      judged.push(
        await timed(() => {
          const teacher = ledger.snapshot.teacher(entry.teacher);
          assert(teacher !== undefined, 'a teacher of the ledger');
          ledger.snapshot.verdictOfYear(teacher, year);
        }),
      );
      pages.push(await timed(() => client.assessments.overview({})));
    }
    print({
      name: 'single-edit',
      ratio: median(judged),
      against: '1 ms: the teacher judged anew after an entry was reversed',
      n: entryCount(ledger.database.reader),
      target: '<= 1',
      writtenAndSealed: median(edits),
      overviewAfterwards: median(pages),
    });
    await session.close();
  }));
