import { describe, expect, test } from 'vitest';
import {
  type OutgoingRequest,
  outgoingRoute,
  outgoingRouteSchema,
} from '../../../../src-shared/policy/duties/outgoing-route.ts';

const route = outgoingRouteSchema.parse({
  scope: { id: 'scope', clause: 'L24', text: '区外培训' },
  papers: {
    id: 'papers',
    clause: 'L26',
    text: '材料应当齐全',
    documents: [
      { document: 'application-form', name: '申请表' },
      { document: 'notice', name: '通知' },
    ],
  },
  posts: [
    {
      id: 'heads',
      clause: 'L27',
      text: '负责人',
      posts: ['principal', 'unit-head'],
      approver: 'main-leader',
    },
  ],
  severalApplicants: { id: 'several', clause: 'L28', text: '多人同行', notes: ['A23'] },
  tiers: [
    { id: 'short', clause: 'L25', text: '四天以下', below: 4, approver: 'training-center' },
    { id: 'long', clause: 'L25', text: '三天以上', approver: 'leader-in-charge' },
  ],
});
const ask = (request: Partial<OutgoingRequest>) => {
  const answer = outgoingRoute(route, { days: 1, posts: ['teacher'], inDistrict: false, ...request });
  return [answer.outcome, answer.approver, answer.reasons.map(({ rule }) => rule)];
};

describe('training outside the district (L24–L28)', () => {
  test('inside the district is none, whatever is missing', () => {
    expect(ask({ inDistrict: true, documents: [] })).toEqual(['not-applicable', null, ['scope']]);
  });

  test.for([
    [3, 'training-center'],
    [2.001, 'training-center'],
    [3.001, 'leader-in-charge'],
    [3.5, 'leader-in-charge'],
  ] as const)('of %d days counts the calendar days it touches (A15)', ([days, approver]) => {
    expect(ask({ days })[1]).toBe(approver);
  });

  test('is refused by each paper that is missing, in the order of the text', () => {
    const answer = outgoingRoute(route, { days: 1, posts: ['teacher'], inDistrict: false, documents: [] });
    expect(answer).toMatchObject({
      outcome: 'refused',
      approver: null,
      reasons: [
        { about: 'application-form', text: '材料应当齐全：缺申请表' },
        { about: 'notice', text: '材料应当齐全：缺通知' },
      ],
    });
    expect(ask({ documents: ['notice', 'application-form'] })[0]).toBe('route');
    expect(ask({})[0]).toBe('route');
  });

  test('of a head goes to the head’s approver whatever the length', () => {
    expect(ask({ posts: ['principal'] })).toEqual(['route', 'main-leader', ['heads']]);
    expect(ask({ posts: ['principal', 'principal'] })).toEqual(['route', 'main-leader', ['heads']]);
  });

  test('of several goes to the strictest approver among them, and says so (A23)', () => {
    expect(ask({ posts: ['teacher', 'unit-head'] })).toEqual(['route', 'main-leader', ['heads', 'several']]);
    expect(ask({ posts: ['teacher', 'teacher'], days: 4 })).toEqual(['route', 'leader-in-charge', ['long']]);
  });

  test('never goes to a lesser approver because of a post', () => {
    const [rule] = route.posts;
    const lesser = rule === undefined ? [] : [{ ...rule, approver: 'training-unit' as const }];
    const request = { days: 1, posts: ['principal' as const], inDistrict: false };
    expect(outgoingRoute({ ...route, posts: lesser }, request).approver).toBe('training-center');
  });
});
