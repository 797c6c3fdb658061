import { describe, expect, it } from 'vitest';
import {
  changedFields,
  differenceSentence,
  emptyTeacher,
  fieldNames,
  readIdNumber,
  validateTeacher,
} from '../../../../../src-renderer/features/teachers/form/teacher-values.ts';

const teacher = { ...emptyTeacher('海口市北塘实验小学'), name: '王芳' };

describe('the identity number of a teacher form', () => {
  it('turns 15 digits into 18 and says so', () => {
    const reading = readIdNumber({ ...teacher, idNumber: '460102850615002' });
    expect(reading.normalised).toBe('460102198506150023');
    expect(reading.change).toBe('15 位号码 460102850615002 已换算为 460102 19850615 0023');
  });

  it('offers sex and day of birth only for fields that are empty', () => {
    const empty = readIdNumber({ ...teacher, idNumber: '460102198506150023' });
    expect(empty.fills).toEqual({ sex: 'female', birthOn: '1985-06-15' });
    const filled = readIdNumber({ ...teacher, idNumber: '460102198506150023', sex: 'male' });
    expect(filled.fills).toEqual({ birthOn: '1985-06-15' });
    expect(filled.differs).toEqual({ sex: 'female' });
  });

  it('names what the number contradicts', () => {
    expect(differenceSentence({ sex: 'female', birthOn: '1985-06-15' })).toBe(
      '证件号表明性别为女、出生日期为 1985-06-15，与填写的不同。',
    );
    expect(differenceSentence({})).toBeNull();
  });

  it('takes nothing from a number with a wrong check digit, nor from another document', () => {
    expect(readIdNumber({ ...teacher, idNumber: '460102198506150024' }).fills).toEqual({});
    expect(readIdNumber({ ...teacher, idType: 'passport', idNumber: '460102198506150023' }).fills).toEqual(
      {},
    );
  });

  it('says a grouped number is only tidied', () => {
    const reading = readIdNumber({ ...teacher, idNumber: '460102 19850615 0023' });
    expect(reading.normalised).toBe('460102198506150023');
    expect(reading.change).toBe('已整理为 460102 19850615 0023');
  });
});

describe('what a teacher form says before it asks the ledger', () => {
  it('reports every field at once', () => {
    const errors = validateTeacher({
      ...emptyTeacher(''),
      idNumber: '460102198506150024',
      leftOn: '2025-09-01',
    });
    expect(errors).toEqual({
      name: '请填写',
      organisationName: '请填写',
      idNumber: '证件号的校验位不符',
      leftOn: '状态是在职时不填离开日期',
    });
  });

  it('has nothing to say of a name and an organisation alone', () => {
    expect(validateTeacher(teacher)).toEqual({});
  });

  it('lays only the own changes over a newer record', () => {
    const own = changedFields(teacher, { ...teacher, title: '高级教师', roles: ['principal'] });
    expect(own).toEqual({ title: '高级教师', roles: ['principal'] });
    expect(fieldNames(own)).toBe('职称、骨干称号与岗位');
  });
});
