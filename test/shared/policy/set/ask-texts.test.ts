import { describe, expect, test } from 'vitest';
import {
  askLeave,
  askLimit,
  askOutgoing,
  askPermission,
  askSelection,
} from '../../../../src-shared/policy/set/ask-texts.ts';
import { combineSet } from '../../../../src-shared/policy/set/combine-set.ts';
import { partsOf } from '../../../../src-shared/policy/set/pack-parts.ts';
import { parseCalendarDate } from '../../../../src-shared/training/calendar-date.ts';
import { smallPack } from '../pack/small-pack.ts';

type Sections = Record<string, unknown>;
const packOf = (id: string, sections: Sections) => smallPack({ id, ...sections });
const setOf = (...texts: readonly Sections[]) =>
  combineSet(
    texts.map((sections, index) => {
      const pack = packOf(['aa', 'bb', 'cc'][index] ?? 'dd', sections);
      return { pack, parts: partsOf(pack) };
    }),
  );
const silent = { requiresApprovalForm: true };

describe('permission to register', () => {
  const registration = (clause: string, organisations: readonly string[]) => ({
    registration: {
      registrars: [{ id: 'who', clause, text: '由谁登记', registrar: 'county', organisations }],
      unstated: { id: 'unstated', clause, text: '没有写明' },
    },
  });
  const county = { activity: 'centralized', level: 'county', organisation: { level: 'county' } } as const;

  test('is needed from every text, and every refusal is given with its text (H5)', () => {
    const allowing = registration('X1', ['county']);
    const refusing = registration('X2', ['city']);
    expect(askPermission(setOf(allowing, allowing), county)).toMatchObject({ outcome: 'route' });
    for (const set of [setOf(allowing, refusing), setOf(refusing, allowing)])
      expect(askPermission(set, county)).toMatchObject({ outcome: 'refused', reasons: [{ clause: 'X2' }] });
    const both = askPermission(setOf(refusing, refusing), county);
    expect(both?.reasons.map(({ policy }) => policy)).toEqual(['aa', 'bb']);
  });

  test('is not asked of a text that does not say who registers', () => {
    expect(askPermission(setOf(registration('X1', ['county']), silent), county)).toMatchObject({
      outcome: 'route',
      reasons: [{ policy: 'aa' }],
    });
    expect(askPermission(setOf(silent, silent), county)).toBeNull();
  });
});

describe('leave and trips', () => {
  const tier = (approver: string) => [{ id: 'tier', clause: 'X1', text: '批准', approver }];
  const outgoing = (approver: string) => ({
    outgoing: {
      scope: { id: 'scope', clause: 'X1', text: '本区以内' },
      papers: {
        ...{ id: 'papers', clause: 'X1', text: '资料' },
        documents: [{ document: 'notice', name: '通知' }],
      },
      posts: [],
      severalApplicants: { id: 'several', clause: 'X1', text: '最严' },
      tiers: tier(approver),
    },
  });

  test('go to the strictest approver of all texts (L22, L27)', () => {
    const leave = (approver: string) => ({ leave: { tiers: tier(approver) } });
    expect(askLeave(setOf(leave('training-center'), leave('main-leader')), { days: 1 })).toMatchObject({
      approver: 'main-leader',
      reasons: [{ policy: 'bb' }],
    });
    expect(askLeave(setOf(leave('training-center'), silent), { days: 1 })?.approver).toBe('training-center');
    const trip = { days: 2, posts: [], inDistrict: false };
    const set = setOf(outgoing('leader-in-charge'), outgoing('training-unit'));
    expect(askOutgoing(set, trip)?.approver).toBe('leader-in-charge');
    expect(askOutgoing(set, { ...trip, documents: [] })).toMatchObject({
      outcome: 'refused',
      reasons: [{ policy: 'aa' }, { policy: 'bb' }],
    });
    expect(askOutgoing(setOf(silent, silent), trip)).toBeNull();
  });
});

describe('selection', () => {
  const bar = (months: number) => ({
    selection: {
      programme: 'guopei',
      rules: [
        { id: 'bar', clause: 'X1', text: '三年', notes: [], kind: 'no-show-bar', months, overridable: false },
      ],
    },
  });
  const [start, opening] = [parseCalendarDate('2024-01-01'), parseCalendarDate('2023-06-01')];
  const project = { programme: 'guopei', category: 'x', year: 2024, start: start ?? undefined };
  const missed = [
    { programme: 'guopei', category: 'y', year: 2023, status: 'no-show', opening: opening ?? undefined },
  ] as const;

  test('is allowed where every text allows, and the longest bar counts (G4.1)', () => {
    expect(askSelection(setOf(bar(12), bar(36)), project, missed)).toMatchObject({
      outcome: 'refused',
      until: '2026-06-01',
      reasons: [{ policy: 'aa' }, { policy: 'bb', records: [0] }],
    });
    expect(askSelection(setOf(bar(3), silent), project, missed)?.outcome).toBe('allowed');
    expect(askSelection(setOf(silent, silent), project, missed)).toBeNull();
  });
});

describe('bounds', () => {
  const limit = (max: number) => ({
    limits: [
      { id: 'most', clause: 'X1', text: '最多', quantity: 'briefings', bands: [{ max: { count: max } }] },
    ],
  });

  test('of several texts leave what all of them leave', () => {
    const asked = { quantity: 'briefings', measure: { value: 4000 } };
    expect(askLimit(setOf(limit(5), limit(3)), asked)).toMatchObject({ max: 3000, status: 'above' });
    expect(askLimit(setOf(limit(5), silent), asked)).toMatchObject({ max: 5000, status: 'ok' });
    expect(askLimit(setOf(limit(5), limit(3)), { ...asked, quantity: 'practice-hours' })).toBeNull();
  });
});
