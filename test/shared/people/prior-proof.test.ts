import { expect, test } from 'vitest';
import { type PriorProof, priorProofFault } from '../../../src-shared/people/prior-proof.ts';

const proof: PriorProof = {
  ...{ hasProofOfPriorTraining: true, priorProofIssuer: '徐闻县教育局', priorProofLevel: 'county' },
  ...{ priorProofFrom: 2020, priorProofTo: 2024 },
};

test.for([
  ['in order', {}, null],
  ['not at hand', { hasProofOfPriorTraining: false }, 'missing'],
  ['of a school', { priorProofLevel: 'school' }, 'level'],
  ['of a province', { priorProofLevel: 'provincial' }, null],
  ['of four years', { priorProofFrom: 2021 }, 'years'],
  ['that ends two years before the arrival', { priorProofTo: 2023 }, 'years'],
  ['of more than five years', { priorProofFrom: 2015, priorProofTo: 2025 }, null],
  [
    'of which nothing was written down',
    { priorProofLevel: null, priorProofFrom: null, priorProofTo: null },
    null,
  ],
] as const)('a proof %s (H10, H10.2)', ([, change, fault]) => {
  expect(priorProofFault({ ...proof, ...change }, '2025-08-20')).toBe(fault);
});
