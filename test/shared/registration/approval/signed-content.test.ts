import { describe, expect, it } from 'vitest';
import {
  contentText,
  fingerprintTexts,
  parseContent,
  shortFingerprint,
  signedFacts,
  signedFields,
} from '../../../../src-shared/registration/approval/signed-content.ts';
import { aProject } from '../../training/a-project.ts';
import { aTrainee, someFacts } from '../registration-facts.ts';
import { listed, signed } from './a-form.ts';

const texts = (...args: Parameters<typeof fingerprintTexts>) => [...fingerprintTexts(...args)].join('');

describe('what a signature binds', () => {
  it('is everybody with the facts, figures, pack and clauses of their line', () => {
    const { people, project } = signed([listed('1'), listed('2', { result: 'failed' })]);
    expect(people.get('1')?.line).toMatchObject({
      facts: { result: 'passed', role: 'trainee', absentPeriods: 0, isOnProbation: false },
      years: [{ year: 2025, hours: 24_000, credits: 3000 }],
      isAgain: false,
    });
    expect(people.get('1')?.line.pack).toMatch(/^hainan-2017@\d+$/);
    expect(people.get('1')?.line.basis).toContain('H14.3');
    expect(people.get('2')?.line.years).toEqual([]);
    expect(project).toMatchObject({ level: 'county', endOn: '2025-10-15' });
  });

  it('leaves out fields that nothing is computed from, and figures of outside proofs', () => {
    expect(signedFields(aProject())).not.toHaveProperty('remark');
    expect(signedFacts(aTrainee())).not.toHaveProperty('proofHours');
  });

  it('is read back as it was written, equal lines kept once', () => {
    const content = signed([listed('1'), listed('2'), listed('3', { result: 'failed' })]);
    const text = contentText(content);
    expect(parseContent(text)).toEqual({
      ...content,
      people: new Map([...content.people].map(([uid, { name, line }]) => [uid, { name, line }])),
    });
    expect(JSON.parse(text).lines).toHaveLength(2);
  });

  it('is never guessed from something else', () => {
    expect(() => parseContent('{"format":2}')).toThrow();
  });
});

describe('the fingerprint', () => {
  const content = signed([listed('1'), listed('2')]);

  it('names the people, their lines and the project, and nothing else', () => {
    expect(texts('J', content)).toBe(texts('J', signed([listed('1'), listed('2')])));
    expect(texts('K', content)).not.toBe(texts('J', content));
    expect(texts('J', signed([listed('1')]))).not.toBe(texts('J', content));
    expect(texts('J', signed([listed('1'), listed('2', { result: 'excellent' })]))).not.toBe(
      texts('J', content),
    );
    expect(texts('J', signed([listed('1'), listed('2')], someFacts({}, { days: 2000 })))).not.toBe(
      texts('J', content),
    );
  });

  it('stays when a name is put right', () => {
    const renamed = new Map([...content.people].map(([uid, { line }]) => [uid, { name: '王芳', line }]));
    expect(texts('J', { ...content, people: renamed })).toBe(texts('J', content));
  });

  it('is read from paper in two groups', () => {
    expect(shortFingerprint('3f9ac2d1aa')).toBe('3F9A C2D1');
  });
});
