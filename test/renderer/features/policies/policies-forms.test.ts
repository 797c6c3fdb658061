import { describe, expect, it } from 'vitest';
import { loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { freePackId } from '../../../../src-renderer/features/policies/edit/free-pack-id.ts';
import {
  droppedRules,
  fateOf,
  freeNoteId,
  groupFields,
  heldValue,
  isWording,
  newNotes,
  rateLevel,
  sectionsOf,
  setEdit,
  setFate,
  setNote,
  shortLabel,
} from '../../../../src-renderer/features/policies/edit/pack-edits.ts';
import { assessFacts, countedLines } from '../../../../src-renderer/features/policies/try/assess-facts.ts';
import {
  awardFacts,
  firstAward,
  neededMeasures,
  parseDayHours,
} from '../../../../src-renderer/features/policies/try/award-facts.ts';
import { verdictMatrix } from '../../../../src-renderer/features/policies/try/verdict-matrix.ts';
import {
  answerPath,
  answerValue,
  choiceWord,
  editValue,
  policiesText,
} from '../../../../src-renderer/text/policies.ts';
import { problemSentence } from '../../../../src-renderer/text/problems.ts';
import { calendarPlace, packPlace } from '../../../../src-renderer/text/problems-policies.ts';
import { assessInputSchema } from '../../../../src-shared/policy/assess/assess-input.ts';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import { describePack } from '../../../../src-shared/policy/document/describe-pack.ts';
import { editableFields, editPack } from '../../../../src-shared/policy/document/edit-pack.ts';
import { copyOf } from '../../../../src-shared/policy/document/own-pack.ts';
import type { EditableField, PackEdit } from '../../../../src-shared/policy/document/pack-edit.ts';
import {
  type PolicyPack,
  parsePolicyPack,
  resolvePack,
} from '../../../../src-shared/policy/pack/policy-pack.ts';

const shipped = loadShippedPolicies();
const hainan = shipped.get('hainan-2017');
if (hainan === undefined) throw new Error('no pack');

describe('the facts of a tried activity', () => {
  it('are an award input: figures in decimals, only what the form shows', () => {
    const facts = awardFacts({ ...firstAward, days: 1500, lessons: 4000, dayHours: '8 4' }, [
      'days',
      'dayHours',
      'hours',
    ]);
    expect(facts).toMatchObject({ form: 'centralized', days: 1.5, dayHours: [8, 4], passed: true });
    expect(facts).not.toHaveProperty('lessons');
    expect(awardInputSchema.safeParse(facts).success).toBe(true);
  });

  it('name the organiser and the teacher only when something was said of them', () => {
    expect(awardFacts(firstAward, [])).not.toHaveProperty('organiser');
    const facts = awardFacts(
      { ...firstAward, organiserKind: 'company', approved: false, probation: true },
      [],
    );
    expect(facts).toMatchObject({
      organiser: { kind: 'company', approved: false, registered: true, delegated: false },
      teacher: { probation: true },
    });
    expect(awardInputSchema.safeParse(facts).success).toBe(true);
  });

  it('stay readable for every form, with everything filled in', () => {
    for (const pack of shipped.values()) {
      const { activities } = describePack(pack, new Map());
      for (const form of ['centralized', 'shadowing', 'degree', 'lecture', 'mentoring'] as const) {
        const full = {
          ...firstAward,
          form,
          hours: 8000,
          minutes: 60_000,
          score: 90_000,
          start: '2025-03-01',
          end: '2025-03-02',
          certificateDate: '2025-03-03',
          totalPeriods: 16_000,
          absentPeriods: 1000,
          excusedPeriods: 1000,
          sendingLevel: 'city',
          degreeLevel: 'bachelor',
          stage: 'primary',
          inDistrict: false,
        } as const;
        const facts = awardFacts(full, neededMeasures(activities, full));
        expect(awardInputSchema.safeParse(facts).error).toBeUndefined();
      }
    }
  });

  it('read the hours of days as people write lists', () => {
    expect(parseDayHours('8 8、4，2.5')).toEqual([8000, 8000, 4000, 2500]);
    expect(parseDayHours('８ 8')).toEqual([8000, 8000]);
    expect(parseDayHours('')).toEqual([]);
    expect(parseDayHours('8 x')).toBeNull();
  });
});

describe('the facts of a tried year or cycle', () => {
  const line = {
    key: 0,
    year: 2024,
    form: 'centralized',
    level: 'county',
    hours: 8000,
    credits: 1000,
  } as const;
  const form = {
    asks: 'year',
    year: 2025,
    from: 2021,
    to: 2025,
    hiredOn: null,
    broughtInOn: null,
    hasProof: true,
    stage: null,
    lines: [
      line,
      { ...line, key: 1, hours: null, credits: null },
      { ...line, key: 2, hours: null, credits: 500 },
    ],
  } as const;

  it('are an assess input; every line belongs to the year that is asked', () => {
    const facts = assessFacts(form);
    expect(facts).toEqual({
      year: 2025,
      entries: [
        { year: 2025, form: 'centralized', level: 'county', hours: 8, credits: 1 },
        { year: 2025, form: 'centralized', level: 'county', credits: 0.5 },
      ],
    });
    expect(assessInputSchema.safeParse(facts).success).toBe(true);
  });

  it('keep the years of a cycle and what is known of the teacher', () => {
    const facts = assessFacts({ ...form, asks: 'cycle', broughtInOn: '2024-09-01' });
    expect(facts).toMatchObject({
      cycle: { from: 2021, to: 2025 },
      teacher: { broughtInOn: '2024-09-01', proofOfPriorTraining: true },
      entries: [{ year: 2024 }, { year: 2024 }],
    });
    expect(assessInputSchema.safeParse(facts).success).toBe(true);
  });

  it('counts only lines that say something, so that a problem finds its line', () => {
    expect(countedLines(form).map(({ key }) => key)).toEqual([0, 2]);
  });
});

describe('who moves between verdicts', () => {
  const before = { passed: 10, failed: 3, exempt: 1, undecided: 0 };
  const after = { passed: 8, failed: 5, exempt: 1, undecided: 0 };

  it('leaves in each row those who stay, and adds up on both sides', () => {
    const rows = verdictMatrix(before, after, [
      { from: 'passed', to: 'failed', people: 3 },
      { from: 'failed', to: 'passed', people: 1 },
    ]);
    expect(rows.map(({ from, cells }) => [from, ...cells.map(({ people }) => people)])).toEqual([
      ['passed', 7, 3, 0],
      ['failed', 1, 2, 0],
      ['exempt', 0, 0, 1],
    ]);
    for (const row of rows) expect(row.cells.reduce((sum, { people }) => sum + people, 0)).toBe(row.total);
  });

  it('shows where a pack makes no judgement at all', () => {
    const none = { passed: 0, failed: 0, exempt: 0, undecided: 0 };
    const rows = verdictMatrix(before, none, [
      { from: 'passed', to: null, people: 10 },
      { from: 'failed', to: null, people: 3 },
      { from: 'exempt', to: null, people: 1 },
    ]);
    expect(rows.map(({ from }) => from)).toEqual(['passed', 'failed', 'exempt']);
    expect(rows[0]?.cells.at(-1)).toEqual({ to: null, people: 10, isSame: false });
  });
});

const own = copyOf(hainan, { ...hainan, id: 'own' });
const edited = (edits: readonly PackEdit[]): PolicyPack => {
  const parsed = parsePolicyPack(editPack(own, hainan, edits).json);
  const resolved = parsed.ok ? resolvePack(parsed.pack, () => hainan) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  return resolved.pack;
};

describe('the editor of an own pack', () => {
  const fields = editableFields(hainan, hainan);
  const document = describePack(hainan, new Map());
  const groups = groupFields(fields, document);
  const fieldAt = (place: string): EditableField => {
    const found = fields.find(({ field }) => field === place);
    if (found === undefined) throw new Error(`no field ${place}`);
    return found;
  };
  const cap = fieldAt('assessment/school-cap/credits');

  it('shows every rule under its own name, figures people change first', () => {
    expect(
      sectionsOf(groups)
        .map(({ id }) => id)
        .slice(0, 5),
    ).toEqual(['head', 'activities', 'assessment', 'settings', 'deadlines']);
    expect(groups.every(({ section, title }) => section === 'head' || title !== '')).toBe(true);
    const centralized = groups.find(({ line }) => line === 'activities/centralized');
    expect(centralized?.fields.some(({ field }) => field.endsWith('projectCap/credits'))).toBe(true);
    expect(centralized?.fields.filter((field) => rateLevel(field) !== null)).toHaveLength(5);
    expect(centralized?.fields.filter(isWording).length).toBeGreaterThan(0);
  });

  it('loses no section: whatever may be edited stands in one', () => {
    const counted = sectionsOf(groups).flatMap((section) => section.groups);
    expect(counted).toHaveLength(groups.length);
    for (const pack of shipped.values()) {
      const all = groupFields(editableFields(pack, pack), describePack(pack, new Map()));
      expect(sectionsOf(all).flatMap((section) => section.groups)).toHaveLength(all.length);
      for (const { section } of all) expect(policiesText.edit.sections[section]).toBeDefined();
    }
  });

  const shownFields = [...shipped.values()].flatMap((pack) =>
    groupFields(editableFields(pack, pack), describePack(pack, new Map())).flatMap((group) => group.fields),
  );

  it('has words for every label and choice of every pack', () => {
    const wordless = shownFields.flatMap((field) => [
      ...(policiesText.edit.fieldTitles.some(([place]) => place.test(field.field))
        ? []
        : shortLabel(field).split(' ')),
      ...field.choices.map((choice) => choiceWord(field.field.split('/').at(-1) ?? '', choice)),
    ]);
    expect([...new Set(wordless)].filter((word) => !/[\p{Script=Han}\d]/u.test(word))).toEqual([]);
  });

  it('never asks for a word of the file format', () => {
    const words = shownFields
      .filter(({ kind, value }) => kind === 'text' && typeof value === 'string' && /^[a-z-]{3,}$/.test(value))
      .map(({ field }) => field);
    expect(words).toEqual([]);
  });

  it('holds a value, and forgets the edit once it is what was saved', () => {
    const edits = setEdit([], cap, 4);
    expect(heldValue(cap, edits)).toBe(4);
    expect(setEdit(edits, cap, 5)).toEqual([{ op: 'set', field: cap.field, value: 5 }]);
    expect(setEdit(edits, cap, cap.value)).toEqual([]);
  });

  it('makes edits that the pack takes: a number, a dropped rule, a note', () => {
    const edits = setNote(
      setFate(setEdit([], cap, 4), 'duties/truth', 'removed'),
      freeNoteId(hainan.notes.map(({ id }) => id)),
      '本校的做法',
    );
    const pack = edited(edits);
    expect(pack.assessment.find(({ id }) => id === 'school-cap')).toMatchObject({ credits: 4 });
    expect(pack.duties.map(({ id }) => id)).not.toContain('truth');
    expect(pack.notes.at(-1)).toEqual({ id: 'B1', text: '本校的做法' });
    expect(droppedRules(document, describePack(pack, new Map())).map(({ line }) => line)).toEqual([
      'duties/truth',
    ]);
  });

  it('lets a rule be dropped, taken back, or left: one fate at a time, edits inside gone', () => {
    const edits = setEdit([], cap, 4);
    const removed = setFate(edits, 'assessment/school-cap', 'removed');
    expect(removed).toEqual([{ op: 'remove', section: 'assessment', rule: 'school-cap' }]);
    expect(fateOf('assessment/school-cap', removed)).toBe('removed');
    const restored = setFate(removed, 'assessment/school-cap', 'restored');
    expect(restored).toEqual([{ op: 'restore', field: 'assessment/school-cap' }]);
    expect(setFate(restored, 'assessment/school-cap', 'kept')).toEqual([]);
    expect(fateOf('cycle', setFate([], 'cycle', 'restored'))).toBe('restored');
  });

  it('changes and takes out a note that was put in', () => {
    const put = setNote([], 'B1', 'a');
    expect(newNotes(setNote(put, 'B1', 'b'))).toEqual([{ id: 'B1', text: 'b' }]);
    expect(setNote(put, 'B1', null)).toEqual([]);
    expect(freeNoteId(['B1', 'A1'])).toBe('B2');
  });

  it('says a value as people read it', () => {
    expect(editValue('credits', 'number', 0.2)).toBe('0.2');
    expect(editValue('unit', 'choice', 'working-day')).toBe('工作日');
    expect(editValue('proof', 'boolean', true)).toBe('是');
    expect(editValue('text', 'text', null)).toBe('没有填写');
  });
});

describe('names and places', () => {
  it('offers a free id of the allowed form', () => {
    expect(freePackId('hainan-2017', [])).toBe('hainan-2017-own');
    expect(freePackId('hainan-2017-own', ['hainan-2017-own'])).toBe('hainan-2017-own-2');
    expect(freePackId('x'.repeat(49), [])).toMatch(/^[a-z0-9][a-z0-9-]{1,48}$/);
  });

  it('says in words where in a file something is wrong', () => {
    expect(packPlace('assessment/year-minimum/credits')).toBe('考核与上限 › year-minimum › 学分');
    expect(packPlace('activities/0/title')).toBe('活动与学分 › 第 1 项 › 名称');
    expect(packPlace('cycle/years')).toBe('考核周期 › 年数');
    expect(packPlace('id')).toBe('编号');
    expect(packPlace('')).toBe('');
    expect(calendarPlace('/daysOff/2')).toBe('放假日 › 第 3 项');
  });

  it('reads what changed in a worked case', () => {
    expect(answerPath('cycle.status')).toBe('周期 结论');
    expect(answerValue('"failed"')).toBe('未达标');
    expect(answerValue('6')).toBe('6');
    expect(answerValue('')).toBe('无');
  });

  it('never shows the words of the file format’s own checks', () => {
    const rules = ['ends before it starts', 'finer than a thousandth', 'something nobody translated'];
    for (const rule of rules)
      expect(problemSentence({ code: 'policy.brokenRule', values: { rule } })).not.toMatch(/[a-z]{4}/);
    expect(problemSentence({ code: 'policy.unknownKey', values: { key: 'foo' } })).toContain('foo');
    expect(
      problemSentence({ code: 'policy.inUse', values: { title: '甲', uses: 'periods copies' } }),
    ).toContain('生效时期、以它为基础的办法');
  });
});
