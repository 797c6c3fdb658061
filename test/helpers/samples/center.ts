import type { SamplePlan, SampleProject } from '../../../src-main/demo/sample-plan.ts';
import { assert } from '../../../src-shared/lib/assert.ts';
import {
  day,
  educationOf,
  nameGiver,
  numberGiver,
  phoneOf,
  type Random,
  type SamplePerson,
  seededRandom,
  titleOf,
} from './people.ts';
import { type ListedTrainee, renderList, renderRoster, writeFile, writeSample } from './write.ts';

const CENTER = '海口市琼山区教师发展中心';
const REGION = '海口市琼山区';
const IMPORTED_ON = '2025-02-24';
const MATERIALS = ['approval-form', 'notice', 'plan', 'timetable', 'trainee-list', 'process', 'summary'];
const HEAD = '符永强';

const SCHOOLS = [
  { name: '海口市琼山区金椰小学', stage: '小学', count: 26 },
  { name: '海口市琼山区博雅小学', stage: '小学', count: 22 },
  { name: '海口市琼山区新坡湖小学', stage: '小学', count: 18 },
  { name: '海口市琼山区椰林中学', stage: '初中', count: 26 },
  { name: '海口市琼山区南渡江学校', stage: '初中', count: 18 },
  { name: '海口市琼山区春晖幼儿园', stage: '学前', count: 10 },
] as const;

const RARE = [
  { name: '吴㛃', sex: 'female' },
  { name: '邢䶮', sex: 'male' },
  { name: '符𬱖', sex: 'female' },
  { name: '黎𠅤', sex: 'male' },
  { name: '阿依古丽·买买提', sex: 'female' },
] as const;

const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  小学: ['语文', '语文', '语文', '数学', '数学', '英语', '科学', '体育与健康', '音乐', '美术', '道德与法治'],
  初中: ['语文', '数学', '英语', '英语', '物理', '化学', '历史', '地理', '生物', '体育与健康'],
  学前: ['幼儿园全科'],
};

export function makeCenterPeople(): readonly SamplePerson[] {
  const random = seededRandom(460_107);
  const number = numberGiver(random);
  const name = nameGiver(random, new Set(RARE.map((rare) => rare.name)));
  const people = SCHOOLS.flatMap((school, schoolIndex) =>
    Array.from({ length: school.count }, (_, index): SamplePerson => {
      const rare = index === 3 ? RARE[schoolIndex] : undefined;
      const sex = rare?.sex ?? (random.chance(0.72) ? 'female' : 'male');
      const oldest = sex === 'female' ? 1971 : 1966;
      const birthYear = oldest + random.whole(1999 - oldest);
      return {
        name: rare?.name ?? name(sex, birthYear),
        sex,
        idNumber: number(sex, birthYear, rare?.name.includes('·') === true ? '653101' : undefined),
        birthYear,
        organisationName: school.name,
        stage: school.stage,
        subject: random.pick(SUBJECTS[school.stage] ?? ['其他']),
        title: titleOf(random, birthYear),
        post: index === 0 ? (school.stage === '学前' ? '园长' : '校长') : index === 5 ? '教研组长' : null,
        education: educationOf(random, birthYear),
        hiredOn: day(`${birthYear + 22}-09-01`),
        broughtInOn: null,
        previousOrganisation: null,
        phone: '',
        status: 'active',
        remark: null,
      };
    }),
  );
  return people.map((person, index) => ({ ...person, phone: phoneOf(1000 + index) }));
}

type Draft = {
  readonly slug: string;
  readonly fields: SampleProject['fields'];
  readonly trainees: readonly ListedTrainee[] | null;
  readonly enteredOn: string;
  readonly approvedOn?: string;
  readonly registeredOn?: string;
  readonly recordedOn?: string;
  readonly withoutMaterials?: readonly string[];
  readonly certificatesOn?: string;
};

