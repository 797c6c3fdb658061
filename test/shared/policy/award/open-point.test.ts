import { describe, expect, it } from 'vitest';
import {
  describeOpenPoint,
  hasFigure,
  isOpenIn,
  kindsOf,
  openPointId,
  parseOpenPoint,
} from '../../../../src-shared/policy/award/open-point.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

const place = { form: 'school-based', level: 'county', role: 'trainee' } as const;

describe('the id of an open point', () => {
  it.for([
    [{ rule: null, about: 'credits', ...place }, 'open:school-based:county:trainee'],
    [{ rule: null, about: 'hours', ...place }, 'open.hours:school-based:county:trainee'],
    [{ rule: 'training', about: 'credits', ...place }, 'training.credits:school-based:county:trainee'],
    [{ rule: 'a.b', about: 'hours', ...place }, 'a.b.hours:school-based:county:trainee'],
  ] as const)('names the row, form, level and role: %s', ([point, id]) => {
    expect(openPointId(point)).toBe(id);
    expect(parseOpenPoint(id)).toEqual(point);
  });

  it.for([
    'school-training.credits',
    'open:party:county:trainee',
    'open:remote:county',
    'x:remote:county:trainee',
  ])('is not %s', (id) => expect(parseOpenPoint(id)).toBeNull());
});

describe('an open point', () => {
  const pack = smallPack({ activities: [activity()] });
  const known = { rule: pack.activities[0]?.id ?? '', about: 'credits', ...place } as const;

  it('belongs to a pack that has its row; one without a row to every pack', () => {
    expect(isOpenIn(pack, known)).toBe(true);
    expect(isOpenIn(pack, { ...known, rule: 'none' })).toBe(false);
    expect(isOpenIn(pack, { ...known, rule: null })).toBe(true);
  });

  it('offers credits only where the pack knows them (B1)', () => {
    expect(kindsOf(pack, known)).toContain('credits-per-day');
    const hoursOnly = smallPack({ units: { hours: true, credits: false } });
    expect(kindsOf(hoursOnly, { ...known, rule: null })).toEqual(['hours-only', 'not-counted']);
    expect(kindsOf(pack, { ...known, about: 'hours' })).toEqual(['hours-per-day', 'hours']);
  });

  it('says in words what is asked and where the text is silent', () => {
    expect(describeOpenPoint(pack, known)).toEqual({ title: '县级校本研修（学员）的学分', clause: 'X1' });
  });

  it('needs a figure unless it says how alone', () => {
    expect(hasFigure('credits')).toBe(true);
    expect(hasFigure('not-counted')).toBe(false);
  });
});
