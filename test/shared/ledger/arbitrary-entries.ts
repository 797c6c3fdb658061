import fc from 'fast-check';
import type { Earning, Entry, NewEntry } from '../../../src-shared/ledger/entry.ts';
import { forms, levels, roles } from '../../../src-shared/training/training-words.ts';

const thousandths = (max: number) => fc.integer({ min: 0, max });

/** Anything that a pack may award, outside trainings and enterprise practice included. */
export const earnings: fc.Arbitrary<Earning> = fc.record({
  origin: fc.constantFrom('own' as const, 'outside' as const),
  year: fc.integer({ min: 2016, max: 2024 }),
  form: fc.constantFrom(...forms),
  level: fc.constantFrom(...levels),
  role: fc.constantFrom(...roles),
  hours: thousandths(400_000),
  credits: fc.option(thousandths(72_000)),
  makeUpFor: fc.option(fc.integer({ min: 2016, max: 2024 })),
  phase: fc.option(fc.constantFrom('pre-job' as const, 'probation' as const, 'deducted' as const)),
  classificationId: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 2 }),
  months: fc.option(thousandths(12_000)),
  weeks: fc.option(thousandths(52_000)),
  endedOn: fc.option(fc.constantFrom('2020-07-01', '2023-12-31')),
  policyVersion: fc.constantFrom({ id: 1, key: 'a@1#00' }, { id: 2, key: 'b@2#01' }),
  facts: fc.constantFrom('{"input":1}', '{"input":2}'),
  trail: fc.constantFrom('{"steps":[]}', '{"steps":[1]}'),
});

/** Lines of up to five teachers that earn something. */
export const newEntries: fc.Arbitrary<NewEntry> = fc.record({
  teacher: fc.integer({ min: 1, max: 5 }).map((id) => ({ id, uid: `T${id}` })),
  participation: fc.option(fc.integer({ min: 1, max: 9 }).map((id) => ({ id, uid: `P${id}` }))),
  earned: earnings,
  reverses: fc.constant(null),
});

/** Entries as they stand after posting: numbered in order, reversals noted on what they took back. */
export function posted(entries: readonly NewEntry[]): readonly Entry[] {
  const numbered = entries.map((entry, index) => ({ ...entry, id: index + 1, uid: `E${index + 1}` }));
  return numbered.map((entry) => {
    const by = numbered.find(({ reverses }) => reverses?.id === entry.id);
    return {
      ...entry,
      project: entry.participation === null ? null : { id: 1, uid: 'J1' },
      reversedBy: by === undefined ? null : { id: by.id, uid: by.uid },
    };
  });
}
