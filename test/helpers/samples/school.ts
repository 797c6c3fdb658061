import type { SamplePlan, SampleProject } from '../../../src-main/demo/sample-plan.ts';
import { assert, assertPresent } from '../../../src-shared/lib/assert.ts';
import {
  day,
  educationOf,
  fifteenDigits,
  nameGiver,
  numberGiver,
  phoneOf,
  type Random,
  type SamplePerson,
  seededRandom,
  titleOf,
} from './people.ts';
import {
  type ListedTrainee,
  renderList,
  renderRoster,
  withUntidyCells,
  writeFile,
  writeSample,
} from './write.ts';

const SCHOOL = '海口市北塘实验小学';
const REGION = '海口市琼山区';
const IMPORTED_ON = '2025-02-24';
const MATERIALS = ['approval-form', 'notice', 'plan', 'timetable', 'trainee-list', 'process', 'summary'];
const PRINCIPAL = '陈海平';

/** 293 of the usual kind and seven whose record shows something; the roster's order is by stage, then by age. */
export function makeSchoolPeople(): readonly SamplePerson[] {
  const random = seededRandom(20_251_110);
  const number = numberGiver(random);
  const taken = new Set<string>(['王芳', PRINCIPAL]);
  const name = nameGiver(random, taken);
  const people: SamplePerson[] = [];
  const add = ({ area, ...given }: GivenPerson) => {
    const { sex, birthYear } = given;
    const isJunior = random.chance(0.38);
    people.push({
      name: given.name ?? name(sex, birthYear),
      idNumber: number(sex, birthYear, area),
      organisationName: SCHOOL,
      stage: isJunior ? '初中' : '小学',
      subject: random.pick(isJunior ? JUNIOR_SUBJECTS : PRIMARY_SUBJECTS),
      title: titleOf(random, birthYear),
      post: null,
      education: educationOf(random, birthYear),
      hiredOn: day(`${birthYear + 22 + random.whole(2)}-09-01`),
      broughtInOn: null,
      previousOrganisation: null,
      phone: phoneOf(people.length),
      status: 'active',
      remark: null,
      ...given,
    });
  };
  add({
    name: PRINCIPAL,
    sex: 'male',
    birthYear: 1972,
    title: '正高级教师',
    post: '校长',
    stage: '初中',
    subject: '数学',
  });
  for (const special of SPECIAL_PEOPLE) add(special);
  while (people.length < 300) {
    const sex = random.chance(0.7) ? 'female' : 'male';
    const oldest = sex === 'female' ? 1971 : 1966;
    add({ sex, birthYear: oldest + random.whole(1998 - oldest), ...postOf(people.length) });
  }
  return people
    .map((person, index) => ({ person, index }))
    .sort(
      (a, b) =>
        Number(b.person.post === '校长') - Number(a.person.post === '校长') ||
        b.person.stage.localeCompare(a.person.stage) ||
        a.person.birthYear - b.person.birthYear ||
        a.index - b.index,
    )
    .map(({ person }, index) => ({ ...person, phone: phoneOf(index) }));
}

const PRIMARY_SUBJECTS = [
  ...[
    '语文',
    '语文',
    '语文',
    '语文',
    '数学',
    '数学',
    '数学',
    '英语',
    '英语',
    '科学',
    '体育与健康',
    '体育与健康',
  ],
  ...['音乐', '美术', '道德与法治', '信息科技', '心理健康', '劳动'],
] as const;
const JUNIOR_SUBJECTS = [
  ...['语文', '语文', '数学', '数学', '英语', '英语', '物理', '化学', '生物', '历史', '地理', '道德与法治'],
  ...['体育与健康', '信息科技', '音乐', '美术'],
] as const;

function postOf(index: number): { readonly post?: string } {
  if (index === 20 || index === 21) return { post: '副校长' };
  return index % 23 === 0 ? { post: '教研组长' } : index % 31 === 0 ? { post: '年级组长' } : {};
}

type GivenPerson = Partial<SamplePerson> & {
  readonly sex: 'male' | 'female';
  readonly birthYear: number;
  /** Where the identity number was given, if not in Hainan. */
  readonly area?: string;
};

