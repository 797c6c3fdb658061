import { expect, test } from 'vitest';
import { loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { packHead, packHeadSchema } from '../../../../src-shared/policy/document/pack-head.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

test('the head of a pack holds none of its rules', () => {
  const pack = smallPack({ activities: [activity()], issuedOn: '2023-01-05', regionCode: '460000' });
  expect(packHead(pack)).toEqual({
    ...{ id: 'small', version: 1, title: '小办法', shortTitle: '小办法', documentNumber: null },
    ...{ issuer: '某教育局', issuedOn: '2023-01-05', regionCode: '460000' },
    ...{ effective: { from: null, to: null }, basis: 'own', source: null, summary: '测试用' },
  });
});

test('the head of every shipped pack crosses the wire', () => {
  for (const pack of loadShippedPolicies().values())
    expect(packHeadSchema.parse(packHead(pack))).toEqual(packHead(pack));
});

test('a head shares nothing with its pack that somebody could change', () => {
  const pack = smallPack();
  expect(packHead(pack).effective).not.toBe(pack.effective);
});
