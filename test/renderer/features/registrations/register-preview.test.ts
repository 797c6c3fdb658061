import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import {
  RegisterProblems,
  RegisterSums,
} from '../../../../src-renderer/features/registrations/register-preview.tsx';
import { plannedOutcomeWords, registrationsText } from '../../../../src-renderer/text/registrations.ts';
import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import { wordsOf } from '../../../helpers/draw.ts';

const text = registrationsText.register;
type Preview = Outputs['registrations']['preview'];

const nothingDoubled: Preview['rows'][number]['doublings'] = [];
const row = (outcome: Preview['rows'][number]['outcome']) =>
  ({ outcome, year: 2025, years: null, doublings: nothingDoubled }) as Preview['rows'][number];
const preview = (change: Partial<Preview>): Preview =>
  ({
    awardedCount: 2,
    hoursTotal: 24_000,
    creditsTotal: 3000,
    problems: [],
    rows: [row('awarded'), row('awarded')],
    ...change,
  }) as Preview;

const sums = (change: Partial<Preview>, isOutside = false) =>
  wordsOf(createElement(RegisterSums, { preview: preview(change), isOutside }));

describe('what registering will do, before it is done', () => {
  it('shows people, hours, credits and years', () => {
    expect(sums({})).toBe(
      `${text.people} ${text.peopleValue(2)} ${text.hours} 24 ${text.credits} 3.0 ${text.years} 2025`,
    );
  });

  it('speaks of no credits where the policy states none', () => {
    expect(sums({ creditsTotal: null })).not.toContain(text.credits);
  });

  it('names who is left out and why; of an outside project, whose proof is missing', () => {
    const rows = [row('pending'), row('refused')];
    expect(sums({ rows })).toContain(
      `${text.leftOut}：${text.leftOutLine(plannedOutcomeWords.refused, 1)}、${text.leftOutLine(plannedOutcomeWords.pending, 1)}`,
    );
    expect(sums({ rows }, true)).toContain(text.leftOutLine(text.pendingOutside, 1));
  });

  it('tells what refuses all of it apart from what concerns one person', () => {
    const words = wordsOf(
      createElement(RegisterProblems, {
        preview: preview({
          problems: [
            { code: 'registration.approvalMissing', severity: 'error', values: {} },
            { code: 'registration.proofFiguresMissing', severity: 'error', values: { name: '王芳' } },
          ],
        }),
      }),
    );
    expect(words.indexOf(text.blocked)).toBe(0);
    expect(words.indexOf('王芳')).toBeGreaterThan(words.indexOf(text.leftOut));
  });
});
