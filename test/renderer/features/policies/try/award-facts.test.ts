import { describe, expect, it } from 'vitest';
import { loadShippedPolicies } from '../../../../../src-main/session/shipped-policies.ts';
import {
  awardFacts,
  firstAward,
  neededMeasures,
  parseDayHours,
  rolesOf,
  rulesFor,
  startingForm,
  withForm,
  withValue,
} from '../../../../../src-renderer/features/policies/try/award-facts.ts';
import { awardInputSchema } from '../../../../../src-shared/policy/award/award-input.ts';
import { describePack } from '../../../../../src-shared/policy/document/describe-pack.ts';

const shipped = loadShippedPolicies();
const activitiesOf = (id: string) => {
  const pack = shipped.get(id);
  if (pack === undefined) throw new Error(`no pack ${id}`);
  return describePack(pack, new Map()).activities;
};

describe('the fields of a trial', () => {
  it('are those the pack counts a form by', () => {
    const { activities } = { activities: activitiesOf('hainan-2017') };
    const asked = (form: 'centralized' | 'remote' | 'exam', role: 'trainee') =>
      neededMeasures(activities, { form, role });
    expect(asked('centralized', 'trainee')).toEqual(['days', 'dayHours', 'hours']);
    expect(asked('remote', 'trainee')).toEqual(['hours']);
    expect(asked('exam', 'trainee')).toEqual(['minutes']);
    expect(neededMeasures(activities, { form: 'lecture', role: 'lecturer' })).toEqual(['lessons']);
    expect(neededMeasures(activities, { form: 'mentoring', role: 'mentee' })).toEqual([]);
    expect(neededMeasures(activities, { form: 'enterprise', role: 'trainee' })).toEqual(['days', 'hours']);
    const vocational = activitiesOf('vocational-school');
    expect(neededMeasures(vocational, { form: 'enterprise', role: 'trainee' })).toEqual(['months', 'weeks']);
    const yulin = activitiesOf('yulin-2014');
    expect(neededMeasures(yulin, { form: 'school-based', role: 'trainee' })).toContain('score');
  });

  it('know how every activity of every pack counts its hours', () => {
    for (const pack of shipped.values())
      for (const { hours } of describePack(pack, new Map()).activities)
        expect(hours).toMatch(/^(按实际学时|按项目规定|按办学单位证明|按填报|按钟点|按课时|按月、周计|一律)/);
  });
});

describe('the facts of a tried activity', () => {
  it('are an award input: figures in decimals, only what the form shows', () => {
    const facts = awardFacts({ ...firstAward, days: 1500, lessons: 4000, dayHours: '8 4' }, [
      'days',
      'dayHours',
      'hours',
    ]);
    expect(facts).toMatchObject({ form: 'centralized', days: 1.5, dayHours: [8, 4], passed: true });
    expect(facts).not.toHaveProperty('lessons');
    expect(awardInputSchema.safeParse(facts).success).toBe(true);
  });

  it('say what it is by the axes of the pack, and how its hours fall on days, once somebody said it', () => {
    expect(awardFacts(firstAward, [])).not.toHaveProperty('classification');
    const classification = withValue(withValue({}, 'kind', 'public'), 'mode', 'practice');
    const asked = { ...firstAward, classification, dayPattern: 'even', trainingKind: 'new-teacher' } as const;
    const facts = awardFacts(asked, []);
    expect(facts).toMatchObject({ classification: { kind: 'public', mode: 'practice' }, dayPattern: 'even' });
    expect(awardInputSchema.safeParse(facts).success).toBe(true);
    expect(withValue(classification, 'mode', null)).toEqual({ kind: 'public' });
  });

  it('name the organiser and the teacher only when something was said of them', () => {
    expect(awardFacts(firstAward, [])).not.toHaveProperty('organiser');
    const facts = awardFacts(
      { ...firstAward, organiserKind: 'company', approved: false, probation: true },
      [],
    );
    expect(facts).toMatchObject({
      organiser: { kind: 'company', approved: false, registered: true, delegated: false },
      teacher: { probation: true },
    });
    expect(awardInputSchema.safeParse(facts).success).toBe(true);
  });

  it('stay readable for every form, with everything filled in', () => {
    for (const pack of shipped.values()) {
      const { activities } = describePack(pack, new Map());
      for (const form of ['centralized', 'shadowing', 'degree', 'lecture', 'mentoring'] as const) {
        const full = {
          ...firstAward,
          form,
          hours: 8000,
          minutes: 60_000,
          score: 90_000,
          start: '2025-03-01',
          end: '2025-03-02',
          certificateDate: '2025-03-03',
          totalPeriods: 16_000,
          absentPeriods: 1000,
          excusedPeriods: 1000,
          sendingLevel: 'city',
          degreeLevel: 'bachelor',
          stage: 'primary',
          inDistrict: false,
        } as const;
        const facts = awardFacts(full, neededMeasures(activities, full));
        expect(awardInputSchema.safeParse(facts).error).toBeUndefined();
      }
    }
  });

  it('read the hours of days as people write lists', () => {
    expect(parseDayHours('8 8、4，2.5')).toEqual([8000, 8000, 4000, 2500]);
    expect(parseDayHours('８ 8')).toEqual([8000, 8000]);
    expect(parseDayHours('')).toEqual([]);
    expect(parseDayHours('8 x')).toBeNull();
  });
});

describe('the activity a trial begins with', () => {
  it('is one that the pack knows, whatever pack it is', () => {
    for (const id of shipped.keys()) {
      const activities = activitiesOf(id);
      if (activities.length > 0) expect(rulesFor(activities, startingForm(activities))).not.toEqual([]);
    }
  });

  it('states days where the pack says how long a day is, else hours', () => {
    expect(startingForm(activitiesOf('hainan-2017'))).toMatchObject({ days: 2000, hours: null });
    expect(startingForm([])).toMatchObject({ form: 'centralized', days: null, hours: 16_000 });
  });

  it('takes a role that the new form knows, and keeps one that fits', () => {
    const activities = activitiesOf('hainan-2017');
    expect(rolesOf(activities, 'mentoring')).toEqual(['mentor', 'mentee']);
    const mentored = withForm(firstAward, 'mentoring', activities);
    expect(mentored).toMatchObject({ form: 'mentoring', role: 'mentor' });
    expect(withForm({ ...mentored, role: 'mentee' }, 'mentoring', activities).role).toBe('mentee');
  });
});
