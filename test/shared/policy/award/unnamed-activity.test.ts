import { describe, expect, test } from 'vitest';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import { openReader } from '../../../../src-shared/policy/award/open-reader.ts';
import { unnamed } from '../../../../src-shared/policy/award/unnamed-activity.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

const passed = { id: 'passed', clause: 'X2', text: '考核合格', kind: 'passed' };
const onlyExams = {
  id: 'proof',
  clause: 'X3',
  text: '凭证明',
  kind: 'certificate',
  outcome: 'refused',
  when: { forms: ['exam'] },
};
const pack = smallPack({ activities: [activity()], gates: [passed, onlyExams] });
const ask = (input: Readonly<Record<string, unknown>>, asked = pack) =>
  unnamed(
    { pack: asked, settingOf: () => null, openOf: openReader(new Map()) },
    awardInputSchema.parse({ form: 'other', level: 'county', role: 'trainee', ...input }),
  );

describe('an activity that no rule names', () => {
  test('waits for a person, with the hours that are known', () => {
    const outcome = ask({ hours: 6 });
    expect(outcome).toMatchObject({ outcome: 'undecided', hours: 6000, credits: null, rule: null });
    expect(outcome.reasons).toHaveLength(1);
    expect(outcome.reasons[0]?.text).toContain('需由本单位确定');
  });

  test('is asked by its stated hours whether it is long enough, where the text asks that of all (SP16)', () => {
    const gates = [{ id: 'least', clause: 'X4', text: '最低学时', kind: 'minimum-hours', hours: 6 }];
    const long = smallPack({ activities: [activity()], gates });
    expect(ask({ hours: 5.999 }, long)).toMatchObject({ outcome: 'nothing', reasons: [{ clause: 'X4' }] });
    expect(ask({ hours: 6 }, long).outcome).toBe('undecided');
    expect(ask({}, long).reasons.map(({ clause }) => clause)).toEqual(['X4', 'X1']);
  });

  test('is awarded what was decided, and the trail says that a person did', () => {
    const outcome = ask({ decided: { hours: 6, credits: 0.5 } });
    expect(outcome).toMatchObject({ outcome: 'awarded', hours: 6000, credits: 500, reasons: [] });
    expect(outcome.trace.at(-1)?.text).toContain('人工裁定');
  });

  test('is not decided by its hours alone where the pack knows credits', () => {
    expect(ask({ decided: { hours: 6 } }).outcome).toBe('undecided');
    expect(ask({ hours: 6, decided: { credits: 1 } })).toMatchObject({ outcome: 'awarded', hours: 6000 });
  });

  test('needs a decision on its hours where the pack knows hours alone: stated ones do not count by themselves', () => {
    const hoursOnly = smallPack({ units: { hours: true, credits: false } });
    expect(ask({ hours: 6 }, hoursOnly).outcome).toBe('undecided');
    expect(ask({ decided: { hours: 6 } }, hoursOnly)).toMatchObject({ outcome: 'awarded', credits: null });
  });

  test('is asked what the text asks of every training: a decision passes nobody who failed', () => {
    const outcome = ask({ passed: false, decided: { hours: 6, credits: 1 } });
    expect(outcome).toMatchObject({ outcome: 'nothing', hours: 0, credits: 0, certificate: false });
    expect(outcome.reasons).toMatchObject([{ clause: 'X2' }]);
  });

  test('is not asked what the text asks of other forms alone', () => {
    expect(ask({ certificate: false, decided: { hours: 6, credits: 1 } }).outcome).toBe('awarded');
  });
});
