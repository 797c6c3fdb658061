import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { firstRunText } from '../../src-renderer/text/first-run.ts';
import { provinceWord } from '../../src-renderer/text/regions.ts';
import { organisationLevelWords, sexWords } from '../../src-shared/words.ts';
import { nameGiver, numberGiver, seededRandom } from '../helpers/samples/people.ts';
import { projectRoot } from './harness/built-program.ts';

/** Somebody of the journey's roster, as the school typed it. */
export type RosterPerson = {
  readonly name: string;
  readonly sex: string;
  readonly idNumber: string;
  readonly organisationName: string;
  readonly subject: string;
};

const SCHOOLS = ['海口市北塘实验小学', '海口市红旗镇中心小学', '海口市墨桥初级中学'] as const;
const SUBJECTS = ['语文', '数学', '英语', '体育与健康'] as const;

/** Two names of characters outside the common fonts, and one in Extension B that no bundled font has. */
export const rareNames = ['赵㛃', '黄䶮飞'] as const;
export const unprintableName = '林𪛖远';

/** The title of a regulation that the program ships. */
export function policyTitle(id: string): string {
  return JSON.parse(readFileSync(join(projectRoot, 'resources', 'policies', `${id}.json`), 'utf8')).title;
}

const regionCode = '460107';

/** What a user types and chooses to create the ledger of a county's center. */
export const center = {
  region: provinceWord(regionCode),
  policy: policyTitle('hainan-2017'),
  name: '海口市琼山区教师发展中心',
  level: organisationLevelWords.county,
  regionCode,
  cycle: firstRunText.cycleOption(2026, 2030),
} as const;

export const project = {
  name: '小学数学骨干教师能力提升培训',
  number: 'QS-2026-003',
  documentNumber: '琼山教培〔2026〕3号',
  startOn: '2026-03-04',
  endOn: '2026-03-06',
  days: 3,
  hours: 24,
  credits: 3,
} as const;

/** Forty invented people; `count` of them carry right check digits. */
export function makeRoster(count = 40): readonly RosterPerson[] {
  const random = seededRandom(20_260_316);
  const giveName = nameGiver(random, new Set(rareNames));
  const giveNumber = numberGiver(random);
  return Array.from({ length: count }, (_, index): RosterPerson => {
    const sex = random.chance(0.5) ? 'male' : 'female';
    const birthYear = 1968 + random.whole(25);
    return {
      name: rareNames[index] ?? giveName(sex, birthYear),
      sex: sexWords[sex],
      idNumber: giveNumber(sex, birthYear),
      organisationName: random.pick(SCHOOLS),
      subject: random.pick(SUBJECTS),
    };
  });
}

/** The number with its last digit changed: a check digit that does not fit. */
export function withWrongCheckDigit(idNumber: string): string {
  return `${idNumber.slice(0, 17)}${idNumber.endsWith('1') ? '2' : '1'}`;
}

type Cell = string | number | null;

export async function workbookBytes(
  sheetName: string,
  rows: readonly (readonly Cell[])[],
  textColumns: readonly number[] = [],
): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet(sheetName);
  for (const column of textColumns) sheet.getColumn(column).numFmt = '@';
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A roster as a school sends it: a title above the head, its own words for two columns. */
export function rosterWorkbook(people: readonly RosterPerson[]): Promise<Buffer> {
  const head = ['序号', '教师姓名', '性别', '身份证号码', '工作单位', '教什么'];
  const body = people.map((person, index) => [
    index + 1,
    person.name,
    person.sex,
    person.idNumber,
    person.organisationName,
    person.subject,
  ]);
  return workbookBytes('花名册', [['琼山区教师花名册（2026 年春季）'], head, ...body], [4]);
}

/** The organiser's list of those who finished: name, number, unit, held and attended periods, result. */
export function qualifiedWorkbook(
  people: readonly RosterPerson[],
  resultOf: (index: number) => string,
): Promise<Buffer> {
  const head = ['序号', '姓名', '身份证号', '单位', '应到课时', '实到课时', '考核结果'];
  const body = people.map((person, index) => [
    index + 1,
    person.name,
    person.idNumber,
    person.organisationName,
    24,
    24,
    resultOf(index),
  ]);
  return workbookBytes('合格名单', [head, ...body], [3]);
}
