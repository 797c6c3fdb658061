import { describe, expect, test } from 'vitest';
import { award } from '../../../../src-shared/policy/award/award.ts';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import type { PackPart } from '../../../../src-shared/policy/pack/pack-words.ts';
import type { PolicyPack } from '../../../../src-shared/policy/pack/policy-pack.ts';
import { combineSet } from '../../../../src-shared/policy/set/combine-set.ts';
import { partsOf } from '../../../../src-shared/policy/set/pack-parts.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

const credits = (number: number) => ({ kind: 'per-hours', hours: 1, credits: number });
const pack = (id: string, sections: Record<string, unknown> = {}) =>
  smallPack({ id: `${id}${id}`, title: `${id}办法`, shortTitle: `${id}办法`, ...sections });
const all = (...packs: readonly PolicyPack[]) =>
  combineSet(packs.map((each) => ({ pack: each, parts: partsOf(each) })));
const some = (each: PolicyPack, ...parts: readonly PackPart[]) => ({ pack: each, parts });
const facts = awardInputSchema.parse({ form: 'centralized', level: 'county', role: 'trainee', hours: 10 });
const absence = (numerator: number, denominator: number, clause: string) => ({
  ...{ id: 'absence', clause, text: '缺课', kind: 'absence', comparison: 'exceeds', excusedCounts: true },
  share: { numerator, denominator },
});

describe('one text', () => {
  test('with all its parts is that text itself', () => {
    const only = pack('x', { activities: [activity()] });
    expect(all(only)).toBe(only);
  });

  test('with some of its parts holds only so far', () => {
    const only = pack('x', { activities: [activity()], gates: [absence(1, 10, 'X2')] });
    const set = combineSet([some(only, 'credits')]);
    const absent = { ...facts, totalPeriods: 10, absentPeriods: 5 };
    expect(award(only, absent, new Map()).outcome).toBe('nothing');
    expect(award(set, absent, new Map())).toMatchObject({ outcome: 'awarded', credits: 10_000 });
  });
});

test('several texts are called by the first of them and their number', () => {
  const set = all(pack('x', { limits: [] }), pack('y', { limits: [] }));
  expect([set.title, set.shortTitle]).toEqual(['x办法 等 2 份办法', 'x办法 等 2 份办法']);
});

describe('activities', () => {
  const a = pack('a', { activities: [activity({ clause: 'A1', credits: credits(1) })] });
  const b = pack('b', { activities: [activity({ clause: 'B1', credits: credits(2) })] });
  const silent = pack('c', { activities: [activity({ when: { forms: ['remote'] } })] });

  test('are decided by the first text that names them, under its own clause; another figure is shown, not taken', () => {
    const outcome = award(all(a, b), facts, new Map());
    expect(outcome).toMatchObject({ outcome: 'awarded', credits: 10_000, policy: 'aa' });
    expect(outcome.trace.at(-1)).toMatchObject({
      clause: 'B1',
      policy: 'bb',
      text: '《b办法》给 20 学分，未采用',
    });
    expect(outcome.trace.filter(({ policy }) => policy === 'aa').length).toBeGreaterThan(0);
    expect(award(all(b, a), facts, new Map())).toMatchObject({ credits: 20_000, policy: 'bb' });
  });

  test('that two texts value alike need no word about the second', () => {
    const same = pack('d', { activities: [activity({ clause: 'D1' })] });
    expect(award(all(a, same), facts, new Map()).trace.filter(({ policy }) => policy === 'dd')).toEqual([]);
  });

  test('that the first text does not name are left to the next', () => {
    expect(award(all(silent, a), facts, new Map())).toMatchObject({ credits: 10_000, policy: 'aa' });
  });

  test('that no text names wait for a decision', () => {
    expect(award(all(a, silent), { ...facts, form: 'exam' }, new Map()).outcome).toBe('undecided');
  });

  test('without any text that gives credits are registered by their hours', () => {
    const mute = pack('m', {
      activities: [activity({ credits: { kind: 'silent' } })],
      limits: [],
      archive: null,
    });
    const other = pack('n', { gates: [absence(1, 10, 'N1')] });
    const set = all(mute, other);
    expect(set.units.credits).toBe(false);
    expect(award(set, facts, new Map())).toMatchObject({ outcome: 'awarded', hours: 10_000, credits: null });
  });
});

