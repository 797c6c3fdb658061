import { expect, it } from 'vitest';
import { recordAudit } from '../../../../src-main/database/records/audit-log.ts';
import { findAudit } from '../../../../src-main/features/audit/queries.ts';
import { openEmptyLedger } from '../../../helpers/open-memory.ts';

it('the log is searched by subject, action and person, newest first', () => {
  const database = openEmptyLedger();
  const at = '2025-07-01T00:00:00.000Z';
  recordAudit(
    database,
    { actor: '王老师', at },
    { action: 'teacher.add', subject: '王芳', after: { name: '王芳' } },
  );
  recordAudit(database, { actor: '李老师', at }, { action: 'project.add', subject: '校本研修' });
  const found = (search: string, page = { offset: 0, limit: 10 }) => findAudit(database, search, page);
  expect(found('')).toEqual({
    total: 2,
    rows: [
      { id: 2, at, actor: '李老师', action: 'project.add', subject: '校本研修', before: null, after: null },
      {
        id: 1,
        at,
        actor: '王老师',
        action: 'teacher.add',
        subject: '王芳',
        before: null,
        after: '{"name":"王芳"}',
      },
    ],
  });
  const ids = (search: string) => found(search).rows.map(({ id }) => id);
  expect([ids('王'), ids('project'), ids('李'), ids('无')]).toEqual([[1], [2], [2], []]);
  expect(found('', { offset: 1, limit: 1 })).toMatchObject({ total: 2, rows: [{ id: 1 }] });
});
