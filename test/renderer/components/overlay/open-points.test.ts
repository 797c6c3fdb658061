import { expect, it } from 'vitest';
import type { SilentPoint } from '../../../../src-renderer/components/overlay/decision-form.tsx';
import { waitedFor } from '../../../../src-renderer/components/overlay/open-points.tsx';

const point = (settingId: string): SilentPoint => ({
  policyId: 'guangxi-2016',
  policyTitle: '广西学分办法',
  when: 'now',
  settingId,
  title: '县级集中培训（学员）的学分',
  clause: 'GX2',
  unit: '',
  kinds: ['credits', 'not-counted'],
  note: null,
  default: null,
  current: null,
  history: [],
  waitingCount: 2,
});
const [credits, hours] = [point('training.credits:centralized:county:trainee'), point('other')];

it('are those that somebody undecided waits for; who is registered by a proof waits for nothing', () => {
  const undecidedSettings = [credits.settingId];
  expect(waitedFor([credits, hours], [{ outcome: 'undecided', undecidedSettings }])).toEqual([credits]);
  expect(waitedFor([credits, hours], [{ outcome: 'awarded', undecidedSettings }])).toEqual([]);
});