test('credits that a text asks for and none gives are a question, not absent', () => {
  const mute = pack('m', {
    activities: [activity({ credits: { kind: 'silent' } })],
    limits: [],
    archive: null,
  });
  const minimum = { id: 'min', clause: 'C1', text: '每年', kind: 'minimum', period: 'year', credits: 3 };
  const set = combineSet([some(mute, 'process'), some(pack('c', { assessment: [minimum] }), 'assessment')]);
  expect(set.units.credits).toBe(true);
  expect(award(set, facts, new Map())).toMatchObject({ outcome: 'undecided', hours: 10_000 });
});

describe('silent points', () => {
  const setting = { id: 'rate', clause: 'S1', title: '每学时学分', unit: 'credits/hour' };
  const open = (id: string) =>
    pack(id, {
      activities: [activity({ credits: { kind: 'setting', setting: 'rate', per: 'hour' } })],
      settings: [setting, { ...setting, id: 'unused' }],
    });
  const set = all(open('a'), pack('b', { requiresApprovalForm: true }));

  test('are named with their text, and only where a rule that holds asks for them', () => {
    expect(award(set, facts, new Map())).toMatchObject({
      outcome: 'undecided',
      undecidedSettings: ['aa/rate'],
    });
    expect(set.settings.map(({ id }) => id)).toEqual(['rate']);
  });

  test('are decided by the decision on that text alone', () => {
    expect(award(set, facts, new Map([['rate', 500]])).outcome).toBe('undecided');
    expect(award(set, facts, new Map([['aa/rate', 500]]))).toMatchObject({ credits: 5000 });
  });
});

describe('gates', () => {
  const table = pack('a', { activities: [activity()] });
  const strict = pack('b', { gates: [absence(1, 10, 'B1')] });
  const mild = pack('c', { gates: [absence(1, 5, 'C1')] });
  const missing = (absent: number) => ({ ...facts, totalPeriods: 40, absentPeriods: absent });

  test('of every text must be passed, each refusal with its own clause', () => {
    const set = all(table, strict, mild);
    expect(award(set, missing(4), new Map()).outcome).toBe('awarded');
    const one = award(set, missing(5), new Map());
    expect(one.outcome).toBe('nothing');
    expect(one.reasons.map(({ clause, policy }) => [clause, policy])).toEqual([['B1', 'bb']]);
    expect(award(set, missing(9), new Map()).reasons.map(({ clause }) => clause)).toEqual(['B1', 'C1']);
  });

  test('stop by the strictest, whichever text stands first', () => {
    const filing = {
      ...{ id: 'filing', clause: 'D1', text: '备案', kind: 'organiser', outcome: 'refused' },
      ...{ approved: true, registered: false },
    };
    const refusing = pack('d', { gates: [filing] });
    const input = { ...missing(9), organiser: { kind: 'company' as const, approved: false } };
    for (const set of [all(table, strict, refusing), all(table, refusing, strict)])
      expect(award(set, input, new Map()).outcome).toBe('refused');
  });

  test('that name rows of a table go with that table', () => {
    const gate = { id: 'enough', clause: 'E1', text: '不少于 20 学时', kind: 'minimum-hours', hours: 20 };
    const own = pack('e', { activities: [activity()], gates: [{ ...gate, activities: ['training'] }] });
    expect(award(all(own, table), facts, new Map()).outcome).toBe('nothing');
    // Under the other table the row of that name is another row.
    expect(award(all(table, own), facts, new Map()).outcome).toBe('awarded');
  });
});

describe('caps', () => {
  const cap = {
    id: 'cap',
    clause: 'K1',
    text: '一年最多 5',
    kind: 'cap',
    period: 'year',
    match: {},
    credits: 5,
  };
  const prior = { ...facts, prior: [], end: '2024-05-01' };

  test('stay within their own text', () => {
    const a = pack('a', { activities: [activity()] });
    const b = pack('b', { activities: [activity()], assessment: [cap] });
    expect(award(all(a, b), prior, new Map()).counted).toBe(10_000);
    expect(award(all(b, a), prior, new Map()).counted).toBe(5000);
  });

  test('of a text of process alone bind everything of the set', () => {
    const a = pack('a', { activities: [activity()] });
    const b = pack('b', { parts: ['process'], assessment: [cap] });
    expect(award(all(a, b), prior, new Map()).counted).toBe(5000);
  });
});