export async function makeCenterSample(): Promise<void> {
  const people = makeCenterPeople();
  assert(people.length === 120, 'the center keeps 120 teachers');
  await writeSample('center-roster.xlsx', renderRoster(people, CENTER, IMPORTED_ON));
  const drafts = [...everyYear(people), ...ownProjects(people)];
  for (const { slug, fields, trainees } of drafts) {
    if (trainees === null) continue;
    const head = {
      projectName: fields.name,
      organiser: fields.organiserName,
      date: fields.endOn ?? '',
      region: REGION,
      periodsHeld: fields.totalPeriods ?? null,
    };
    await writeSample(`center-lists/${slug}.xlsx`, renderList(head, trainees));
  }
  const plan: SamplePlan = {
    organisation: { name: CENTER, level: 'county', regionCode: '460107', schoolCode: null },
    policyId: 'hainan-2017',
    cycleFrom: 2021,
    actor: '王老师',
    roster: { file: 'center-roster.xlsx', importedOn: IMPORTED_ON },
    proofOfPriorTraining: [],
    decisions: [],
    certificateScheme: {
      separator: '',
      widths: { project: 4, organiser: 2, year: 4, session: 0, trainee: 4 },
      organiserNumber: 7,
      organisers: [{ name: '海口市琼山区教育局', number: 1 }],
    },
    projects: drafts.map(toProject),
    reversals: [],
  };
  writeFile('center-projects.json', `${JSON.stringify(plan, null, 2)}\n`);
}

function toProject(draft: Draft): SampleProject {
  const isOwn = draft.fields.kind === 'own';
  return {
    fields: draft.fields,
    list: draft.trainees === null ? null : `center-lists/${draft.slug}.xlsx`,
    paper: null,
    enteredOn: draft.enteredOn,
    approval:
      draft.approvedOn === undefined
        ? null
        : {
            person: HEAD,
            decidedOn: draft.approvedOn,
            scanFileName: `学分登记审批表-${draft.approvedOn}.pdf`,
          },
    registration:
      draft.registeredOn === undefined
        ? null
        : { registeredOn: draft.registeredOn, recordedOn: draft.recordedOn ?? draft.registeredOn },
    materials: isOwn ? MATERIALS.filter((kind) => !(draft.withoutMaterials ?? []).includes(kind)) : [],
    certificatesOn: draft.certificatesOn ?? null,
  };
}

/** Every year's remote study, and what the schools registered of their own study and sent to the center. */
function everyYear(people: readonly SamplePerson[]): readonly Draft[] {
  const random = seededRandom(107);
  return [2021, 2022, 2023, 2024, 2025].flatMap((year, index): readonly Draft[] => {
    const there = people.filter((person) => person.hiredOn < `${year}-03-01`);
    const missing = new Set(random.shuffle(there).slice(0, year === 2025 ? 6 : 3));
    const isPresent = year === 2025;
    const hours = year === 2024 ? 60 : 40;
    const enteredOn = `2025-02-${25 + Math.min(index, 3)}`;
    return [
      {
        slug: `${year}-remote`,
        fields: {
          kind: 'outside',
          name: `${year}年海南省中小学教师全员远程研修`,
          number: `琼远研〔${year}〕3号`,
          level: 'provincial',
          form: 'remote',
          organiserName: '海南省教师远程研修中心',
          organiserKind: 'training-institution',
          organiserLevel: 'provincial',
          registrar: '海南省教师远程研修中心',
          startOn: `${year}-04-01`,
          endOn: `${year}-09-30`,
          hours: hours * 1000,
          proof: `${year}年远程研修合格名单`,
        },
        trainees: there.map((person, at) =>
          missing.has(person)
            ? { person, result: '不合格' }
            : {
                person,
                result: '合格',
                hours: hours * 1000,
                credits: hours * 100,
                certificateNumber: `HNYC${year}${String(5000 + at)}`,
              },
        ),
        enteredOn: isPresent ? '2025-10-20' : enteredOn,
        registeredOn: isPresent ? '2025-10-20' : `${year}-12-05`,
        ...(isPresent ? {} : { recordedOn: enteredOn }),
      },
      {
        slug: `${year}-schools`,
        fields: {
          kind: 'outside',
          name: `${year}年${isPresent ? '上半年及暑期' : ''}校本研修（各校登记）`,
          level: 'school',
          form: 'school-based',
          organiserName: '琼山区各中小学、幼儿园',
          organiserKind: 'school',
          organiserLevel: 'school',
          registrar: '各校学分管理员',
          startOn: `${year}-03-01`,
          endOn: isPresent ? '2025-08-29' : `${year}-12-20`,
          days: 6000,
          hours: 48_000,
          totalPeriods: 48,
          proof: '各校学分登记表（盖章）',
        },
        trainees: there.map((person) => ({
          person,
          result: '合格',
          attended: 48 - (random.chance(0.2) ? 1 + random.whole(3) : 0),
          hours: 48_000,
          credits: 6000,
        })),
        enteredOn: isPresent ? '2025-09-16' : enteredOn,
        registeredOn: isPresent ? '2025-09-16' : `${year}-12-25`,
        ...(isPresent ? {} : { recordedOn: enteredOn }),
      },
    ];
  });
}

