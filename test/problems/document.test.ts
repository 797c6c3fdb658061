import { codesOf, refused, testCases } from '../helpers/problem-cases.ts';
import { addPassedProject, NOBODY } from '../helpers/test-session.ts';

testCases(codesOf('document'), {
  'document.missingGlyph': refused(async ({ client }) => {
    const { uid } = await client.teachers.save({ fields: { ...NOBODY, name: '王\u{2A6D6}' } });
    const projectUid = await addPassedProject(client, [uid]);
    return () => client.approvals.form({ projectUid });
  }),
});
