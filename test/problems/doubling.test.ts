import { doublingProblems } from '../../src-shared/registration/doubling-problems.ts';
import type { Doubling, DoublingRule } from '../../src-shared/registration/one-training-once.ts';
import { answered, codesOf, refused, testCases } from '../helpers/problem-cases.ts';
import { sameTrainingTwice } from '../helpers/project-steps.ts';

/** What is found of somebody, as each screen says it. */
const noticed = (rule: DoublingRule) => () => {
  const found: Doubling = {
    rule,
    key: rule,
    others: [{ uid: 'J2', name: '师德培训', kind: 'own', startOn: null, endOn: null }],
    person: null,
    from: null,
    to: null,
    hours: null,
    number: null,
  };
  return doublingProblems('王芳', [found]);
};

testCases(codesOf('doubling'), {
  'doubling.sameTraining': noticed('sameTraining'),
  'doubling.sameDays': noticed('sameDays'),
  'doubling.dayTooLong': noticed('dayTooLong'),
  'doubling.sameNumber': noticed('sameNumber'),
  'doubling.samePerson': noticed('samePerson'),
  'doubling.unexplained': answered(async ({ client }) => {
    const { outside } = await sameTrainingTwice(client);
    return (await client.doublings.list({ projectUid: outside })).missing;
  }),
  'doubling.alreadyRegistered': refused(async ({ client }) => {
    const { own, outside } = await sameTrainingTwice(client);
    const [place] = (await client.doublings.list({ projectUid: own })).rows;
    const finding = { traineeUid: place?.traineeUid ?? '', key: `sameTraining ${outside}` };
    return () => client.doublings.explain({ projectUid: own, reason: '两期', findings: [finding] });
  }),
  'doubling.changedSinceSeen': refused(async ({ client }) => {
    const { own, outside, teachers } = await sameTrainingTwice(client);
    const [place] = (await client.doublings.list({ projectUid: outside })).rows;
    const [batch] = await client.registrations.batches({ projectUid: own });
    await client.registrations.undo({ batchUid: batch?.uid ?? '', reason: `登错 ${teachers.length} 人` });
    const finding = { traineeUid: place?.traineeUid ?? '', key: `sameTraining ${own}` };
    return () => client.doublings.explain({ projectUid: outside, reason: '两期', findings: [finding] });
  }),
});
