import { describe, expect, it } from 'vitest';
import { loadShippedPolicies } from '../../../../../src-main/session/shipped-policies.ts';
import {
  editOfRule,
  errorsOfRule,
  freeRuleId,
  isInNewRule,
  lineOfRule,
  missingOf,
  type NewActivity,
  type NewCap,
  type NewMinimum,
  type NewRule,
  newActivity,
  newCap,
  newMinimum,
  units,
} from '../../../../../src-renderer/features/policies/edit/rules/new-rules.ts';
import { award } from '../../../../../src-shared/policy/award/award.ts';
import { awardInputSchema } from '../../../../../src-shared/policy/award/award-input.ts';
import { describePack } from '../../../../../src-shared/policy/document/describe-pack.ts';
import { editPack } from '../../../../../src-shared/policy/document/edit-pack.ts';
import { copyOf } from '../../../../../src-shared/policy/document/own-pack.ts';
import type { PackEdit } from '../../../../../src-shared/policy/document/pack-edit.ts';
import { parsePolicyPack } from '../../../../../src-shared/policy/pack/parse-policy-pack.ts';
import type { PolicyPack } from '../../../../../src-shared/policy/pack/policy-pack.ts';
import { resolvePack } from '../../../../../src-shared/policy/pack/resolve-pack.ts';

const shipped = loadShippedPolicies();
const packs = [...shipped.values()];
const packOf = (id: string): PolicyPack => {
  const pack = shipped.get(id);
  if (pack === undefined) throw new Error(`no pack ${id}`);
  return pack;
};

/** A copy with the edits, resolved; the problems where it would not load. */
function editedCopyOf(parent: PolicyPack, edits: readonly PackEdit[]) {
  const own = copyOf(parent, { ...parent, id: 'own' });
  const parsed = parsePolicyPack(editPack(own, parent, edits).json);
  return parsed.ok ? resolvePack(parsed.pack, () => parent) : parsed;
}
function madeOf(parent: PolicyPack, rules: readonly NewRule[]): PolicyPack {
  const shape = { hasCredits: parent.units.credits };
  const made = editedCopyOf(
    parent,
    rules.map((rule) => editOfRule(rule, shape)),
  );
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.pack;
}

const activity: NewActivity = {
  ...newActivity('own-1'),
  clause: '第五条',
  title: '校际联合教研',
  forms: ['other'],
  rates: { county: 250, school: 100, city: null },
  credits: 1500,
  hours: 6000,
  partHour: 200,
};
const cap: NewCap = {
  ...newCap('own-2'),
  clause: '第六条',
  credits: 3000,
  forms: ['other'],
  levels: ['school'],
};
const freePeriod = ({ assessment }: PolicyPack) =>
  (['year', 'cycle', 'probation'] as const).find(
    (period) => !assessment.some((rule) => rule.kind === 'minimum' && rule.period === period),
  );

describe.each(packs.map((pack) => [pack.id, pack] as const))('rules added to a copy of %s', (_, pack) => {
  const shape = { hasCredits: pack.units.credits };

  it('load, row by row, and stand first in the table', () => {
    for (const unit of units) {
      const made = madeOf(pack, [{ ...activity, unit }]);
      expect(made.activities[0]).toMatchObject({ id: 'own-1', clause: '第五条', text: '校际联合教研' });
      expect(describePack(made, new Map()).activities[0]?.field).toBe(lineOfRule(activity));
    }
  });

  it('load as a minimum of a period that has none', () => {
    const period = freePeriod(pack);
    if (period === undefined) return;
    const rule: NewMinimum = { ...newMinimum('own-3', period), clause: '第七条', hours: 24_000 };
    expect(missingOf(rule, shape).size).toBe(0);
    const made = madeOf(pack, [rule]);
    expect(made.assessment.at(-1)).toMatchObject({ kind: 'minimum', period, hours: 24 });
    expect(describePack(made, new Map()).head.minima).toContain(period);
  });
});

