import { describe, expect, it } from 'vitest';
import { dumpTables, failureOf, refusalCodes } from '../../helpers/ledger-probe.ts';
import { firstTrainee, projectUpTo } from '../../helpers/project-steps.ts';
import {
  NO_PROJECT,
  NOBODY,
  openTestLedger,
  openTestSession,
  temporaryFolder,
} from '../../helpers/test-session.ts';

describe('a call that is refused', () => {
  it('is refused for every reason at once', async () => {
    const { client } = await openTestLedger({ level: 'county' });
    const fields = {
      ...NO_PROJECT,
      name: '',
      organiserName: '',
      startOn: null,
      endOn: null,
      level: 'national' as const,
    };
    expect(await refusalCodes(client.projects.save({ fields }))).toEqual([
      'project.nameMissing',
      'project.organiserMissing',
      'project.startMissing',
      'project.endMissing',
      'project.notOursToRegister',
      'project.policyWarning',
    ]);
  });

  it('is refused without a name under it, and without a ledger', async () => {
    const { client } = openTestSession(temporaryFolder());
    const save = () => client.teachers.save({ fields: { ...NOBODY, name: '王芳' } });
    expect((await failureOf(save())).code).toBe('LEDGER_NOT_OPEN');
    const organisation = {
      name: '北塘实验小学',
      level: 'school',
      regionCode: '460100',
      schoolCode: null,
    } as const;
    await client.app.createLedger({ organisation, policyId: 'hainan-2017', cycleFrom: 2021 });
    expect(await refusalCodes(save())).toEqual(['app.actorMissing']);
  });

  it('says which record is unknown, and which was changed meanwhile', async () => {
    const { client, session } = await openTestLedger({ level: 'county' });
    const projectUid = await projectUpTo(client, 'passed');
    const { uid, version } = await firstTrainee(client, projectUid);
    const { fields } = await client.projects.get({ uid: projectUid });
    const before = dumpTables(session.ledger.database.reader);
    const nobody = '0'.repeat(26);
    for (const call of [
      client.teachers.get({ uid: nobody }),
      client.projects.get({ uid: nobody }),
      client.entries.explain({ uid: nobody }),
      client.entries.reverse({ uid: nobody, reason: '无', effectiveOn: '2025-11-10' }),
      client.registrations.undo({ batchUid: nobody, reason: '无' }),
      client.certificates.revoke({ uid: nobody, reason: '无' }),
      client.teachers.undoImport({ batchUid: nobody }),
      client.projects.removeTrainees({ projectUid, uids: [nobody] }),
    ])
      expect((await failureOf(call)).code).toBe('NOT_FOUND');
    const stale = [
      client.projects.save({ uid: projectUid, version: 9, fields }),
      client.projects.saveTrainees({
        projectUid,
        changes: [{ uid, version: version + 1, fields: { result: 'failed' } }],
      }),
    ];
    for (const call of stale) expect((await failureOf(call)).code).toBe('STALE');
    expect(dumpTables(session.ledger.database.reader)).toEqual(before);
  });
});
