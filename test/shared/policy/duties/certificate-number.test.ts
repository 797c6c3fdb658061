import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import {
  formatCertificateNumber,
  numberingSchema,
} from '../../../../src-shared/policy/duties/certificate-number.ts';
import { ask, shipped } from './ask.ts';

const widths = { project: 2, organiser: 2, year: 4, session: 2, trainee: 4 };
const parts = { project: 3, organiser: 12, year: 2022, session: 1, trainee: 7 };
const number = (change: Record<string, unknown>) =>
  ask('number', 'linwei-2022', { ...parts, widths, ...change });
const numbering = assertPresent(shipped.packs.get('linwei-2022')?.numbering, 'Linwei numbers certificates');

describe('the number of a certificate (L23)', () => {
  test.for([
    ['padded to the widths', {}, '03122022010007'],
    ['with a separator', { separator: '-' }, '03-12-2022-01-0007'],
    ['other widths', { widths: { ...widths, project: 3, trainee: 3 } }, '00312202201007'],
    [
      'parts that fill their widths',
      { project: 99, organiser: 99, session: 99, trainee: 9999 },
      '99992022999999',
    ],
    ['zeros', { project: 0, organiser: 0, session: 0, trainee: 0 }, '00002022000000'],
    ['the widths of the pack where none are given', { widths: undefined }, '03122022010007'],
  ] as const)('%s', ([, change, expected]) => {
    expect(number(change)['number']).toBe(expected);
  });

  test.for([
    ['project', 100],
    ['organiser', 100],
    ['year', 20220],
    ['session', 100],
    ['trainee', 10_000],
  ] as const)('a %s of %s does not fit: refused, never cut', ([part, value]) => {
    expect(number({ [part]: value })).toMatchObject({
      number: null,
      outcome: 'refused',
      reasons: [{ clause: 'L23', about: part }],
    });
  });

  test.for([
    [{ trainee: 1.5 }, '/input/trainee'],
    [{ trainee: -1 }, '/input/trainee'],
    [{ trainee: '7' }, '/input/trainee'],
    [{ widths: { ...widths, extra: 1 } }, '/input/widths/extra'],
    [{ widths: { ...widths, trainee: 0 } }, '/input/widths/trainee'],
    [{ separator: '0' }, '/input/separator'],
  ] as const)('%j is malformed', ([change, path]) => {
    expect(number(change)).toMatchObject({ error: { code: 'malformed', path } });
  });

  test('different parts never give one number', () => {
    const part = (digits: number) => fc.integer({ min: 0, max: 10 ** digits - 1 });
    const values = fc.record({
      project: part(2),
      organiser: part(2),
      year: part(4),
      session: part(2),
      trainee: part(4),
    });
    fc.assert(
      fc.property(values, values, fc.constantFrom('', '-', '/'), (one, other, separator) => {
        const scheme = { ...numbering, separator };
        const write = (given: typeof one) =>
          assertPresent(formatCertificateNumber(scheme, given).number, 'every part fits');
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(write(one) === write(other)).toBe(isSame);
      }),
      { seed: 23 },
    );
  });

  test('a scheme that names a part twice does not load', () => {
    expect(numberingSchema.safeParse({ ...numbering, parts: ['year', 'year'] }).success).toBe(false);
  });

  test('a policy without a scheme says so', () => {
    expect(ask('number', 'hainan-2017', { ...parts, widths })).toMatchObject({
      error: { code: 'notInPolicy' },
    });
  });
});