/** Who each rule of the policy and of the import has something to say about. */
const SPECIAL_PEOPLE: readonly GivenPerson[] = [
  { name: '王芳', sex: 'female', birthYear: 1979, stage: '小学', subject: '语文' },
  { name: '王芳', sex: 'female', birthYear: 1991, stage: '初中', subject: '英语' },
  { name: '张㛃', sex: 'female', birthYear: 1986, stage: '小学', subject: '语文' },
  { name: '李䶮', sex: 'male', birthYear: 1983, stage: '初中', subject: '物理' },
  { name: '陈𬱖', sex: 'female', birthYear: 1989, stage: '小学', subject: '数学' },
  { name: '林𠅤', sex: 'male', birthYear: 1977, stage: '小学', subject: '科学' },
  {
    name: '古丽米热·艾比布力',
    sex: 'female',
    birthYear: 1990,
    area: '652901',
    stage: '小学',
    subject: '音乐',
  },
  // Fifteen digits on the roster.
  { name: '符秀英', sex: 'female', birthYear: 1971, stage: '小学', subject: '语文', title: '高级教师' },
  // No longer there: their earlier entries stay.
  { name: '黄文忠', sex: 'male', birthYear: 1964, status: 'retired', remark: '2024年6月退休' },
  { name: '吴桂香', sex: 'female', birthYear: 1969, status: 'retired', remark: '2024年11月退休' },
  { name: '周子铭', sex: 'male', birthYear: 1993, status: 'left', remark: '2024年8月调往市内他校' },
  // Newly hired (H10): assessed from the second year.
  {
    sex: 'female',
    birthYear: 2002,
    hiredOn: day('2025-02-17'),
    stage: '小学',
    subject: '语文',
    title: '未定职',
  },
  {
    sex: 'male',
    birthYear: 2001,
    hiredOn: day('2025-02-17'),
    stage: '初中',
    subject: '物理',
    title: '未定职',
  },
  { sex: 'female', birthYear: 2002, hiredOn: day('2024-09-01'), stage: '小学', subject: '数学' },
  { sex: 'female', birthYear: 2000, hiredOn: day('2023-09-01'), stage: '小学', subject: '英语' },
  { sex: 'male', birthYear: 1999, hiredOn: day('2022-09-01'), stage: '小学', subject: '体育与健康' },
  { sex: 'female', birthYear: 1998, hiredOn: day('2021-09-01'), stage: '初中', subject: '语文' },
  // Brought in from another province (H10).
  { ...fromElsewhere('1984', '2022-08-25', '湛江市赤坎区第八小学'), sex: 'female', area: '440803' },
  { ...fromElsewhere('1981', '2023-08-21', '桂林市象山区将军路小学'), sex: 'male', area: '450304' },
  { ...fromElsewhere('1988', '2024-08-26', '衡阳市蒸湘区立新小学'), sex: 'female', area: '430408' },
  { ...fromElsewhere('1985', '2025-02-19', '遵义市红花岗区老城小学'), sex: 'male', area: '520302' },
];

function fromElsewhere(birthYear: string, broughtInOn: string, previousOrganisation: string) {
  return {
    birthYear: Number(birthYear),
    hiredOn: day(`${Number(birthYear) + 23}-09-01`),
    broughtInOn: day(broughtInOn),
    previousOrganisation,
  };
}

/** Who came in 2025, or left, differs from the rest in every list. */
function wasThere(person: SamplePerson, from: string): boolean {
  const since = person.broughtInOn ?? person.hiredOn;
  const until =
    person.status === 'active'
      ? '9999'
      : person.remark?.startsWith('2024年11月')
        ? '2024-10-31'
        : '2024-05-31';
  return since <= from && from <= until;
}

type Draft = {
  readonly slug: string;
  readonly fields: SampleProject['fields'];
  readonly trainees: readonly ListedTrainee[];
  readonly enteredOn: string;
  readonly approvedOn?: string;
  readonly registeredOn?: string;
  /** Where it differs from the day of registration: older years were entered in 2025. */
  readonly recordedOn?: string;
  readonly withoutMaterials?: readonly string[];
};

