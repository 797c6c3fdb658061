import { describe, expect, it } from 'vitest';
import {
  exampleNumber,
  numberedOrganisers,
  type Scheme,
  schemeProblems,
  widthsOf,
} from '../../../../src-renderer/features/certificates/scheme.ts';

const widths = { project: 4, organiser: 2, year: 4, session: 0, trainee: 4 };
const scheme = { separator: '', widths, organiserNumber: 7 };
const order = ['year', 'organiser', 'project', 'session', 'trainee'] as const;

describe('the example of a certificate number', () => {
  it('joins the parts in the order of the policy and leaves out those of width 0', () => {
    expect(exampleNumber(order, scheme, 2025)).toBe('20250700010001');
    expect(exampleNumber(['project', 'year', 'trainee'], { ...scheme, separator: '-' }, 2025)).toBe(
      '0001-2025-0001',
    );
  });

  it('shortens the year from the left, and shows where the organiser does not fit', () => {
    expect(exampleNumber(['year'], { ...scheme, widths: { ...widths, year: 2 } }, 2025)).toBe('25');
    expect(exampleNumber(['organiser', 'trainee'], { ...scheme, organiserNumber: 123 }, 2025)).toBe(
      '＃＃0001',
    );
  });
});

describe('the example of a project', () => {
  const project = { number: 'QS-2025-031', sessionNumber: 2, organiserName: '教育局', own: '教师发展中心' };
  const asked = { ...scheme, widths: { ...widths, session: 2 }, organisers: [{ name: '教育局', number: 9 }] };

  it('shows the project’s own number, its organiser’s and its session', () => {
    expect(exampleNumber(order, asked, 2025, project)).toBe('2025090031020001');
    expect(exampleNumber(order, asked, 2025, { ...project, organiserName: '教师发展中心' })).toBe(
      '2025070031020001',
    );
  });

  it('shows where the project lacks one', () => {
    const lacking = { ...project, number: null, sessionNumber: null, organiserName: '进修学校' };
    expect(exampleNumber(order, asked, 2025, lacking)).toBe('2025＃＃＃＃＃＃010001');
  });
});

it('a scheme is set with the organisers that have a number', () => {
  const organisers = [
    { name: '教育局', number: 0 },
    { name: '进修学校', number: null },
  ];
  expect(numberedOrganisers(organisers)).toEqual([{ name: '教育局', number: 0 }]);
});

describe('what keeps a scheme from being used', () => {
  it('is nothing for a sound one', () => expect(schemeProblems(scheme)).toEqual([]));

  it('is told all at once', () => {
    const wrong = { separator: '0', widths: { ...widths, trainee: 0 }, organiserNumber: 123 };
    expect(schemeProblems(wrong)).toEqual(['separatorDigits', 'traineeNeeded', 'tooWide']);
  });

  it('is no long organiser number where the organiser has no part', () => {
    const without = { ...widths, organiser: 0 };
    expect(schemeProblems({ separator: '-', widths: without, organiserNumber: 123 })).toEqual([]);
  });
});

it('widths are read from the parts in use; a trainee always has a digit', () => {
  const parts: Scheme['parts'] = [{ part: 'year', width: 4 }];
  const known = { parts } as const;
  expect(widthsOf({ ...({} as Scheme), ...known })).toEqual({
    project: 0,
    organiser: 0,
    year: 4,
    session: 0,
    trainee: 1,
  });
});
