import { answered, codesOf, refused, testCases } from '../helpers/problem-cases.ts';
import { decidePoint } from '../helpers/project-steps.ts';
import { addPassedProject, addTeachers } from '../helpers/test-session.ts';

testCases(codesOf('decision'), {
  'decision.unknownSetting': refused(
    async ({ client }) =>
      () =>
        decidePoint(client, { settingId: 'none' }),
  ),
  'decision.inTheFuture': refused(
    async ({ client }) =>
      () =>
        decidePoint(client, { decidedOn: '2025-11-11' }),
  ),
  // A setting has one figure; how an open point is decided, nobody can leave out or make up.
  'decision.kindMissing': refused(
    async ({ client }) =>
      () =>
        decidePoint(client, { kind: 'credits-per-day' }),
  ),
  // The text states no credits of mentoring: a person decides them (H14.6).
  'decision.waiting': answered(async ({ client }) => {
    const mentoring = { form: 'mentoring', startOn: '2025-08-01', endOn: '2025-10-15', days: null } as const;
    await addPassedProject(client, await addTeachers(client, 1), mentoring, {
      role: 'mentee',
      paper: '有',
    });
    return (await client.home.today()).duties.flatMap(({ details }) => details);
  }),
});
