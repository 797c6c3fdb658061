import { test } from 'vitest';
import { emptyTotals, readTotals } from '../../src-shared/ledger/totals.ts';
import { compileAssessment } from '../../src-shared/policy/assess/assess.ts';
import { countyFolder, entryCount, openMade, scanOf } from './county.ts';
import { byTurns, median, print, timed } from './measure.ts';

test('assessing a county, year and cycle', async () => {
  const { session } = await openMade(await countyFolder());
  const { ledger } = session;
  const { reader } = ledger.database;
  const people = ledger.snapshot.teachers();
  const year = ledger.registrationYear(ledger.today());
  const cycle = ledger.cycleOf(year);
  const judge = compileAssessment(ledger.pack, ledger.decisions());
  const read = reader.prepare<[], { teacher_id: number; packed: Buffer }>(
    'SELECT teacher_id, packed FROM teacher_total',
  );
  let passed = 0;
  const assess = () => {
    const totals = new Map(read.all().map((row) => [row.teacher_id, readTotals(row.packed)]));
    for (const teacher of people) {
      const verdict = judge({
        year,
        cycle,
        teacher: teacher.assessed,
        totals: totals.get(teacher.id) ?? emptyTotals(),
      });
      if (verdict.year?.status === 'passed' && verdict.cycle?.status === 'passed') passed++;
    }
  };
  const times = await byTurns(9, assess, scanOf(reader));
  const memory: number[] = [];
  for (let run = 0; run < 5; run++) {
    // As after a write: people, totals and verdicts are read and made anew.
    ledger.database.revision++;
    memory.push(await timed(() => ledger.snapshot.verdicts(year)));
  }
  print({
    name: 'assess-county',
    ratio: times.ratio,
    against: 'SELECT sum(hours), sum(credits) FROM entry NOT INDEXED',
    n: entryCount(reader),
    target: '<= 1',
    teachers: people.length,
    passed: passed / 10,
    ours: times.ours,
    scan: times.peer,
    memoryAfterWrite: median(memory),
  });
  await session.close();
});
