import { expect, it } from 'vitest';
import { actionWord } from '../../src-renderer/text/audit.ts';
import { hasSentence, problemSentence } from '../../src-renderer/text/problems.ts';

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
  expect(problemSentence({ code: 'policy.brokenRule', values: { rule: 'unknown region' } })).toBe(
    '行政区划代码不存在',
  );
  expect(
    problemSentence({ code: 'policy.inUse', values: { title: '琼山规定', uses: 'periods entries' } }),
  ).toBe('「琼山规定」不能移除：正在或曾经施行、有学分记录按它登记');
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
