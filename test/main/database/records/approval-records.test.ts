import { expect, it } from 'vitest';
import {
  approvalsByProject,
  approvalsOf,
  materialKinds,
  materialsOf,
} from '../../../../src-main/database/records/approval-records.ts';
import { insertApproval } from '../../../../src-main/features/approvals/commands.ts';
import { setMaterial } from '../../../../src-main/features/projects/commands.ts';
import { openSmallLedger } from '../../../helpers/open-memory.ts';

const at = '2025-07-01T00:00:00.000Z';

it('of the decisions on a form the last one counts', () => {
  const database = openSmallLedger();
  const made = {
    projectId: 1,
    person: '教研室',
    decidedOn: '2025-07-01',
    scanFileName: null,
    comment: null,
    formId: null,
    scope: 'whole' as const,
  };
  insertApproval(database, { actor: '王老师', at }, { ...made, uid: 'A1', decision: 'rejected' });
  insertApproval(database, { actor: '王老师', at }, { ...made, uid: 'A2', decision: 'approved' });
  expect(approvalsOf(database, 1).map(({ decision }) => decision)).toEqual(['rejected', 'approved']);
  expect(approvalsByProject(database).get(1)?.at(-1)).toEqual({
    ...made,
    uid: 'A2',
    decision: 'approved',
    actor: '王老师',
    recordedAt: at,
    form: null,
  });
  expect(approvalsOf(database, 2)).toEqual([]);
});

it('materials are marked present with their file, once each, until they are taken away', () => {
  const database = openSmallLedger();
  const mark = (kind: string, isPresent: boolean, fileName: string | null) =>
    setMaterial(database, 1, { kind, isPresent, fileName }, at);
  mark('notice', true, '通知.pdf');
  mark('notice', true, '通知2.pdf');
  mark('photos', true, null);
  expect(materialsOf(database, 1)).toEqual([
    { kind: 'notice', fileName: '通知2.pdf' },
    { kind: 'photos', fileName: null },
  ]);
  expect(materialKinds(database).get(1)).toEqual(new Set(['notice', 'photos']));
  mark('notice', false, null);
  expect(materialKinds(database).get(1)).toEqual(new Set(['photos']));
});