export async function makeSchoolSample(): Promise<void> {
  const people = makeSchoolPeople();
  assert(people.length === 300, 'the school has 300 teachers');
  await writeRoster(people);
  const drafts = [...earlierYears(people), ...presentYear(people)];
  for (const draft of drafts) {
    const { fields } = draft;
    const head = {
      projectName: fields.name,
      organiser: fields.organiserName,
      date: fields.endOn ?? '',
      region: REGION,
      periodsHeld: fields.totalPeriods ?? null,
    };
    await writeSample(`school-lists/${draft.slug}.xlsx`, renderList(head, draft.trainees));
  }
  const reversed = assertPresent(
    drafts.find((draft) => draft.slug === '2025-open-lessons')?.trainees[3],
    'a lecturer',
  );
  const plan: SamplePlan = {
    organisation: { name: SCHOOL, level: 'school', regionCode: '460107', schoolCode: null },
    policyId: 'hainan-2017',
    cycleFrom: 2021,
    actor: '王老师',
    roster: { file: 'school-roster.xlsx', importedOn: IMPORTED_ON },
    proofOfPriorTraining: people
      .filter((person) => person.broughtInOn !== null && person.broughtInOn < '2025')
      .map((person) => person.idNumber),
    decisions: [
      {
        settingId: 'school-training.credits-per-hour',
        value: 125,
        decidedBy: `${PRINCIPAL}（校长）`,
        decidedOn: '2025-02-21',
        reason:
          '办法未列校级研训的折算标准。校务会议定：每 8 学时记 1 学分，即每学时 0.125 学分，报区教师发展中心备案。',
      },
      {
        settingId: 'mentoring.credits',
        value: 2000,
        decidedBy: `${PRINCIPAL}（校长）`,
        decidedOn: '2025-02-21',
        reason: '办法只写按 60 学时登记，未写学分。校务会议定：师徒式培训每期师傅、徒弟各记 2 学分。',
      },
    ],
    certificateScheme: null,
    projects: drafts.map(toProject),
    reversals: [
      {
        project: '2025年春季校级公开课',
        idNumber: reversed.person.idNumber,
        reason: '该教师当日因病未授课，误录，予以冲正',
        on: '2025-05-12',
      },
    ],
  };
  writeFile('school-projects.json', `${JSON.stringify(plan, null, 2)}\n`);
}

function toProject(draft: Draft): SampleProject {
  const isOwn = draft.fields.kind === 'own';
  const materials = MATERIALS.filter((kind) => !(draft.withoutMaterials ?? []).includes(kind));
  return {
    fields: draft.fields,
    list: `school-lists/${draft.slug}.xlsx`,
    paper: draft.fields.form === 'mentoring' ? `师徒式培训合格证书 ${draft.approvedOn ?? ''}` : null,
    enteredOn: draft.enteredOn,
    approval:
      draft.approvedOn === undefined
        ? null
        : {
            person: PRINCIPAL,
            decidedOn: draft.approvedOn,
            scanFileName: `学分登记审批表-${draft.approvedOn}.pdf`,
          },
    registration:
      draft.registeredOn === undefined
        ? null
        : { registeredOn: draft.registeredOn, recordedOn: draft.recordedOn ?? draft.registeredOn },
    materials: isOwn ? materials : [],
    certificatesOn: null,
  };
}

async function writeRoster(people: readonly SamplePerson[]): Promise<void> {
  const at = (name: string) => people.findIndex((person) => person.name === name);
  const columns = { name: 1, idNumber: 4, stage: 6, subject: 7, hiredOn: 10, phone: 14 };
  const person = (index: number) => assertPresent(people[index], 'a row of the roster');
  const wide = (text: string) =>
    text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const hired = (index: number) => person(index).hiredOn;
  const athletes = people
    .flatMap((each, index) => (each.subject === '体育与健康' ? [index] : []))
    .slice(0, 3);
  const lettered = people.findIndex((each) => each.idNumber.endsWith('X') && !isSpecial(each));
  const untidy = [
    { index: at('古丽米热·艾比布力'), column: columns.name, text: '古丽米热•艾比布力' },
    { index: at('符秀英'), column: columns.idNumber, text: fifteenDigits(person(at('符秀英')).idNumber) },
    { index: at('李䶮'), column: columns.idNumber, text: wide(person(at('李䶮')).idNumber) },
    { index: at('林𠅤'), column: columns.phone, text: wide(person(at('林𠅤')).phone) },
    { index: at('王芳'), column: columns.name, text: '王　芳' },
    { index: lettered, column: columns.idNumber, text: ` ${person(lettered).idNumber.replace('X', 'x')}` },
    { index: 55, column: columns.hiredOn, text: `${hired(55).slice(0, 4)}年9月` },
    { index: 56, column: columns.hiredOn, text: hired(56).replace('-09-01', '.9.1') },
    { index: 57, column: columns.hiredOn, text: hired(57).replace('-09-01', '/9/1') },
    { index: 90, column: columns.stage, text: `${person(90).stage}阶段` },
    ...athletes.map((index) => ({ index, column: columns.subject, text: '体育' })),
  ];
  await writeSample('school-roster.xlsx', withUntidyCells(renderRoster(people, SCHOOL, IMPORTED_ON), untidy));
}

const OWN = {
  kind: 'own',
  level: 'school',
  organiserName: SCHOOL,
  organiserKind: 'school',
  organiserLevel: 'school',
  place: '校内',
} as const;

