import type { Activity } from '../../../../src-shared/policy/award/award-rules.ts';
import { parsePolicyPack } from '../../../../src-shared/policy/pack/parse-policy-pack.ts';
import type { PolicyPack } from '../../../../src-shared/policy/pack/policy-pack.ts';

const head = {
  format: 1,
  id: 'small',
  version: 1,
  extends: null,
  title: '小办法',
  shortTitle: '小办法',
  documentNumber: null,
  issuer: '某教育局',
  issuedOn: null,
  regionCode: null,
  effective: { from: null, to: null },
  basis: 'own',
  units: { hours: true, credits: true },
  summary: '测试用',
};

/** A pack of only the sections a test is about, as JSON. */
export function smallPackJson(sections: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...head, ...sections };
}

/** The same, parsed; a test with a pack that does not load is a mistake of the test. */
export function smallPack(sections: Record<string, unknown> = {}): PolicyPack {
  const result = parsePolicyPack(smallPackJson(sections));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.pack;
}

/** An activity that gives held hours one credit each, with whatever the test changes. */
export function activity(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'training',
    clause: 'X1',
    title: '培训',
    text: '培训',
    when: { forms: ['centralized'] },
    hours: { kind: 'held', perDay: 8, dayMax: 8 },
    credits: { kind: 'per-hours', hours: 1, credits: 1 },
    ...changes,
  };
}

/** That activity as the pack parses it, for what takes a rule and no pack. */
export function firstActivity(rule: Record<string, unknown>, notes: readonly unknown[] = []): Activity {
  const settings = [{ id: 'rate.x', clause: 'X1', title: '设置', unit: 'credits/hour' }];
  const [first] = smallPack({ activities: [rule], settings, notes }).activities;
  if (first === undefined) throw new Error('a pack with one activity has one');
  return first;
}