describe('the registration year', () => {
  const year = (starts: string) => ({ id: 'year', clause: 'Y1', text: '登记年度', starts, decidedBy: 'end' });
  const a = pack('a', { activities: [activity()], registrationYear: year('02-01') });
  const b = pack('b', {
    activities: [activity({ when: { forms: ['remote'] } })],
    registrationYear: year('01-01'),
  });
  const january = { ...facts, end: '2024-01-20' };

  test('is that of the text that earned the entry', () => {
    const set = all(a, b);
    expect(award(set, january, new Map()).year).toBe(2023);
    expect(award(set, { ...january, form: 'remote' }, new Map()).year).toBe(2024);
  });

  test('that the ledger shows is the first text’s, or the chosen one', () => {
    const members = [some(a, 'credits'), some(b, 'credits')];
    expect(combineSet(members).registrationYear?.starts).toBe('02-01');
    expect(combineSet(members, { registrationYear: 'bb' }).registrationYear?.starts).toBe('01-01');
  });
});

describe('what a project is run by', () => {
  const archive = (clause: string, ...items: readonly (readonly [string, string])[]) => ({
    ...{ id: 'archive', clause, text: '存档材料' },
    items: items.map(([id, title]) => ({ id, title })),
  });
  const numbering = (clause: string) => ({
    ...{ id: 'number', clause, text: '编号', parts: ['year', 'trainee'] },
    widths: { project: 2, organiser: 2, year: 4, session: 2, trainee: 4 },
  });
  const weekAfter = (id: string, clause: string, duty: string) => ({
    ...{ id, clause, text: '期限', kind: 'offset', duty, from: 'project-end', direction: 'after' },
    ...{ unit: 'calendar-day', count: 7 },
  });
  const a = pack('a', {
    ...{ archive: archive('A7', ['plan', '方案'], ['list', '名单']), numbering: numbering('A8') },
    deadlines: [weekAfter('summary', 'A9', 'summary')],
  });
  const b = pack('b', {
    ...{ archive: archive('B7', ['minutes', '名单'], ['plan', '计划']), numbering: numbering('B8') },
    ...{ requiresApprovalForm: true, deadlines: [weekAfter('summary', 'B9', 'summary')] },
  });

  test('is an archive in which each paper stands once, with every clause that asks for it (H7, L37)', () => {
    expect(all(a, b).archive).toMatchObject({
      clause: 'A7、B7',
      items: [
        { id: 'plan', title: '方案' },
        { id: 'list', title: '名单' },
        { id: 'bb.plan', title: '计划' },
      ],
    });
    expect(all(a, pack('c', { limits: [], requiresApprovalForm: true })).archive?.clause).toBe('A7');
  });

  test('is a form that any text asks for, and all deadlines', () => {
    const set = all(a, b);
    expect(set.requiresApprovalForm).toBe(true);
    expect(set.deadlines?.map(({ clause }) => clause)).toEqual(['A9', 'B9']);
  });

  test('is the first scheme of numbers, or the chosen one (L23)', () => {
    expect(all(a, b).numbering?.clause).toBe('A8');
    const members = [some(a, 'process'), some(b, 'process')];
    expect(combineSet(members, { numbering: 'bb' }).numbering?.clause).toBe('B8');
  });
});

test('texts that give different parts may stand in any order', () => {
  const table = pack('a', { activities: [activity()] });
  const process = pack('b', { gates: [absence(1, 10, 'B1')], requiresApprovalForm: true });
  const minimum = { id: 'min', clause: 'C1', text: '每年', kind: 'minimum', period: 'year', credits: 3 };
  const judge = pack('c', { assessment: [minimum] });
  const orders = [
    [table, process, judge],
    [judge, table, process],
    [process, judge, table],
  ];
  const answers = orders.map((packs) => {
    const set = all(...packs);
    const one = award(set, facts, new Map());
    const other = award(set, { ...facts, totalPeriods: 10, absentPeriods: 3 }, new Map());
    return {
      ...{ one, other, form: set.requiresApprovalForm, units: set.units },
      minima: set.assessment.map(({ clause }) => clause),
    };
  });
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});
