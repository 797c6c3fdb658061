import { expect, it } from 'vitest';
import { rememberPeople } from '../../../src-main/session/remembered-people.ts';
import { addTeachers, NOBODY, openTestLedger } from '../../helpers/test-session.ts';

async function someRecords() {
  const { client, session } = await openTestLedger();
  await addTeachers(client, 2);
  for (const name of ['赵敏', '陈芳', '赵敏'])
    await client.teachers.save({ fields: { ...NOBODY, name, roles: ['class-head'] } });
  return session.ledger.snapshot.teachers();
}

it('finds people by uid and by id, in the order of an address book and by what is searched', async () => {
  const records = await someRecords();
  const people = rememberPeople(records);
  const [first] = records;
  expect(people.findByUid(first?.uid ?? '')?.name).toBe(first?.name);
  expect(people.findById(first?.id ?? 0)?.name).toBe(first?.name);
  const order = people.inNameOrder().map(({ name }) => name);
  expect(order.indexOf('陈芳')).toBeLessThan(order.indexOf('赵敏'));
  expect(order).toHaveLength(5);
  expect(people.search('zm', 'name').map(({ name }) => name)).toEqual(['赵敏', '赵敏']);
});

it('assesses nobody by a role that the rules do not know', async () => {
  const records = await someRecords();
  const people = rememberPeople(
    records.map((record) => ({ ...record, roles: [...record.roles, 'astronaut'] })),
  );
  expect(people.all.at(-1)?.assessed.roles).toEqual(['class-head']);
});
