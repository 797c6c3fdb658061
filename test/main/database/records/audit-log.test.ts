import { expect, it } from 'vitest';
import { changedFields, recordAudit, signed } from '../../../../src-main/database/records/audit-log.ts';
import { openEmptyLedger } from '../../../helpers/open-memory.ts';

it('a change is written with who made it and only the fields that changed', () => {
  const database = openEmptyLedger();
  const signature = { actor: '王老师', at: '2025-03-01T00:00:00.000Z' };
  const changed = changedFields(
    { name: '王芳', roles: ['a'], phone: null },
    { name: '王方', roles: ['a'], phone: null },
  );
  recordAudit(database, signature, { action: 'teacher.change', subject: '王方', ...changed });
  recordAudit(database, signature, { action: 'app.open', subject: '台账' });
  expect(
    database.prepare('SELECT at, actor_id, action, subject, before, after FROM audit ORDER BY id').all(),
  ).toEqual([
    {
      at: signature.at,
      actor_id: 1,
      action: 'teacher.change',
      subject: '王方',
      before: '{"name":"王芳"}',
      after: '{"name":"王方"}',
    },
    { at: signature.at, actor_id: 1, action: 'app.open', subject: '台账', before: null, after: null },
  ]);
});

it('a name has one row, made at the first change under it', () => {
  const database = openEmptyLedger();
  const first = { actor: '王老师', at: '2025-03-01T00:00:00.000Z' };
  expect(signed(database, first)).toEqual({ actorId: 1, recordedAt: first.at });
  expect(signed(database, { ...first, at: '2025-03-02T00:00:00.000Z' }).actorId).toBe(1);
  expect(signed(database, { ...first, actor: '李老师' }).actorId).toBe(2);
  expect(database.prepare('SELECT created_at FROM actor WHERE id = 1').pluck().get()).toBe(first.at);
});