describe('a new row of the table', () => {
  const hainan = packOf('hainan-2017');
  const asked = (facts: object) =>
    awardInputSchema.parse({ form: 'other', level: 'county', role: 'trainee', end: '2025-10-10', ...facts });
  const earned = (unit: NewActivity['unit'], facts: object) =>
    award(madeOf(hainan, [{ ...activity, unit }]), asked(facts), new Map());

  it('counts by the unit that was chosen', () => {
    expect(earned('hour', { hours: 10 })).toMatchObject({ outcome: 'awarded', hours: 10_000, credits: 2500 });
    expect(earned('day', { days: 2 })).toMatchObject({ hours: 16_000, credits: 500 });
    expect(earned('lesson', { lessons: 4 })).toMatchObject({ hours: null, credits: 1000 });
    expect(earned('once', {})).toMatchObject({ hours: 6000, credits: 1500 });
  });

  it('is silent on a level without a rate', () => {
    expect(earned('hour', { hours: 10, level: 'city' })).toMatchObject({
      outcome: 'undecided',
      credits: null,
    });
  });

  it('keeps a project under its cap', () => {
    const made = madeOf(hainan, [{ ...activity, projectCap: 2000 }]);
    const answer = award(made, asked({ hours: 10 }), new Map());
    expect(answer).toMatchObject({ credits: 2000 });
    expect(answer.trace.map(({ clause }) => clause)).toContain('第五条');
  });

  it('counts hours alone where the regulation knows no credits', () => {
    const pack = packs.find(({ units: { credits }, activities }) => !credits && activities.length > 0);
    if (pack === undefined) throw new Error('a pack of hours ships');
    expect(missingOf({ ...activity, rates: {} }, { hasCredits: false }).size).toBe(0);
    const answer = award(madeOf(pack, [activity]), asked({ days: 2 }), new Map());
    expect(answer).toMatchObject({ outcome: 'awarded', hours: 16_000, credits: null });
  });
});

describe('a new cap', () => {
  it('binds the entries that were chosen, in the period that was chosen', () => {
    const made = madeOf(packOf('hainan-2017'), [{ ...cap, period: 'cycle', levels: ['county'] }]);
    expect(made.assessment.at(-1)).toEqual({
      id: 'own-2',
      clause: '第六条',
      text: '上限',
      notes: [],
      kind: 'cap',
      period: 'cycle',
      match: { forms: ['other'], levels: ['county'] },
      credits: 3,
      scope: 'always',
    });
  });

  it('is in hours where the regulation knows no credits', () => {
    const inHours = { ...cap, credits: null, hours: 18_000 };
    expect([...missingOf({ ...cap, credits: null }, { hasCredits: false })]).toEqual(['hours']);
    expect(missingOf(inHours, { hasCredits: false }).size).toBe(0);
    const made = madeOf(packOf('hubei-hours'), [inHours]);
    expect(made.assessment.at(-1)).toMatchObject({ kind: 'cap', hours: 18 });
    expect(made.assessment.at(-1)).not.toHaveProperty('credits');
  });

  it('that cuts across another is refused at the rule', () => {
    const across: NewCap = { ...cap, forms: ['remote', 'school-based'], levels: [] };
    const made = editedCopyOf(packOf('hainan-2017'), [editOfRule(across, { hasCredits: true })]);
    const found = made.ok ? [] : made.problems.map(({ code, field }) => [code, field] as const);
    expect(found).toEqual([['capsOverlap', 'assessment/own-2/match']]);
    const errors = { 'assessment/own-2/match': '与别的上限交叉', 'assessment/own-20/credits': '别的' };
    expect(errorsOfRule(across, errors)).toEqual({ byInput: {}, line: ['与别的上限交叉'] });
    expect(isInNewRule('assessment/own-2/match', [across])).toBe(true);
    expect(isInNewRule('assessment/own-20/credits', [across])).toBe(false);
  });
});

describe('an unfinished rule', () => {
  const shape = { hasCredits: true };

  it('says what is missing, by its unit', () => {
    expect([...missingOf(newActivity('x'), shape)]).toEqual(['clause', 'title', 'forms', 'rates']);
    expect([...missingOf({ ...newActivity('x'), unit: 'once', roles: [] }, shape)]).toEqual([
      'clause',
      'title',
      'forms',
      'roles',
      'credits',
    ]);
    expect([...missingOf({ ...activity, unit: 'day', partHour: null, dayHours: null }, shape)]).toEqual([
      'dayHours',
      'partHour',
    ]);
    expect([...missingOf(newCap('x'), shape)]).toEqual(['clause', 'credits']);
    expect([...missingOf(newMinimum('x', 'year'), shape)]).toEqual(['clause', 'credits']);
    expect([...missingOf(newMinimum('x', 'year'), { hasCredits: false })]).toEqual(['clause', 'hours']);
  });

  it('shows the sentences of a check where they are typed', () => {
    const line = lineOfRule(activity);
    const errors = Object.fromEntries(
      ['/title', '/when/forms/0', '/credits/rates/county', '/credits/partHour', '/hours/dayMax', '/id'].map(
        (place) => [`${line}${place}`, place],
      ),
    );
    expect(errorsOfRule(activity, errors)).toEqual({
      byInput: {
        title: '/title',
        forms: '/when/forms/0',
        rates: '/credits/rates/county',
        partHour: '/credits/partHour',
        dayHours: '/hours/dayMax',
      },
      line: ['/id'],
    });
  });

  it('gets an id that names its copy', () => {
    expect(freeRuleId('qiongshan', [])).toBe('qiongshan-1');
    expect(freeRuleId('qiongshan', ['qiongshan-1', 'other-2'])).toBe('qiongshan-2');
  });
});