const OWN = {
  kind: 'own',
  level: 'county',
  form: 'centralized',
  organiserName: CENTER,
  organiserKind: 'training-institution',
  organiserLevel: 'county',
  place: '区教师发展中心报告厅',
} as const;

function ownProjects(people: readonly SamplePerson[]): readonly Draft[] {
  const random = seededRandom(2025);
  const some = (count: number, fits: (person: SamplePerson) => boolean) => {
    const rare = people.filter((person) => RARE.some((each) => each.name === person.name) && fits(person));
    const wanted = new Set([...rare, ...random.shuffle(people.filter(fits))].slice(0, count + rare.length));
    return people.filter((person) => wanted.has(person));
  };
  return [
    {
      slug: '2025-chinese',
      fields: {
        ...OWN,
        name: '2025年琼山区小学语文新课标教学培训',
        number: 'QS2025-01',
        category: '课程与教学',
        documentNumber: '琼山教〔2025〕15号',
        startOn: '2025-04-09',
        endOn: '2025-04-11',
        days: 3000,
        hours: 24_000,
        totalPeriods: 24,
      },
      trainees: some(30, (person) => person.stage === '小学').map((person, index) =>
        result(random, person, index, 24, 9),
      ),
      enteredOn: '2025-04-15',
      approvedOn: '2025-04-18',
      registeredOn: '2025-04-21',
      certificatesOn: '2025-04-23',
    },
    {
      slug: '2025-young-teachers',
      fields: {
        ...OWN,
        name: '2025年琼山区青年教师教学能力提升研修班（第一期）',
        number: 'QS2025-02',
        category: '青年教师培养',
        documentNumber: '琼山教〔2025〕27号',
        startOn: '2025-07-14',
        endOn: '2025-07-18',
        dayHours: [8000, 8000, 8000, 8000, 4000],
        hours: 36_000,
        totalPeriods: 36,
      },
      trainees: some(40, (person) => person.stage !== '学前').map((person, index) =>
        result(random, person, index, 36, 14),
      ),
      enteredOn: '2025-07-22',
      approvedOn: '2025-07-25',
      registeredOn: '2025-07-28',
      certificatesOn: '2025-07-30',
      withoutMaterials: ['summary'],
    },
    {
      slug: '2025-delegated',
      fields: {
        ...OWN,
        name: '2025年琼山区校园安全与法治教育培训（区教育局委托登记）',
        number: 'QS2025-03',
        category: '师德与法治',
        documentNumber: '琼山教〔2025〕33号',
        organiserName: '海口市琼山区教育局',
        organiserKind: 'administration',
        isDelegated: true,
        startOn: '2025-09-19',
        endOn: '2025-09-19',
        days: 1000,
        hours: 8000,
        totalPeriods: 8,
      },
      trainees: some(24, (person) => person.post !== null || person.birthYear < 1985).map((person) => ({
        person,
        result: '合格',
        attended: 8,
      })),
      enteredOn: '2025-09-24',
      approvedOn: '2025-09-26',
      registeredOn: '2025-09-28',
    },
    {
      slug: '2025-english',
      fields: {
        ...OWN,
        name: '2025年琼山区初中英语读写教学培训',
        number: 'QS2025-04',
        category: '课程与教学',
        documentNumber: '琼山教〔2025〕39号',
        startOn: '2025-10-20',
        endOn: '2025-10-21',
        days: 2000,
        hours: 16_000,
        totalPeriods: 16,
      },
      trainees: some(14, (person) => person.stage === '初中').map((person, index) =>
        result(random, person, index, 16, 6),
      ),
      enteredOn: '2025-10-27',
      withoutMaterials: ['approval-form', 'summary'],
    },
    {
      slug: '2025-kindergarten',
      fields: {
        ...OWN,
        name: '2025年琼山区幼儿园游戏活动指导培训',
        number: 'QS2025-05',
        category: '课程与教学',
        startOn: '2025-12-08',
        endOn: '2025-12-10',
        days: 3000,
        hours: 24_000,
        totalPeriods: 24,
      },
      trainees: null,
      enteredOn: '2025-11-06',
      withoutMaterials: ['approval-form', 'timetable', 'trainee-list', 'process', 'summary'],
    },
  ];
}

/** Everybody passes but the one at `failing`; one in eight is excellent. */
function result(
  random: Random,
  person: SamplePerson,
  index: number,
  periods: number,
  failing: number,
): ListedTrainee {
  if (index === failing) return { person, result: '不合格', attended: Math.floor(periods / 2) };
  return {
    person,
    result: random.chance(0.12) ? '优秀' : '合格',
    attended: periods - (random.chance(0.25) ? 1 : 0),
  };
}
