import { makeCheckDigit } from '../../../../src-shared/people/identity-number.ts';
import type { Sex } from '../../../../src-shared/people/sex.ts';

/** Invented people with valid check digits, among them names of rare characters and of several parts. */
const NAMES = [
  '王芳',
  '李晓东',
  '欧阳㼆宁',
  '陈𫖯',
  '买买提·艾山江',
  '张𬱖𠅤',
  '阿卜杜热合曼·阿卜杜拉·吐尔逊尼亚孜',
  '赵㛃',
  '黄䶮飞',
  '司马文静',
] as const;

const SCHOOLS = [
  '海口市北塘实验小学',
  '海口市琼山区红旗镇中心小学（本部及墨桥教学点）',
  '海口市第四中学',
] as const;
const SUBJECTS = ['语文', '数学', '英语', '体育与健康', '道德与法治'] as const;

export type SamplePerson = {
  readonly name: string;
  readonly sex: Sex;
  readonly idNumber: string;
  readonly organisationName: string;
  readonly stage: string;
  readonly subject: string;
};

/** A number with the right check digit: born 1970–1995, sequence odd for men. */
export function sampleIdNumber(index: number, sex: Sex): string {
  const year = 1970 + (index % 26);
  const month = String(1 + (index % 12)).padStart(2, '0');
  const day = String(1 + (index % 28)).padStart(2, '0');
  const sequence = String(((index * 2) % 998) + (sex === 'male' ? 1 : 2)).padStart(3, '0');
  const first17 = `460106${year}${month}${day}${sequence}`;
  return first17 + makeCheckDigit(first17);
}

export function samplePerson(index: number): SamplePerson {
  const sex = index % 2 === 0 ? 'female' : 'male';
  const round = Math.floor(index / NAMES.length);
  return {
    name:
      (NAMES[index % NAMES.length] ?? '王芳') +
      (round === 0 ? '' : '甲乙丙丁戊己庚辛壬癸'.charAt(round % 10)),
    sex,
    idNumber: sampleIdNumber(index, sex),
    organisationName: SCHOOLS[index % SCHOOLS.length] ?? SCHOOLS[0],
    stage: index % 3 === 2 ? '初中' : '小学',
    subject: SUBJECTS[index % SUBJECTS.length] ?? '语文',
  };
}
