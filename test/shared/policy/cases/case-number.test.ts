import { describe, expect, test } from 'vitest';
import { ask } from '../duties/ask.ts';

const parts = { project: 7, organiser: 12, year: 2023, session: 2, trainee: 45 };
const widths = { project: 3, organiser: 4, year: 4, session: 2, trainee: 4 };
const number = (input: Readonly<Record<string, unknown>>) =>
  ask('number', 'linwei-2022', { ...parts, ...input });

describe('the answer to a certificate number (L23)', () => {
  test('is the number alone, by the widths and separator that are asked', () => {
    expect(number({ widths, separator: '-' })).toEqual({ number: '007-0012-2023-02-0045' });
    expect(number({ widths, separator: '' })).toEqual({ number: '00700122023020045' });
  });

  test('takes the pack’s own scheme where none is asked', () => {
    expect(number({})).toEqual({ number: '07122023020045' });
    expect(number({ separator: '/' })).toEqual({ number: '07/12/2023/02/0045' });
  });

  test('is a refusal that names each part too wide, never a cut number (Q21)', () => {
    expect(number({ trainee: 10_000, project: 1000, widths })).toMatchObject({
      number: null,
      outcome: 'refused',
      reasons: [
        { clause: 'L23', about: 'project' },
        { clause: 'L23', about: 'trainee' },
      ],
    });
    expect(number({ trainee: 9999, widths })).not.toHaveProperty('outcome');
  });

  test.for([
    [{ trainee: -1 }, '/input/trainee'],
    [{ trainee: 1.5 }, '/input/trainee'],
    [{ widths: { ...widths, year: 0 } }, '/input/widths/year'],
    [{ widths: { ...widths, year: 13 } }, '/input/widths/year'],
    [{ separator: '0' }, '/input/separator'],
    [{ separator: '----' }, '/input/separator'],
  ] as const)('%j is malformed', ([input, path]) => {
    expect(number(input)).toMatchObject({ error: { code: 'malformed', path } });
  });

  test('is no answer where the pack has no scheme', () => {
    expect(ask('number', 'hainan-2017', parts)).toMatchObject({
      error: { code: 'notInPolicy', path: '/policy' },
    });
  });
});
