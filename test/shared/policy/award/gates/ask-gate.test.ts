import { expect, test } from 'vitest';
import { askGate } from '../../../../../src-shared/policy/award/gates/ask-gate.ts';
import { activity, smallPack } from '../../pack/small-pack.ts';
import { gateFactsOf } from './gate-facts-of.ts';

const share = { share: { numerator: 1, denominator: 5 }, comparison: 'reaches', excusedCounts: true };
const dates = { start: '2023-05-04', end: '2023-05-04' };

test.for([
  [{ kind: 'passed' }, { passed: false }, 'nothing', '考核不合格'],
  [{ kind: 'certificate', outcome: 'refused' }, { certificate: false }, 'refused', '证书'],
  [{ kind: 'absence', ...share }, { totalPeriods: 5, absentPeriods: 1 }, 'nothing', '缺课 1/5'],
  [
    { kind: 'organiser', outcome: 'refused', approved: true, registered: true },
    { organiser: { approved: false } },
    'refused',
    '批准',
  ],
  [{ kind: 'organiser-kind', allowed: ['school'] }, {}, 'undecided', '举办单位的性质'],
  [{ kind: 'level', atLeast: 'city' }, {}, 'nothing', '及以上'],
  [{ kind: 'duration', months: 1 }, dates, 'nothing', '不满 1 个月'],
  [{ kind: 'consecutive-days', days: 2 }, dates, 'nothing', '至少连续 2 天'],
  [{ kind: 'minimum-hours', hours: 8 }, {}, 'undecided', '缺少学时'],
  [{ kind: 'not-counted' }, {}, 'nothing', '条件'],
  [{ kind: 'degree-step', atLeast: {} }, {}, 'undecided', '任教学段'],
  [{ kind: 'level-above-organiser' }, { organiser: { level: 'school' } }, 'warning', '请附'],
] as const)('$0.kind is asked by its own rule', ([rule, input, kind, text]) => {
  const [gate] = smallPack({
    activities: [activity()],
    gates: [{ id: 'gate', clause: 'X2', text: '条件', ...rule }],
  }).gates;
  expect(gate && askGate(gate, gateFactsOf(input))).toEqual({ kind, text: expect.stringContaining(text) });
});
