import { describe, expect, it } from 'vitest';
import {
  certificateScheme,
  organiserNumberOf,
  ownSchemeSchema,
  projectDigits,
  schemeProblems,
} from '../../../src-shared/certificates/scheme.ts';

const WIDTHS = { project: 3, organiser: 2, year: 2, session: 0, trainee: 3 };
const OWN = { separator: '-', widths: WIDTHS, organiserNumber: 7, organisers: [] };
const NUMBERING = {
  parts: ['project', 'organiser', 'year', 'session', 'trainee'] as const,
  widths: { project: 4, organiser: 2, year: 4, session: 1, trainee: 4 },
  separator: '·',
};

describe('the scheme of certificate numbers', () => {
  it('is only a proposal until somebody sets it', () => {
    const scheme = certificateScheme(null, undefined);
    expect(scheme).toMatchObject({ isSet: false, isFromPolicy: false, separator: '', organiserNumber: 1 });
    expect(scheme.parts.map(({ part }) => part)).toEqual([
      'year',
      'organiser',
      'project',
      'session',
      'trainee',
    ]);
  });

  it('proposes what the regulation says, where it says something (L23)', () => {
    const scheme = certificateScheme(null, { ...NUMBERING, parts: [...NUMBERING.parts] });
    expect(scheme).toMatchObject({
      isSet: false,
      isFromPolicy: true,
      separator: '·',
      widths: NUMBERING.widths,
    });
    expect(scheme.parts).toContainEqual({ part: 'session', width: 1 });
  });

  it('takes widths from the ledger and the order from the regulation', () => {
    const scheme = certificateScheme(OWN, { ...NUMBERING, parts: [...NUMBERING.parts] });
    expect(scheme).toMatchObject({ isSet: true, isFromPolicy: true, ...OWN });
    expect(scheme.parts).toEqual([
      { part: 'project', width: 3 },
      { part: 'organiser', width: 2 },
      { part: 'year', width: 2 },
      { part: 'session', width: 0 },
      { part: 'trainee', width: 3 },
    ]);
  });

  it('refuses digits between the parts', () => {
    expect(schemeProblems({ separator: '-' })).toEqual([]);
    expect(schemeProblems({ separator: '0' })).toEqual([
      { code: 'certificate.separatorHasDigits', severity: 'error', at: { field: 'separator' }, values: {} },
    ]);
  });

  it('knows the number of the ledger’s own organisation and of each organiser that was given one', () => {
    const scheme = { organiserNumber: 12, organisers: [{ name: '进修学校', number: 8 }] };
    const numberOf = (organiser: string) => organiserNumberOf(scheme, { organiser, own: '发展中心' });
    expect(['发展中心', '进修学校', '教育局'].map(numberOf)).toEqual([12, 8, null]);
  });

  it('takes the digits that end a project’s number', () => {
    expect(['03', 'QS-2025-031', '琼教培〔2025〕31号', '０７', '骨干班', null].map(projectDigits)).toEqual([
      3,
      31,
      31,
      7,
      null,
      null,
    ]);
  });

  it('reads a scheme of a ledger that knew one organiser alone', () => {
    const { organisers: _organisers, ...older } = OWN;
    expect(ownSchemeSchema.parse(older)).toEqual(OWN);
  });
});
