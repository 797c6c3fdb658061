import { describe, expect, it } from 'vitest';
import { runNow } from '../../../../src-shared/lib/work.ts';
import {
  contentOf,
  currentForm,
  formScopesOf,
} from '../../../../src-shared/registration/approval/current-form.ts';
import { someFacts } from '../registration-facts.ts';
import { differencesOf, formOf, listed, planOf } from './a-form.ts';

describe('the form of today', () => {
  it('has a line for everybody, those who earn nothing among them', () => {
    const { people } = formOf([listed('1'), listed('2', { result: 'absent' })]);
    expect([...people].map(([uid, { line }]) => [uid, line.years.length])).toEqual([
      ['1', 1],
      ['2', 0],
    ]);
  });

  it('says of who is registered what stands', () => {
    const line = { years: [{ year: 2024, hours: 8000, credits: 1000 }], pack: 'old@1', basis: ['H9'] };
    const plan = planOf([listed('1', { isRegistered: true })]);
    const form = runNow(currentForm(plan, { nameOf: () => '王芳', registeredLine: () => line }));
    expect(form.people.get('1')).toMatchObject({ name: '王芳', isRegistered: true, line });
  });

  it('asks again for whose entry was taken back', () => {
    const { people } = formOf([
      listed('1', { afterReversal: 'held' }),
      listed('2', { afterReversal: 'held', result: 'failed' }),
    ]);
    expect(people.get('1')).toMatchObject({ isHeld: true, line: { isAgain: true } });
    expect(people.get('2')?.line.isAgain).toBe(false);
  });
});

describe('a supplement', () => {
  const before = [listed('1'), listed('2'), listed('4')];
  const now = [listed('1'), listed('2', { result: 'failed' }), listed('3')];
  const differences = differencesOf(before, now);

  it('covers those who differ, and names who is gone', () => {
    const content = contentOf(formOf(now), { scope: 'supplement', base: 'w', differences });
    expect([...content.people.keys()]).toEqual(['2', '3']);
    expect([...content.removed]).toEqual([['4', '教师4']]);
    expect(content.base).toBe('w');
  });

  it('is offered where people differ, not where the project does', () => {
    expect(formScopesOf(differences)).toEqual(['whole', 'supplement']);
    expect(formScopesOf(differencesOf(before, before))).toEqual(['whole']);
    expect(formScopesOf(differencesOf(before, now, { now: someFacts({}, { days: 2000 }) }))).toEqual([
      'whole',
    ]);
    expect(formScopesOf(null)).toEqual(['whole']);
  });
});
