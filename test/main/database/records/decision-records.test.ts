import { expect, it } from 'vitest';
import {
  decidedValues,
  insertDecision,
  listDecisions,
} from '../../../../src-main/database/records/decision-records.ts';
import { openEmptyLedger } from '../../../helpers/open-memory.ts';

it('decisions are listed the latest first and weighed the oldest first: none is overwritten', () => {
  const database = openEmptyLedger();
  const made = {
    uid: 'D1',
    policyId: 'p',
    settingId: 's',
    kind: null,
    value: 500,
    decidedBy: '教研室',
    decidedOn: '2025-02-01',
    reason: '纪要',
  };
  insertDecision(database, { actor: '王老师', at: '2025-03-01T00:00:00.000Z' }, made);
  insertDecision(
    database,
    { actor: '李老师', at: '2025-03-02T00:00:00.000Z' },
    { ...made, uid: 'D2', value: 750 },
  );
  expect(listDecisions(database)).toEqual([
    { ...made, uid: 'D2', value: 750, actor: '李老师', recordedAt: '2025-03-02T00:00:00.000Z' },
    { ...made, actor: '王老师', recordedAt: '2025-03-01T00:00:00.000Z' },
  ]);
  expect(decidedValues(database).map(({ value }) => value)).toEqual([500, 750]);
});
