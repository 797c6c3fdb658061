import { describe, expect, it } from 'vitest';
import { loadShippedFiles, loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { describePack } from '../../../../src-shared/policy/document/describe-pack.ts';
import {
  type DescribedPack,
  describedPackSchema,
  innerRulesOf,
} from '../../../../src-shared/policy/document/described-pack.ts';
import { fieldOfPointer } from '../../../../src-shared/policy/pack/pack-field.ts';

/** Every rule of a pack (whatever has an id and a wording of its own) as a field, found by shape. */
function rulesIn(pack: unknown): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const isRule = 'id' in value && 'clause' in value && 'text' in value;
    const isNamed = 'id' in value && /^\/(groups|settings|notes)\/\d+$/.test(pointer);
    if (isRule || isNamed) found.push(fieldOfPointer(pack, pointer));
    for (const [key, inner] of Object.entries(value)) visit(inner, `${pointer}/${key.replaceAll('/', '~1')}`);
  };
  visit(pack, '');
  return found.sort();
}

function fieldsIn(document: DescribedPack): readonly string[] {
  return [
    ...document.activities.flatMap((activity) =>
      [activity, ...innerRulesOf(activity)].map(({ field }) => field),
    ),
    ...document.sections.flatMap(({ lines }) => lines.map(({ field }) => field)),
    ...document.settings.map(({ field }) => field),
    ...document.notes.map(({ field }) => field),
  ].sort();
}

describe('a pack as a document', () => {
  for (const [id, pack] of loadShippedPolicies()) {
    it(`shows every rule of ${id} exactly once`, () => {
      const document = describePack(pack, new Map());
      expect(fieldsIn(document)).toEqual(rulesIn(pack));
      expect(describedPackSchema.parse(document)).toEqual(document);
    });

    it(`words every rule of ${id}, with its clause`, () => {
      const document = describePack(pack, new Map());
      const lines = [...document.activities, ...document.sections.flatMap((section) => section.lines)];
      expect(
        lines.filter(
          ({ text, clause, field }) => text === '' || (clause === '' && !field.startsWith('groups/')),
        ),
      ).toEqual([]);
      const text = JSON.stringify(document);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
      expect(document.activities.filter(({ cells }) => cells.length === 0)).toEqual([]);
    });

    it(`says of every reading of ${id} where it decides`, () => {
      const document = describePack(pack, new Map());
      const known = new Set([...fieldsIn(document)]);
      for (const note of document.notes) for (const field of note.usedBy) expect(known).toContain(field);
    });
  }

  it('reads the numbers, not the wording', () => {
    const hainan = loadShippedPolicies().get('hainan-2017');
    if (hainan === undefined) throw new Error('hainan-2017 ships');
    const document = describePack(hainan, new Map([['exam.credits-per-hour', 250]]));
    const row = (id: string) => document.activities.find(({ rule }) => rule === id);
    expect(row('centralized')?.cells.map(({ level, text }) => `${level} ${text}`)).toEqual([
      'national 每天 2 学分，不足一天每学时 0.2，不超过一天的学分',
      'provincial 每天 1.5 学分，不足一天每学时 0.2，不超过一天的学分',
      'city 每天 1 学分，不足一天每学时 0.2，不超过一天的学分',
      'county 每天 1 学分，不足一天每学时 0.2，不超过一天的学分',
      'school 每学时 （待填：校级研训每学时的学分） 学分',
    ]);
    expect(row('centralized')?.projectCap?.figures).toBe('单个项目最多 10 学分');
    expect(row('exam')?.cells.find(({ level }) => level === 'city')?.text).toBe('每学时 0.25 学分');
    const minima = document.sections.find(({ id }) => id === 'minima')?.lines;
    expect(minima?.map(({ figures }) => figures)).toEqual([
      '每年不少于 10 学分、72 学时',
      '周期内不少于 50 学分、360 学时',
    ]);
    const caps = document.sections.find(({ id }) => id === 'caps')?.lines;
    expect(caps?.[0]).toMatchObject({
      figures: '校级，学历提升以外的学分每年最多计 6',
      clause: 'H9',
      noteIds: ['A4', 'A5', 'A26'],
    });
    expect(document.settings.find(({ id }) => id === 'exam.credits-per-hour')).toMatchObject({
      decided: 250,
      value: 250,
      usedBy: ['activities/exam'],
    });
  });

  it('marks what an extension says itself', () => {
    const { raw, pack } = loadShippedFiles().get('jianghan') ?? {};
    if (raw === undefined || pack === undefined) throw new Error('jianghan ships');
    const document = describePack(pack, new Map(), raw);
    const own = [...document.activities, ...document.sections.flatMap(({ lines }) => lines)].filter(
      ({ isOwn }) => isOwn,
    );
    expect(own.map(({ field }) => field)).toEqual(['activities/centralized']);
  });
});