/** 2021–2024: entered from the old paper in February 2025, registered as of the days on that paper. */
function earlierYears(people: readonly SamplePerson[]): readonly Draft[] {
  const random = seededRandom(2021);
  const drafts: Draft[] = [];
  const madeUp: SamplePerson[] = [];
  for (const { year, school, remote, enteredOn, missed } of EARLIER_YEARS) {
    const there = people.filter((person) => wasThere(person, `${year}-09-10`));
    const settled = there.filter(
      (person) => person.status === 'active' && person.broughtInOn === null && person.hiredOn < '2021',
    );
    const missing = random.shuffle(settled.filter((person) => !isSpecial(person))).slice(0, missed);
    const halves = new Set(missing.slice(0, Math.ceil(missed / 2)));
    const rest = new Set(missing.slice(Math.ceil(missed / 2)));
    if (year === 2023) madeUp.push(...[...halves].slice(0, 2));
    drafts.push({
      slug: `${year}-school-based`,
      fields: {
        ...OWN,
        name: `${year}年校本研修：${school.topic}`,
        number: `BT${year}-01`,
        form: 'school-based',
        category: '课程与教学',
        startOn: `${year}-03-01`,
        endOn: `${year}-12-17`,
        days: school.days * 1000,
        hours: school.hours * 1000,
        totalPeriods: school.hours,
      },
      trainees: there.map((person) =>
        rest.has(person)
          ? { person, result: '不合格', attended: Math.floor(school.hours / 2) }
          : attended(random, person, school.hours),
      ),
      enteredOn,
      approvedOn: `${year}-12-23`,
      registeredOn: `${year}-12-28`,
      recordedOn: enteredOn,
    });
    drafts.push({
      slug: `${year}-remote`,
      fields: {
        ...outside('provincial', '海南省教师远程研修中心'),
        name: `${year}年海南省中小学教师全员远程研修`,
        number: `琼远研〔${year}〕3号`,
        form: 'remote',
        startOn: `${year}-06-01`,
        endOn: `${year}-11-20`,
        hours: remote.hours * 1000,
        proof: `${year}年远程研修合格名单（省远程研修中心）`,
      },
      trainees: there.map((person, index) =>
        halves.has(person)
          ? { person, result: '不合格' }
          : proved(person, {
              hours: remote.hours,
              credits: remote.hours / 10,
              certificateNumber: `HNYC${year}${serial(index)}`,
            }),
      ),
      enteredOn,
      registeredOn: `${year}-12-05`,
      recordedOn: enteredOn,
    });
    if (year === 2021) drafts.push(cityChinese(random, there, enteredOn));
    if (year === 2022) drafts.push(nationalOf2022(random, there, enteredOn));
    if (year === 2023) drafts.push(countyScience(random, there, enteredOn));
    if (year === 2024)
      drafts.push(
        provincialOf2024(random, there, madeUp, enteredOn),
        mentoring(random, there, 2024, enteredOn),
      );
  }
  return drafts;
}

const EARLIER_YEARS = [
  {
    year: 2021,
    school: { topic: '课堂观察与课例研究', days: 6, hours: 48 },
    remote: { hours: 40 },
    enteredOn: '2025-02-25',
    missed: 4,
  },
  {
    year: 2022,
    school: { topic: '新课标研读', days: 7, hours: 56 },
    remote: { hours: 50 },
    enteredOn: '2025-02-26',
    missed: 6,
  },
  {
    year: 2023,
    school: { topic: '单元整体教学', days: 6, hours: 48 },
    remote: { hours: 40 },
    enteredOn: '2025-02-27',
    missed: 5,
  },
  {
    year: 2024,
    school: { topic: '学业评价与作业', days: 6, hours: 48 },
    remote: { hours: 60 },
    enteredOn: '2025-02-28',
    missed: 3,
  },
] as const;

function outside(level: 'national' | 'provincial' | 'city' | 'county', organiserName: string) {
  return {
    kind: 'outside',
    level,
    organiserName,
    organiserKind: 'training-institution',
    organiserLevel: level === 'national' ? 'provincial' : level,
    registrar: organiserName,
  } as const;
}

const PROVINCE = '海南省教师培训指导中心';
const CITY = '海口市教育研究培训中心';
const COUNTY = '海口市琼山区教师发展中心';

function cityChinese(random: Random, there: readonly SamplePerson[], enteredOn: string): Draft {
  const chosen = random
    .shuffle(there.filter((person) => person.stage === '小学' && person.subject === '语文'))
    .slice(0, 46);
  return {
    slug: '2021-city-chinese',
    fields: {
      ...outside('city', CITY),
      name: '2021年海口市小学语文统编教材培训',
      number: '海教训〔2021〕18号',
      form: 'centralized',
      startOn: '2021-10-18',
      endOn: '2021-10-20',
      days: 3000,
      hours: 24_000,
      totalPeriods: 24,
      proof: '结业证书',
    },
    trainees: inOrder(there, chosen).map((person, index) =>
      index === 7
        ? { person, result: '缺席', attended: 0 }
        : proved(person, {
            hours: 24,
            credits: 3,
            attended: 24 - random.whole(3),
            certificateNumber: `HKJX2021-18-${serial(index)}`,
          }),
    ),
    enteredOn,
    registeredOn: '2021-11-08',
    recordedOn: enteredOn,
  };
}

