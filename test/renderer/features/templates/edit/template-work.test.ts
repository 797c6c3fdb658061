import { describe, expect, it } from 'vitest';
import type { TemplateReading } from '../../../../../src-renderer/features/templates/edit/template-corrections.ts';
import {
  beginWork,
  corrected,
  isUnsaved,
  obstacleOf,
  type Start,
  startedOver,
  startNew,
  startReplacement,
  undone,
  withKind,
} from '../../../../../src-renderer/features/templates/edit/template-work.ts';
import type { TemplateRow } from '../../../../../src-shared/rpc/contract/templates.ts';

const file = new File(['x'], '汇总表.xlsx');
const row: TemplateRow = {
  uid: 'template-1',
  version: 3,
  name: '区汇总表',
  kind: 'yearSummary',
  fileName: '汇总表.xlsx',
  options: { sort: [{ key: 'name', descending: false }], split: 'one' },
  sheet: '名册',
  bytes: 9000,
  recordedAt: '2026-03-16T01:00:00.000Z',
  actor: '王老师',
};
const saved: Start = {
  id: row.uid,
  blank: { file, kind: row.kind },
  kinds: [row.kind],
  corrections: { columns: { 2: 'field:name' } },
  saved: row,
  isReplacement: false,
};

describe('a mapping in work', () => {
  it('of a saved template is unsaved once a correction or an option changes, and not after undo', () => {
    const work = beginWork(saved, undefined);
    expect(isUnsaved(work)).toBe(false);
    const changed = corrected(work, { columns: {} }, '名册');
    expect(isUnsaved(changed)).toBe(true);
    expect(isUnsaved(undone(changed))).toBe(false);
    expect(isUnsaved({ ...work, options: { sort: [], split: 'one' } })).toBe(true);
  });

  it('of a new blank, or a new one for a saved template, is always unsaved', () => {
    expect(isUnsaved(beginWork(startNew(file, 'registration'), undefined))).toBe(true);
    const work = beginWork(startReplacement(row, file), undefined);
    expect(isUnsaved(work)).toBe(true);
    expect(work.corrections).toEqual({});
    expect(work.options).toBe(row.options);
  });

  it('belongs to the sheet in sight, unless the correction names another', () => {
    const work = beginWork(saved, undefined);
    expect(corrected(work, {}, '名册').corrections.sheet).toBe('名册');
    expect(corrected(work, { sheet: '附表' }, '名册').corrections.sheet).toBe('附表');
    expect(corrected(work, {}, undefined).corrections).toEqual({});
  });

  it('goes back one correction at a time, also over starting over, and stops at the first', () => {
    const work = beginWork(saved, undefined);
    const two = startedOver(corrected(work, { columns: { 3: null } }, undefined));
    expect(two.corrections).toEqual({});
    expect(undone(two).corrections).toEqual({ columns: { 3: null } });
    expect(undone(undone(two))).toEqual(work);
    expect(undone(work)).toBe(work);
  });

  it('keeps nothing of the mapping when something else is filled in', () => {
    const work = withKind(corrected(beginWork(saved, undefined), {}, '名册'), 'registration');
    expect(work).toMatchObject({ kind: 'registration', past: [], corrections: {}, options: { sort: [] } });
  });

  it('is found again as it was left, unless the template was saved anew since', () => {
    const left = corrected(beginWork(saved, undefined), { columns: {} }, '名册');
    expect(beginWork(saved, left)).toBe(left);
    const newer = { ...saved, saved: { ...row, version: 4 } };
    expect(beginWork(newer, left).corrections).toBe(newer.corrections);
    expect(beginWork(startReplacement(row, file), left).corrections).toEqual({});
  });
});

describe('what keeps a mapping from being saved', () => {
  const reading = (severity?: 'error' | 'warning') =>
    ({
      mapping: {},
      problems: severity === undefined ? [] : [{ code: 'template.sortUnknown', severity }],
    }) as unknown as TemplateReading;

  it('is that nothing was recognised, or an error; a warning keeps nobody', () => {
    expect(obstacleOf(null)).toBe('noMapping');
    expect(obstacleOf({ ...reading(), mapping: null })).toBe('noMapping');
    expect(obstacleOf(reading('error'))).toBe('cannotSave');
    expect(obstacleOf(reading('warning'))).toBeUndefined();
  });
});
