import { describe, expect, it } from 'vitest';
import {
  changedTeacherProblems,
  judgeLine,
  judgePerson,
  statedValue,
  withPersonField,
} from '../../../src-shared/review/judge.ts';
import { credits, hours } from '../../../src-shared/training/thousandths.ts';
import { finding, LI, PEOPLE, sheetLine, sheetRow, WANG } from './sample-return.ts';

const LINE = sheetLine();
const codes = ({ problems }: ReturnType<typeof judgeLine>) => problems.map(({ code }) => code);

describe('what a row says of its line', () => {
  it('is accepted as a figure of the entry, or as its end', () => {
    expect(judgeLine(finding(), LINE, sheetRow(5, { hours: hours(16_000) }))).toEqual({
      canAccept: true,
      change: { kind: 'figure', entryUid: 'e1', field: 'hours', value: 16_000 },
      problems: [],
    });
    expect(judgeLine(finding({ kind: 'struck', field: null }), LINE, sheetRow(5)).change).toEqual({
      kind: 'strike',
      entryUid: 'e1',
    });
  });

  it('is refused where the figure was emptied, is two figures, is negative, or has no place in the ledger', () => {
    const judged = (field: 'hours' | 'credits', row: ReturnType<typeof sheetRow>, line = LINE) =>
      codes(judgeLine(finding({ field }), line, row));
    expect(judged('hours', sheetRow(5, { hours: null }))).toEqual(['correction.emptied']);
    expect(judged('hours', sheetRow(5, { hours: hours(16_000) }, { hours: '24 16' }))).toEqual([
      'correction.unclearFigure',
    ]);
    expect(judged('hours', sheetRow(5, { hours: hours(-8000) }))).toEqual(['correction.negativeFigure']);
    const withoutCredits = sheetLine({ values: { credits: null } });
    expect(judged('credits', sheetRow(5, { credits: credits(2000) }), withoutCredits)).toEqual([
      'correction.noCredits',
    ]);
  });

  it('is refused of a fact of the training: it belongs to the project', () => {
    const judged = judgeLine(finding({ kind: 'training', field: 'level' }), LINE, sheetRow(5));
    expect(judged.problems).toEqual([
      { code: 'correction.factOfTraining', severity: 'error', at: { row: 5, field: 'level' }, values: {} },
    ]);
  });

  it('writes nothing where it is only marked', () => {
    expect(judgeLine(finding({ kind: 'question' }), LINE, sheetRow(5))).toEqual({
      canAccept: false,
      change: null,
      problems: [],
    });
  });
});

describe('what a row says of its person', () => {
  const named = finding({ kind: 'person', field: 'name' });

  it('is accepted as the field of the record', () => {
    expect(judgePerson(named, WANG, sheetRow(5, { name: '王方' }), PEOPLE).change).toEqual({
      kind: 'person',
      teacherUid: 'wang',
      field: 'name',
      value: '王方',
    });
  });

  it('is nothing where the cell was emptied, or says that it does not know', () => {
    const sex = finding({ kind: 'person', field: 'sex' });
    for (const unnamed of ['unknown', 'unstated'] as const) {
      expect(statedValue(sex, sheetRow(5, { sex: unnamed }))).toBeNull();
      expect(judgePerson(sex, WANG, sheetRow(5, { sex: unnamed }), PEOPLE)).toMatchObject({
        canAccept: false,
      });
    }
    expect(statedValue(sex, sheetRow(5, { sex: 'male' }))).toBe('male');
    expect(codes(judgePerson(sex, WANG, sheetRow(5, { sex: null }), PEOPLE))).toEqual(['correction.emptied']);
  });

  it('is refused where no record may hold it, as the form of the teacher refuses it', () => {
    const number = finding({ kind: 'person', field: 'idNumber' });
    const wrong = judgePerson(number, WANG, sheetRow(5, { idNumber: '460102198506150024' }), PEOPLE);
    expect(wrong).toMatchObject({ canAccept: false, change: null });
    expect(codes(wrong)).toContain('teacher.idNumber-check-digit');
    const taken = judgePerson(number, WANG, sheetRow(5, { idNumber: LI.facts.idNumber }), PEOPLE);
    expect(codes(taken)).toContain('teacher.idNumberTaken');
  });
});

describe('a changed record', () => {
  it('takes birth date and sex from a changed number of an identity card', () => {
    const facts = { ...WANG.facts, sex: null };
    expect(withPersonField(facts, 'idNumber', '460102198001010017')).toMatchObject({
      birthOn: '1980-01-01',
      sex: 'male',
    });
    expect(withPersonField({ ...facts, idNumber: null }, 'idNumber', '460102198001010017').birthOn).toBe(
      '1985-06-15',
    );
  });

  it('is not blamed for what the old record lacked', () => {
    const old = { ...WANG, facts: { ...WANG.facts, organisationName: '' } };
    expect(changedTeacherProblems(old, { ...old.facts, subject: '语文' }, PEOPLE)).toEqual([]);
    expect(changedTeacherProblems(WANG, { ...WANG.facts, organisationName: '' }, PEOPLE)).toHaveLength(1);
  });

  it('may keep its own number', () => {
    expect(changedTeacherProblems(WANG, { ...WANG.facts, subject: '语文' }, PEOPLE)).toEqual([]);
  });
});
