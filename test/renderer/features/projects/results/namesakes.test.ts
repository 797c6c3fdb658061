import { expect, it } from 'vitest';
import { namesakesOf } from '../../../../../src-renderer/features/projects/results/namesakes.ts';

const person = (uid: string, name: string) => ({
  teacher: { uid, name, idNumberMasked: null, organisationName: '甲校', subject: null },
});

it('finds names of two people, not one person who takes part in two roles', () => {
  const trainees = [person('1', '王芳'), person('2', '李强'), person('3', '王芳'), person('2', '李强')];
  expect([...namesakesOf(trainees)]).toEqual(['王芳']);
});
