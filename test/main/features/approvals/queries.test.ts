import { expect, it } from 'vitest';
import { approvalsOf } from '../../../../src-main/database/records/approval-records.ts';
import { insertApproval } from '../../../../src-main/features/approvals/commands.ts';
import { projectsForApproval } from '../../../../src-main/features/approvals/queries.ts';
import { openSmallLedger } from '../../../helpers/open-memory.ts';

it('approval forms are made for own projects with people on their list', () => {
  const database = openSmallLedger();
  const project = { id: 1, uid: 'J1', name: '校本研修', kind: 'own', endOn: '2025-06-30' };
  expect(projectsForApproval(database)).toMatchObject([{ project, trainees: 1, pending: 0 }]);
  database.exec("UPDATE participation SET result = 'pending'");
  expect(projectsForApproval(database)).toMatchObject([{ project, trainees: 1, pending: 1 }]);
  database.exec("UPDATE project SET kind = 'outside'");
  expect(projectsForApproval(database)).toEqual([]);
  database.exec("UPDATE project SET kind = 'own'; DELETE FROM participation");
  expect(projectsForApproval(database)).toEqual([]);
});

it('decisions on a form stand beside each other, signed', () => {
  const database = openSmallLedger();
  const made = {
    projectId: 1,
    decision: 'rejected' as const,
    person: '教研室',
    decidedOn: '2025-07-01',
    scanFileName: null,
    formId: null,
    scope: 'whole' as const,
    comment: '缺签到表',
  };
  insertApproval(database, { actor: '王老师', at: '2025-07-01T00:00:00.000Z' }, { ...made, uid: 'A1' });
  insertApproval(
    database,
    { actor: '李老师', at: '2025-07-02T00:00:00.000Z' },
    { ...made, uid: 'A2', decision: 'approved', comment: null },
  );
  expect(approvalsOf(database, 1).map(({ uid, decision, actor }) => [uid, decision, actor])).toEqual([
    ['A1', 'rejected', '王老师'],
    ['A2', 'approved', '李老师'],
  ]);
});
