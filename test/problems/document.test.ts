import { answered, codesOf, refused, testCases } from '../helpers/problem-cases.ts';
import { issueCertificates, SCHEME } from '../helpers/project-steps.ts';
import { addPassedProject, approve, NOBODY, registerAll, type TestClient } from '../helpers/test-session.ts';

/** Somebody in whose name is a character that no bundled font has. */
async function unprintable(client: TestClient): Promise<string> {
  return (await client.teachers.save({ fields: { ...NOBODY, name: '王\u{2A6D6}' } })).uid;
}

testCases(codesOf('document'), {
  'document.blankGlyph': answered(async ({ client }) => {
    const projectUid = await addPassedProject(client, [await unprintable(client)]);
    return (await client.approvals.form({ projectUid })).problems;
  }),
  'document.missingGlyph': refused(async ({ client }) => {
    const projectUid = await addPassedProject(client, [await unprintable(client)]);
    await approve(client, projectUid);
    await registerAll(client, projectUid);
    await client.certificates.setScheme(SCHEME);
    return () => issueCertificates(client, projectUid);
  }),
});
