import { describe, expect, test } from 'vitest';
import {
  assessmentRuleSchema,
  groupSchema,
  taskSchema,
} from '../../../../src-shared/policy/assess/assess-rules.ts';

const heading = { id: 'rule', clause: 'X1', text: '规则' };
const read = (rule: Readonly<Record<string, unknown>>) =>
  assessmentRuleSchema.safeParse({ ...heading, ...rule });
const isRule = (rule: Readonly<Record<string, unknown>>) => read(rule).success;

describe('a rule of assessment', () => {
  test('caps registration and assessment alike, unless it says otherwise (H9, GX31)', () => {
    const cap = { kind: 'cap', period: 'year', match: { levels: ['school'] }, credits: 6 };
    expect(read(cap).data).toMatchObject({ scope: 'always' });
    expect(isRule({ ...cap, period: 'probation' })).toBe(false);
    expect(isRule({ ...cap, match: { levels: [] } })).toBe(false);
  });

  test('demands a figure, or names the silent point that holds it (V3)', () => {
    const minimum = { kind: 'minimum', period: 'year' };
    expect(read(minimum).data).toMatchObject({ groups: {} });
    expect(isRule({ ...minimum, hours: { setting: 'year.hours' } })).toBe(true);
    expect(isRule({ ...minimum, hours: 'many' })).toBe(false);
    expect(isRule({ ...minimum, hours: 72.0001 })).toBe(false);
  });

  test('demands of groups plain figures: a blank of the text is about the total', () => {
    const minimum = { kind: 'minimum', period: 'cycle' };
    expect(isRule({ ...minimum, groups: { remote: { credits: 40 } } })).toBe(true);
    expect(isRule({ ...minimum, groups: { remote: { credits: { setting: 'x' } } } })).toBe(false);
    expect(isRule({ ...minimum, groups: { 阅读: { credits: 40 } } })).toBe(false);
  });

  test('leaves hours that count nowhere to a person, unless the text rules them out (A13)', () => {
    expect(read({ kind: 'uncounted', match: { forms: ['degree'] } }).data).toMatchObject({ isOpen: true });
  });

  test('exempts without a proof, unless it asks for one (H10)', () => {
    expect(read({ kind: 'exemption', since: 'hired' }).data).toMatchObject({ proof: false });
    expect(isRule({ kind: 'exemption', since: 'retired' })).toBe(false);
  });

  test('asks practice of some roles, in whole weeks and months (V2)', () => {
    const practice = { kind: 'enterprise', weeksPerYear: 1, monthsPerTwoYears: 2, monthsPerCycle: 6 };
    expect(isRule({ ...practice, roles: ['specialist'] })).toBe(true);
    expect(isRule({ ...practice, roles: [] })).toBe(false);
    expect(isRule({ ...practice, roles: ['specialist'], weeksPerYear: 0.5 })).toBe(false);
  });
});

test('a group has an id of the text’s own, and may belong to a division of its own', () => {
  const group = { id: 'remote', title: '远程', match: { forms: ['remote'] } };
  expect(groupSchema.safeParse(group).success).toBe(true);
  expect(groupSchema.safeParse({ ...group, id: 'county-centralized', division: 'level' }).success).toBe(true);
  expect(groupSchema.safeParse({ ...group, id: '远程' }).success).toBe(false);
});

test('a task is somebody’s: it names a role at least (W3.4)', () => {
  expect(taskSchema.safeParse({ roles: [], match: {} }).success).toBe(false);
  expect(taskSchema.safeParse({ roles: ['famous'], match: {} }).success).toBe(true);
});