function nationalOf2022(random: Random, there: readonly SamplePerson[], enteredOn: string): Draft {
  const chosen = random.shuffle(there.filter((person) => person.birthYear > 1978)).slice(0, 24);
  return {
    slug: '2022-national',
    fields: {
      ...outside('national', PROVINCE),
      name: '“国培计划”（2022）海南省骨干教师教学能力提升研修',
      number: '国培琼2022-07',
      form: 'centralized',
      documentNumber: '琼教师〔2022〕41号',
      startOn: '2022-07-11',
      endOn: '2022-07-15',
      days: 5000,
      hours: 40_000,
      totalPeriods: 40,
      proof: '国培结业证书',
    },
    trainees: inOrder(there, chosen).map((person, index) =>
      proved(person, {
        hours: 40,
        credits: 10,
        attended: 40,
        certificateNumber: `GP2022HN07${serial(index)}`,
      }),
    ),
    enteredOn,
    registeredOn: '2022-09-02',
    recordedOn: enteredOn,
  };
}

function countyScience(random: Random, there: readonly SamplePerson[], enteredOn: string): Draft {
  const chosen = there
    .filter((person) => ['数学', '科学', '物理', '化学', '生物'].includes(person.subject))
    .filter(() => random.chance(0.5));
  return {
    slug: '2023-county-science',
    fields: {
      ...outside('county', COUNTY),
      name: '2023年琼山区中小学数学与科学类课程教学研修',
      number: '琼山训〔2023〕12号',
      form: 'centralized',
      startOn: '2023-11-08',
      endOn: '2023-11-09',
      days: 2000,
      hours: 16_000,
      totalPeriods: 16,
      proof: '结业证书',
    },
    trainees: chosen.map((person, index) =>
      index === 11
        ? { person, result: '不合格', attended: 6 }
        : proved(person, {
            hours: 16,
            credits: 2,
            attended: 16,
            certificateNumber: `QSJX2023-12-${serial(index)}`,
          }),
    ),
    enteredOn,
    registeredOn: '2023-11-28',
    recordedOn: enteredOn,
  };
}

function provincialOf2024(
  random: Random,
  there: readonly SamplePerson[],
  madeUp: readonly SamplePerson[],
  enteredOn: string,
): Draft {
  const others = random.shuffle(there.filter((person) => !madeUp.includes(person))).slice(0, 30);
  return {
    slug: '2024-provincial',
    fields: {
      ...outside('provincial', PROVINCE),
      name: '2024年海南省中小学教师数字素养提升培训',
      number: '琼师训〔2024〕26号',
      form: 'centralized',
      startOn: '2024-07-15',
      endOn: '2024-07-18',
      days: 4000,
      hours: 32_000,
      totalPeriods: 32,
      proof: '结业证书',
    },
    trainees: inOrder(there, [...others, ...madeUp]).map((person, index) => ({
      ...proved(person, {
        hours: 32,
        credits: 6,
        attended: 32 - random.whole(2),
        certificateNumber: `HNPX2024-26-${serial(index)}`,
      }),
      ...(madeUp.includes(person) ? { remark: '补修2023年度' } : {}),
    })),
    enteredOn,
    registeredOn: '2024-08-20',
    recordedOn: enteredOn,
  };
}

/** Mentors and mentees stand in the remark; two mentors have two mentees each. */
function mentoring(random: Random, there: readonly SamplePerson[], year: number, enteredOn: string): Draft {
  const isPresent = year === 2025;
  const mentors = random
    .shuffle(there.filter((person) => person.title === '高级教师' && person.status === 'active'))
    .slice(0, 8);
  const mentees = random
    .shuffle(there.filter((person) => person.birthYear >= 1994 && person.status === 'active'))
    .slice(0, 10);
  const remarks = new Map([
    ...mentors.map((person) => [person, '师傅'] as const),
    ...mentees.map((person) => [person, '徒弟'] as const),
  ]);
  return {
    slug: `${year}-mentoring`,
    fields: {
      ...OWN,
      name: `${year}年春季“青蓝结对”师徒式培训`,
      number: `BT${year}-M1`,
      form: 'mentoring',
      category: '青年教师培养',
      startOn: isPresent ? '2025-03-10' : '2024-03-01',
      endOn: isPresent ? '2025-06-13' : '2024-06-28',
    },
    trainees: inOrder(there, [...remarks.keys()]).map((person) => ({
      person,
      result: '合格',
      remark: remarks.get(person) ?? null,
    })),
    enteredOn,
    approvedOn: isPresent ? '2025-06-20' : '2024-07-05',
    registeredOn: isPresent ? '2025-06-23' : '2024-07-08',
    ...(isPresent ? {} : { recordedOn: enteredOn }),
    ...(isPresent ? { withoutMaterials: ['process', 'summary'] } : {}),
  };
}

