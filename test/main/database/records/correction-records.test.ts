import { expect, it } from 'vitest';
import { earlierRejections } from '../../../../src-main/database/records/correction-records.ts';
import { insertCorrection, insertUndo } from '../../../../src-main/features/corrections/commands.ts';
import { openEmptyLedger } from '../../../helpers/open-memory.ts';

const signature = { actor: '王老师', at: '2025-11-01T08:00:00.000Z' };

function insert(database: ReturnType<typeof openEmptyLedger>, rejection: string, decidedOn: string) {
  insertCorrection(database, signature, {
    ...{
      uid: `C-${decidedOn}`,
      fileName: '登记表.xlsx',
      fileSha256: 'ab',
      sheet: '登记表',
      fingerprint: 'f',
    },
    ...{
      decidedBy: '县教育局',
      decidedOn,
      document: null,
      reason: '复核',
      rejection,
      accepted: 1,
      rejected: 1,
    },
    differences: JSON.stringify([
      { key: 'rejected', canAccept: true, isAccepted: false },
      { key: 'accepted', canAccept: true, isAccepted: true },
      { key: 'shown', canAccept: false, isAccepted: false },
    ]),
    undo: '{}',
  });
}

it('tells who rejected a difference before, the latest time, until the sheet is taken back', () => {
  const database = openEmptyLedger();
  insert(database, '证书不符', '2025-10-01');
  insert(database, '仍不符', '2025-10-02');
  const latest = { decidedOn: '2025-10-02', actor: '王老师', reason: '仍不符' };
  expect(earlierRejections(database)).toEqual(new Map([['rejected', latest]]));
  insertUndo(database, signature, { correctionId: 2, reason: '看错' });
  const before = { decidedOn: '2025-10-01', actor: '王老师', reason: '证书不符' };
  expect(earlierRejections(database)).toEqual(new Map([['rejected', before]]));
});
