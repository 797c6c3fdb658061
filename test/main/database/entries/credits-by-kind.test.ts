import { expect, it } from 'vitest';
import { creditsEarnedUnder, storedTexts } from '../../../../src-main/database/entries/credits-by-kind.ts';
import {
  addPassedProject,
  addTeachers,
  approve,
  openTestLedger,
  registerAll,
} from '../../../helpers/test-session.ts';

it('sums the credits that stand, by the text that earned them', async () => {
  const { client, session } = await openTestLedger({ level: 'county' });
  const project = await addPassedProject(client, await addTeachers(client, 2));
  await approve(client, project);
  await registerAll(client, project);
  const { reader } = session.ledger.database;
  const [text] = storedTexts(reader);
  expect(text?.policyId).toBe('hainan-2017');
  const earned = () => creditsEarnedUnder(reader, [text?.id ?? 0]);
  expect(earned()).toMatchObject([
    {
      teacherId: 1,
      credits: 3000,
      key: { year: 2025, form: 'centralized', level: 'county', makeUpFor: null },
    },
    { teacherId: 2, credits: 3000 },
  ]);
  expect(creditsEarnedUnder(reader, [])).toEqual([]);
  const { rows } = await client.entries.list({});
  await client.entries.reverse({ uid: rows[0]?.uid ?? '', reason: '登错人', effectiveOn: '2025-11-10' });
  expect(earned()).toHaveLength(1);
});

it('reads the entries once, in their order', async () => {
  const { session } = await openTestLedger();
  const plan = session.ledger.database.reader
    .prepare<[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT teacher_id, sum(credits) FROM standing_entry
        WHERE credits <> 0 AND policy_version_id IN (SELECT value FROM json_each('[1]')) GROUP BY teacher_id`,
    )
    .all()
    .map(({ detail }) => detail);
  expect(plan.filter((detail) => /^SCAN e\b|^SCAN entry|entry_teacher/.test(detail)).length).toBe(1);
});