/**
 * 2025. Who joins everything has 3 + 3.5 school-based credits (6 count) and 4 of remote study: just enough.
 * Thirteen miss something that nothing else makes good.
 */
function presentYear(people: readonly SamplePerson[]): readonly Draft[] {
  const random = seededRandom(2025);
  const there = people.filter((person) => wasThere(person, '2025-02-24'));
  const usual = random.shuffle(
    there.filter(
      (person) =>
        !isSpecial(person) && person.broughtInOn === null && person.hiredOn < '2021' && person.post === null,
    ),
  );
  const short = shortPeople(there, usual);
  const others = usual.filter((person) => !short.everybody.has(person));
  const some = (count: number, fits: (person: SamplePerson) => boolean = () => true) =>
    inOrder(there, random.shuffle(others.filter(fits)).slice(0, count));
  return [
    {
      slug: '2025-spring-school-based',
      fields: {
        ...OWN,
        name: '2025年春季校本研修：跨学科主题学习',
        number: 'BT2025-01',
        form: 'school-based',
        category: '课程与教学',
        startOn: '2025-03-05',
        endOn: '2025-05-28',
        dayHours: Array.from({ length: 8 }, () => 3000),
        hours: 24_000,
        totalPeriods: 24,
      },
      trainees: there.map((person) =>
        short.withoutSpring.has(person)
          ? { person, result: '缺席', attended: 0 }
          : attended(random, person, 24),
      ),
      enteredOn: '2025-06-03',
      approvedOn: '2025-06-06',
      registeredOn: '2025-06-09',
    },
    {
      slug: '2025-open-lessons',
      fields: {
        ...OWN,
        name: '2025年春季校级公开课',
        number: 'BT2025-G1',
        form: 'lecture',
        category: '课程与教学',
        startOn: '2025-04-07',
        endOn: '2025-04-30',
        lessons: 1000,
      },
      trainees: some(24).map((person) => ({ person, result: '合格', remark: '主讲' })),
      enteredOn: '2025-05-06',
      approvedOn: '2025-05-08',
      registeredOn: '2025-05-09',
    },
    mentoring(
      random,
      there.filter((person) => !short.everybody.has(person)),
      2025,
      '2025-06-17',
    ),
    {
      slug: '2025-summer-school-based',
      fields: {
        ...OWN,
        name: '2025年暑期校本研修：教学评一致性',
        number: 'BT2025-02',
        form: 'school-based',
        category: '课程与教学',
        startOn: '2025-08-25',
        endOn: '2025-08-29',
        dayHours: [6000, 6000, 6000, 6000, 4000],
        hours: 28_000,
        totalPeriods: 28,
      },
      trainees: there.map((person) =>
        short.withoutSummer.has(person)
          ? { person, result: '缺席', attended: 0 }
          : attended(random, person, 28),
      ),
      enteredOn: '2025-09-02',
      approvedOn: '2025-09-05',
      registeredOn: '2025-09-08',
    },
    {
      slug: '2025-remote',
      fields: {
        ...outside('provincial', '海南省教师远程研修中心'),
        name: '2025年海南省中小学教师全员远程研修',
        number: '琼远研〔2025〕3号',
        form: 'remote',
        startOn: '2025-04-01',
        endOn: '2025-09-30',
        hours: 40_000,
        proof: '2025年远程研修合格名单（省远程研修中心）',
      },
      trainees: there.map((person, index) => ({
        ...(short.withoutRemote.has(person)
          ? { person, result: '不合格' as const }
          : proved(person, { hours: 40, credits: 4, certificateNumber: `HNYC2025${serial(index)}` })),
        ...(person.name === '符秀英' ? { writtenIdNumber: fifteenDigits(person.idNumber) } : {}),
      })),
      enteredOn: '2025-10-21',
      registeredOn: '2025-10-22',
    },
    {
      slug: '2025-national',
      fields: {
        ...outside('national', PROVINCE),
        name: '“国培计划”（2025）海南省义务教育骨干教师研修',
        number: '国培琼2025-11',
        form: 'centralized',
        documentNumber: '琼教师〔2025〕38号',
        startOn: '2025-07-07',
        endOn: '2025-07-11',
        days: 5000,
        hours: 40_000,
        totalPeriods: 40,
        proof: '国培结业证书',
      },
      trainees: inOrder(there, [...some(15, (person) => person.birthYear > 1980), ...short.onlyNational]).map(
        (person, index) =>
          proved(person, {
            hours: 40,
            credits: 10,
            attended: 40,
            certificateNumber: `GP2025HN11${serial(index)}`,
          }),
      ),
      enteredOn: '2025-09-10',
      registeredOn: '2025-09-11',
    },
    {
      slug: '2025-city-mathematics',
      fields: {
        ...outside('city', CITY),
        name: '2025年海口市小学数学核心素养教学培训',
        number: '海教训〔2025〕9号',
        form: 'centralized',
        startOn: '2025-03-25',
        endOn: '2025-03-27',
        days: 3000,
        hours: 24_000,
        totalPeriods: 24,
        proof: '结业证书',
      },
      trainees: some(40, (person) => person.subject === '数学').map((person, index) =>
        index === 4
          ? { person, result: '缺席', attended: 0 }
          : proved(person, {
              hours: 24,
              credits: 3,
              attended: 24 - random.whole(3),
              certificateNumber: `HKJX2025-09-${serial(index)}`,
            }),
      ),
      enteredOn: '2025-04-15',
      registeredOn: '2025-04-16',
    },
    {
      slug: '2025-county-mental-health',
      fields: {
        ...outside('county', COUNTY),
        name: '2025年琼山区学生心理健康教育专题培训',
        number: '琼山训〔2025〕6号',
        form: 'centralized',
        startOn: '2025-04-17',
        endOn: '2025-04-18',
        dayHours: [8000, 4000],
        hours: 12_000,
        totalPeriods: 12,
        proof: '结业证书',
      },
      trainees: inOrder(there, [...some(38), ...short.onlyMentalHealth]).map((person, index) =>
        proved(person, {
          hours: 12,
          credits: 1.8,
          attended: 12,
          certificateNumber: `QSJX2025-06-${serial(index)}`,
        }),
      ),
      enteredOn: '2025-05-07',
      registeredOn: '2025-05-07',
    },
    {
      slug: '2025-county-english',
      fields: {
        ...outside('county', COUNTY),
        name: '2025年琼山区英语学科教学能力培训',
        number: '琼山训〔2025〕8号',
        form: 'centralized',
        startOn: '2025-05-14',
        endOn: '2025-05-15',
        days: 2000,
        hours: 16_000,
        totalPeriods: 16,
        proof: '结业证书（写明 3 学分）',
        remark: '证书所写学分高于按办法计算的 2 学分，已向区中心核实中',
      },
      trainees: some(26, (person) => person.subject === '英语').map((person, index) =>
        proved(person, {
          hours: 16,
          credits: 3,
          attended: 16,
          certificateNumber: `QSJX2025-08-${serial(index)}`,
        }),
      ),
      enteredOn: '2025-05-29',
      registeredOn: '2025-05-29',
    },
    {
      slug: '2025-county-lectures',
      fields: {
        ...outside('county', COUNTY),
        name: '2025年琼山区优质课展示（主讲）',
        number: '琼山训〔2025〕11号',
        form: 'lecture',
        startOn: '2025-05-20',
        endOn: '2025-05-23',
        lessons: 2000,
        proof: '主讲证明',
      },
      trainees: inOrder(there, [...some(8), ...short.onlyLectures]).map((person, index) => ({
        ...proved(person, { hours: 2, credits: 4, certificateNumber: `QSZJ2025-${serial(index)}` }),
        remark: '主讲',
      })),
      enteredOn: '2025-06-10',
      registeredOn: '2025-06-10',
    },
    {
      slug: '2025-provincial-shadowing',
      fields: {
        ...outside('provincial', PROVINCE),
        name: '2025年海南省乡村学校对口跟岗研修',
        number: '琼师训〔2025〕30号',
        form: 'shadowing',
        sendingLevel: 'provincial',
        startOn: '2025-09-22',
        endOn: '2025-09-25',
        days: 4000,
        hours: 32_000,
        totalPeriods: 32,
        proof: '跟岗研修证书',
      },
      trainees: some(9, (person) => person.birthYear > 1976).map((person, index) =>
        proved(person, {
          hours: 32,
          credits: 6,
          attended: 32,
          certificateNumber: `HNGG2025-30-${serial(index)}`,
        }),
      ),
      enteredOn: '2025-10-15',
      registeredOn: '2025-10-15',
    },
    {
      slug: '2025-autumn-in-progress',
      fields: {
        ...OWN,
        name: '2025年秋季校本研修：大单元教学设计',
        number: 'BT2025-03',
        form: 'school-based',
        category: '课程与教学',
        startOn: '2025-09-10',
        endOn: '2025-12-19',
        hours: 24_000,
        dayHours: Array.from({ length: 8 }, () => 3000),
        totalPeriods: 24,
      },
      trainees: there.map((person) => ({ person, result: null })),
      enteredOn: '2025-09-09',
      withoutMaterials: ['approval-form', 'trainee-list', 'process', 'summary'],
    },
    {
      slug: '2025-homework-workshop',
      fields: {
        ...OWN,
        name: '2025年秋季校本工作坊：分层作业设计',
        number: 'BT2025-04',
        form: 'school-based',
        category: '课程与教学',
        startOn: '2025-09-29',
        endOn: '2025-10-10',
        dayHours: [3000, 3000, 3000, 3000],
        hours: 12_000,
        totalPeriods: 12,
      },
      trainees: some(42, (person) => person.stage === '小学').map((person) => attended(random, person, 12)),
      enteredOn: '2025-10-20',
      withoutMaterials: ['approval-form', 'summary'],
    },
    {
      slug: '2025-ai-workshop',
      fields: {
        ...OWN,
        name: '2025年秋季校本工作坊：人工智能辅助备课',
        number: 'BT2025-05',
        form: 'school-based',
        category: '信息技术',
        startOn: '2025-10-13',
        endOn: '2025-10-24',
        dayHours: [4000, 4000, 4000],
        hours: 12_000,
        totalPeriods: 12,
      },
      trainees: some(56, (person) => person.birthYear > 1974).map((person, index) => ({
        person,
        result: index < 31 ? '合格' : null,
        attended: 12 - random.whole(2),
      })),
      enteredOn: '2025-10-28',
      withoutMaterials: ['approval-form', 'process', 'summary'],
    },
    {
      slug: '2025-city-class-teachers',
      fields: {
        ...outside('city', CITY),
        name: '2025年海口市中小学班主任基本功培训',
        number: '海教训〔2025〕31号',
        form: 'centralized',
        startOn: '2025-10-16',
        endOn: '2025-10-18',
        days: 3000,
        hours: 24_000,
        totalPeriods: 24,
        proof: '结业证书（待发放）',
      },
      trainees: some(27).map((person) => ({ person, result: '合格', attended: 24 - random.whole(2) })),
      enteredOn: '2025-11-05',
    },
  ];
}

