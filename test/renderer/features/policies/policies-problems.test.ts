import { expect, it } from 'vitest';
import { actionWord } from '../../../../src-renderer/text/audit.ts';
import { hasSentence, problemSentence } from '../../../../src-renderer/text/problems.ts';

const reading = ['unknownKey', 'wrongType', 'unknownWord', 'outOfRange', 'wrongForm', 'brokenRule'];
const packs = [
  'noteMissing',
  'settingMissing',
  'groupMissing',
  'activityMissing',
  'idTwice',
  'kindTwice',
  'groupsOverlap',
  'capsOverlap',
  'extendsItself',
  'baseMissing',
  'unknownField',
];

it('says in a sentence whatever a pack, a form or a calendar can have wrong', () => {
  const codes = [
    ...reading.flatMap((code) => [`policy.${code}`, `calendar.${code}`]),
    ...packs.map((code) => `policy.${code}`),
  ];
  expect(codes.filter((code) => !hasSentence(code))).toEqual([]);
  const region = problemSentence({ code: 'policy.brokenRule', values: { rule: 'unknown region' } });
  expect(region).toContain('行政区划代码');
  const inUse = { code: 'policy.inUse', values: { title: '琼山规定', uses: 'periods entries' } };
  expect(problemSentence(inUse)).toContain('琼山规定');
  expect(problemSentence(inUse)).not.toMatch(/periods|entries/);
});

it('names every change of packs and calendars in the log', () => {
  for (const action of [
    'policy.clone',
    'policy.save',
    'policy.remove',
    'policy.import',
    'policy.setInForce',
    'calendar.import',
  ])
    expect(actionWord(action)).not.toBe(action);
});
