import { describe, expect, it } from 'vitest';
import {
  chosenSheet,
  cyclesOf,
  type ExportChoice,
  pickedKind,
  proposedYear,
  readChoice,
  scopeOf,
  toRequest,
} from '../../../../src-renderer/features/sheets/export-choice.ts';
import type { LedgerFrame } from '../../../../src-renderer/ledger.ts';
import type { TemplateRow } from '../../../../src-shared/rpc/contract/templates.ts';

const frame = { year: 2025, ledger: { today: '2026-03-16' } } as Pick<LedgerFrame, 'ledger' | 'year'>;
const choice = (change: Partial<ExportChoice> = {}): ExportChoice => ({ ...readChoice(''), ...change });

describe('what the address asks for', () => {
  it('is read, and what it does not know is left out', () => {
    expect(
      readChoice('sheet=yearSummary&year=2025&school=实验小学&level=county&split=filePerSchool'),
    ).toEqual({
      kind: 'yearSummary',
      templateUid: null,
      scope: null,
      projectUid: null,
      year: 2025,
      organisationName: '实验小学',
      level: 'county',
      split: 'filePerSchool',
    });
    expect(readChoice('sheet=nothing&level=x&year=-1')).toMatchObject({
      kind: 'registration',
      level: null,
      year: null,
    });
  });

  it('takes the first scope where the wanted one is not offered', () => {
    expect(scopeOf('registration', 'project')).toBe('project');
    expect(scopeOf('registration', 'cycle')).toBe('year');
    expect(scopeOf('moe4068', null)).toBe('schoolYear');
  });

  it('finds the cycles of years', () => {
    expect(cyclesOf([2026, 2025, 2021, 2020], { from: 2021, to: 2025 })).toEqual([
      { from: 2026, to: 2030 },
      { from: 2021, to: 2025 },
      { from: 2016, to: 2020 },
    ]);
  });

  it('proposes the year that is over for a school year, else the ledger’s', () => {
    expect(proposedYear('schoolYear', frame)).toBe(2025);
    expect(proposedYear('year', { ...frame, year: 2024 })).toBe(2024);
  });
});

describe('what is asked of the ledger', () => {
  it('is nothing while a project is still to be chosen', () => {
    expect(toRequest(choice({ kind: 'registration', scope: 'project' }), frame, {})).toBeNull();
  });

  it('is the project without a year, or the year without a project', () => {
    const project = choice({ kind: 'registration', scope: 'project', projectUid: 'p1', year: 2024 });
    expect(toRequest(project, frame, {})).toMatchObject({ projectUid: 'p1', year: null });
    const year = choice({ kind: 'yearSummary', projectUid: 'p1' });
    expect(toRequest(year, frame, { remark: '—' })).toMatchObject({
      projectUid: null,
      year: 2025,
      isSchoolYear: false,
      answers: { remark: '—' },
    });
  });

  it('leaves out a school or a level that the sheet does not ask for', () => {
    const wanted = { organisationName: '甲校', level: 'county' } as const;
    const summary = toRequest(choice({ kind: 'yearSummary', ...wanted }), frame, {});
    expect(summary).toMatchObject({ organisationName: '甲校', level: null });
  });
});

describe('the sheet that is shown', () => {
  const row = {
    uid: 't1',
    kind: 'yearSummary',
    options: { sort: [], split: 'sheets' },
  } as unknown as TemplateRow;

  it('is one of our own unless a template is named', () => {
    expect(chosenSheet(choice(), undefined)).toEqual({ state: 'there', choice: choice(), template: null });
  });

  it('takes kind and split of its template, but not over what was chosen', () => {
    const named = choice({ templateUid: 't1' });
    expect(chosenSheet(named, [row])).toMatchObject({
      state: 'there',
      choice: { kind: 'yearSummary', split: 'sheets' },
      template: row,
    });
    expect(chosenSheet({ ...named, split: 'one' }, [row]).choice.split).toBe('one');
  });

  it('is waited for while templates are read, and gone when it is not among them', () => {
    const named = choice({ templateUid: 't2' });
    expect(chosenSheet(named, undefined).state).toBe('waiting');
    expect(chosenSheet(named, [row]).state).toBe('gone');
  });

  it('leaves template and split with the sheet before, and the project only for the national training', () => {
    expect(pickedKind('registration')).toEqual({ sheet: 'registration', template: null, split: null });
    expect(pickedKind('nationalTrainees')).toMatchObject({ project: null });
  });
});