/** Thirteen who are short in 2025, each in a way of their own; the elder 王芳 is one of them, the other is not. */
function shortPeople(there: readonly SamplePerson[], usual: readonly SamplePerson[]) {
  const wang = there.filter((person) => person.name === '王芳' && person.subject === '语文');
  const chosen = [...wang, ...usual.slice(0, 12)];
  const at = (...indexes: readonly number[]) =>
    indexes.map((index) => assertPresent(chosen[index], 'somebody short'));
  return {
    everybody: new Set(chosen),
    /** Spring missing: 3.5 + 4. */
    withoutSpring: new Set(at(1, 6, 7, 2)),
    /** Summer missing: 3 + 4. */
    withoutSummer: new Set(at(0, 3, 6, 7, 8, 9, 10, 11, 12)),
    /** Remote missing: 6. */
    withoutRemote: new Set(at(4, 5, 7, 8, 9)),
    /** Credits enough, hours not: 24 + 40. */
    onlyNational: at(9),
    /** 3 + 4 + 1.8. */
    onlyMentalHealth: at(10, 11),
    /** 3 + 4 + 4 credits, but 66 hours. */
    onlyLectures: at(12),
  };
}

function isSpecial(person: SamplePerson): boolean {
  return SPECIAL_PEOPLE.some((special) => special.name === person.name) || person.post === '校长';
}

function inOrder(all: readonly SamplePerson[], chosen: readonly SamplePerson[]): readonly SamplePerson[] {
  const wanted = new Set(chosen);
  return all.filter((person) => wanted.has(person));
}

function attended(random: Random, person: SamplePerson, periods: number): ListedTrainee {
  return {
    person,
    result: random.chance(0.12) ? '优秀' : '合格',
    attended: periods - (random.chance(0.2) ? 1 + random.whole(2) : 0),
  };
}

/** Hours and credits as decimals here. */
function proved(
  person: SamplePerson,
  proof: {
    readonly hours: number;
    readonly credits: number;
    readonly attended?: number;
    readonly certificateNumber: string;
  },
): ListedTrainee {
  return {
    person,
    result: '合格',
    attended: proof.attended ?? null,
    hours: Math.round(proof.hours * 1000),
    credits: Math.round(proof.credits * 1000),
    certificateNumber: proof.certificateNumber,
  };
}

function serial(index: number): string {
  return String(index + 1).padStart(4, '0');
}
