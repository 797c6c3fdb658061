import { codesOf, refused, testCases } from '../helpers/problem-cases.ts';
import {
  firstTrainee,
  issueCertificates,
  OUTSIDE,
  projectUpTo,
  SCHEME,
  setFields,
} from '../helpers/project-steps.ts';

testCases(codesOf('certificate'), {
  'certificate.outsideProject': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed', OUTSIDE);
    await client.certificates.setScheme(SCHEME);
    return () => issueCertificates(client, uid);
  }),
  'certificate.notRegistered': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'approved');
    await client.certificates.setScheme(SCHEME);
    const trainee = await firstTrainee(client, uid);
    return () => issueCertificates(client, uid, '2025-11-05', [trainee.uid]);
  }),
  'certificate.notPassed': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'passed');
    await setFields(client, uid, { result: 'failed' });
    await client.certificates.setScheme(SCHEME);
    const trainee = await firstTrainee(client, uid);
    return () => issueCertificates(client, uid, '2025-11-05', [trainee.uid]);
  }),
  'certificate.nobodyReady': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'certified');
    return () => issueCertificates(client, uid);
  }),
  'certificate.inTheFuture': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'certified');
    return () => issueCertificates(client, uid, '2025-11-11');
  }),
  'certificate.beforeEnd': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'certified');
    return () => issueCertificates(client, uid, '2025-10-14');
  }),
  'certificate.schemeNotSet': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'registered');
    return () => issueCertificates(client, uid);
  }),
  'certificate.separatorHasDigits': refused(
    async ({ client }) =>
      () =>
        client.certificates.setScheme({ ...SCHEME, separator: '0' }),
  ),
  'certificate.partTooWide': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'registered');
    await client.certificates.setScheme({
      ...SCHEME,
      widths: { ...SCHEME.widths, organiser: 1 },
      organiserNumber: 12,
    });
    const trainee = await firstTrainee(client, uid);
    return () => issueCertificates(client, uid, '2025-11-05', [trainee.uid]);
  }),
  'certificate.projectNumberMissing': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'registered', { number: null });
    await client.certificates.setScheme(SCHEME);
    return () => issueCertificates(client, uid);
  }),
  'certificate.organiserNumberMissing': refused(async ({ client }) => {
    const uid = await projectUpTo(client, 'registered', { organiserName: '琼山区教育局' });
    await client.certificates.setScheme(SCHEME);
    return () => issueCertificates(client, uid);
  }),
  'certificate.numberTaken': refused(async ({ client }) => {
    const first = await projectUpTo(client, 'registered');
    await client.certificates.setScheme({
      ...SCHEME,
      widths: { ...SCHEME.widths, project: 0, organiser: 1, year: 0, trainee: 2 },
      organiserNumber: 1,
    });
    await issueCertificates(client, first);
    const second = await projectUpTo(client, 'registered', { startOn: '2025-09-01', endOn: '2025-09-03' });
    // 1 and 01 before, 10 and 1 now: both make 101.
    await client.certificates.setScheme({
      ...SCHEME,
      widths: { ...SCHEME.widths, project: 0, organiser: 2, year: 0, trainee: 1 },
      organiserNumber: 10,
    });
    const { uid } = await firstTrainee(client, second);
    return () => issueCertificates(client, second, '2025-11-05', [uid]);
  }),
  'certificate.isRevoked': refused(async ({ client }) => {
    await projectUpTo(client, 'certified');
    const uid = (await client.certificates.list({})).rows[0]?.uid ?? '';
    await client.certificates.revoke({ uid, reason: '有误' });
    return () => client.certificates.revoke({ uid, reason: '有误' });
  }),
});
