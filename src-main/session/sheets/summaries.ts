import { compileYearShares, type YearShare } from '../../../src-shared/policy/assess/year-shares.ts';
import { figureText } from '../../../src-shared/policy/pack/pack-words.ts';
import type { PolicyPack } from '../../../src-shared/policy/pack/policy-pack.ts';
import { summaryVerdictWords } from '../../../src-shared/policy/policy-words.ts';
import type { AssessmentMark } from '../../../src-shared/rpc/contract/assessments.ts';
import { type CycleSummaryRow, cycleSummary } from '../../../src-shared/sheet/layouts/cycle-summary.ts';
import { type YearSummaryRow, yearSummary } from '../../../src-shared/sheet/layouts/year-summary.ts';
import { credits, hours } from '../../../src-shared/training/thousandths.ts';
import type { RememberedTeacher } from '../ledger-snapshot.ts';
import { type Gathering, numberProblems, usualAsks, usualSignatures } from './gathering.ts';
import { type AnySheet, anySheet, type Surroundings } from './ledger-sheet.ts';

/** 年度学分汇总表: everybody in service, with the figures and the verdict that the assessment shows. */
export async function gatherYearSummary(gathering: Gathering): Promise<AnySheet> {
  const { ledger } = gathering;
  const year = gathering.year();
  const pack = ledger.packOfYear(year);
  const sharesOf = compileYearShares(pack);
  const people = inService(gathering);
  const rows: (readonly [string, YearSummaryRow])[] = [];
  for (const teacher of people) {
    const mark = ledger.snapshot.verdictOfYear(teacher, year);
    const shares = sharesOf(ledger.snapshot.totals(teacher.id), year);
    rows.push([teacher.organisation, yearRow(gathering, { teacher, mark, shares, year })]);
    await gathering.pause(rows.length, people.length);
  }
  return anySheet({
    ...aroundPeriod(gathering, `${year}年度`),
    layout: yearSummary,
    title: `${year}年度学分汇总表`,
    schools: gathering.bySchool(rows),
    problems: summaryProblems(
      people,
      rows.map(([, { verdict }]) => verdict),
    ),
  });
}

/**
 * 周期学分汇总表 of the cycle that holds the year: each year and the cycle as the assessment shows them (H9, H12). Nobody
 * has failed a cycle that has years to come.
 */
export async function gatherCycleSummary(gathering: Gathering): Promise<AnySheet> {
  const { ledger } = gathering;
  const cycle = ledger.cycleOf(gathering.year());
  const pack = ledger.packOfYear(cycle.to);
  const years: number[] = [];
  for (let year = cycle.from; year <= cycle.to; year++) years.push(year);
  const people = inService(gathering);
  const isRunning = cycle.to > ledger.registrationYear(ledger.today());
  const rows: (readonly [string, CycleSummaryRow])[] = [];
  for (const teacher of people) {
    const marked = years.map((year) => [year, ledger.snapshot.verdictOfYear(teacher, year)] as const);
    const whole = ledger.snapshot.verdictOfCycle(teacher, cycle.to);
    const row = cycleRow(teacher, marked, whole, pack);
    const isOpen = isRunning && whole.status === 'failed';
    rows.push([teacher.organisation, isOpen ? { ...row, verdict: CYCLE_RUNNING } : row]);
    await gathering.pause(rows.length, people.length);
  }
  return anySheet({
    ...aroundPeriod(gathering, `${cycle.from}—${cycle.to}周期`),
    layout: cycleSummary(cycle),
    title: `${cycle.from}—${cycle.to}周期学分汇总表`,
    schools: gathering.bySchool(rows),
    problems: summaryProblems(
      people,
      rows.map(([, { verdict }]) => verdict),
    ),
  });
}

function inService(gathering: Gathering): readonly RememberedTeacher[] {
  return gathering.peopleBySchool().filter((teacher) => teacher.status === 'active');
}

function aroundPeriod(gathering: Gathering, period: string): Surroundings {
  const { ledger, question } = gathering;
  const scope = question.organisationName ?? ledger.organisation.name;
  return {
    subject: `${scope}-${period}`,
    asks: usualAsks(gathering),
    around: (school, answers) => ({
      subtitles: [
        {
          left: `填报单位：${school ?? scope}`,
          right: `学分办法：${ledger.pack.shortTitle}　单位：学时、学分`,
        },
      ],
      signatures: usualSignatures(gathering, school, answers),
    }),
  };
}

function summaryProblems(people: readonly RememberedTeacher[], verdicts: readonly (string | null)[]) {
  const open = verdicts.filter((verdict) => verdict === summaryVerdictWords.undecided).length;
  return [
    ...numberProblems(people),
    ...(open === 0
      ? []
      : [{ code: 'sheet.verdictsOpen', severity: 'warning', values: { count: open } } as const]),
  ];
}

type YearFacts = {
  readonly teacher: RememberedTeacher;
  readonly mark: AssessmentMark;
  readonly shares: readonly YearShare[];
  readonly year: number;
};

function yearRow(gathering: Gathering, { teacher, mark, shares, year }: YearFacts): YearSummaryRow {
  const sums = new Map<string, { hours: number; earned: number; counted: number }>();
  for (const share of shares) {
    const key = columnOf(share);
    const sum = sums.get(key) ?? { hours: 0, earned: 0, counted: 0 };
    sum.hours += share.hours;
    sum.earned += share.earned;
    sum.counted += share.counted;
    sums.set(key, sum);
  }
  const knowsCredits = mark.credits !== null;
  const hoursOf = (key: SummaryColumn) => {
    const sum = sums.get(key);
    return sum === undefined ? null : hours(sum.hours);
  };
  const creditsOf = (key: SummaryColumn) => {
    const sum = sums.get(key);
    return sum === undefined || !knowsCredits ? null : credits(sum.counted);
  };
  const school = sums.get('school');
  const over = school === undefined ? 0 : school.earned - school.counted;
  return {
    name: teacher.name,
    idNumber: teacher.idNumber,
    subject: teacher.subject,
    nationalHours: hoursOf('national'),
    nationalCredits: creditsOf('national'),
    provincialHours: hoursOf('provincial'),
    provincialCredits: creditsOf('provincial'),
    localHours: hoursOf('local'),
    localCredits: creditsOf('local'),
    remoteHours: hoursOf('remote'),
    remoteCredits: creditsOf('remote'),
    schoolHours: hoursOf('school'),
    schoolCredits: creditsOf('school'),
    schoolCreditsOver: over > 0 && knowsCredits ? credits(over) : null,
    otherHours: hoursOf('other'),
    otherCredits: creditsOf('other'),
    totalHours: hours(mark.hours),
    totalCredits: mark.credits === null ? null : credits(mark.credits),
    verdict: yearVerdict(gathering, teacher, mark, year),
    makeUp: makeUpText(shares, mark),
  };
}

type SummaryColumn = 'national' | 'provincial' | 'local' | 'remote' | 'school' | 'other';

/** Under which head of the sheet a share stands. What a school runs is 校级, whatever its form (H14.4). */
function columnOf({ form, level }: YearShare): SummaryColumn {
  if (level === 'school' || form === 'school-based') return 'school';
  if (form === 'remote') return 'remote';
  if (form !== 'centralized' && form !== 'shadowing') return 'other';
  if (level === 'national' || level === 'provincial') return level;
  return level === null ? 'other' : 'local';
}

const CYCLE_RUNNING = '未结束';

function wordOf(mark: AssessmentMark): string | null {
  return mark.status === null ? null : summaryVerdictWords[mark.status];
}

/** 不考核 says why, as the assessment explains it. */
function yearVerdict(
  gathering: Gathering,
  teacher: RememberedTeacher,
  mark: AssessmentMark,
  year: number,
): string | null {
  if (mark.status !== 'exempt') return wordOf(mark);
  const { assessment } = gathering.ledger.snapshot.explain(teacher, year);
  const reason = assessment.reasons[0]?.text ?? '';
  const why = reason.includes('：') ? reason.slice(reason.indexOf('：') + 1) : reason;
  return why === '' ? summaryVerdictWords.exempt : `${summaryVerdictWords.exempt}（${why}）`;
}

/** 2026 年补修 16 学时、2 学分，已补足. */
function makeUpText(shares: readonly YearShare[], mark: AssessmentMark): string | null {
  const byYear = Map.groupBy(
    shares.filter(({ madeUpIn }) => madeUpIn !== null),
    ({ madeUpIn }) => madeUpIn,
  );
  if (byYear.size === 0) return null;
  const parts = Array.from(byYear, ([taken, some]) => {
    const sum = (of: (share: YearShare) => number) =>
      figureText(some.reduce((all, share) => all + of(share), 0));
    const earned = mark.credits === null ? '' : `、${sum((share) => share.earned)} 学分`;
    return `${taken} 年补修 ${sum((share) => share.hours)} 学时${earned}`;
  });
  return `${parts.join('；')}${mark.isMadeUp ? '，已补足' : ''}`;
}

function cycleRow(
  teacher: RememberedTeacher,
  years: readonly (readonly [year: number, mark: AssessmentMark])[],
  cycle: AssessmentMark,
  pack: PolicyPack,
): CycleSummaryRow {
  const ofYears: Record<
    `${number}.hours` | `${number}.credits` | `${number}.verdict`,
    number | string | null
  > = {};
  for (const [year, mark] of years) {
    const isAhead = mark.status === null && mark.hours === 0;
    ofYears[`${year}.hours`] = isAhead ? null : hours(mark.hours);
    ofYears[`${year}.credits`] = isAhead || mark.credits === null ? null : credits(mark.credits);
    ofYears[`${year}.verdict`] = wordOf(mark);
  }
  return {
    name: teacher.name,
    idNumber: teacher.idNumber,
    organisationName: teacher.organisation,
    totalHours: hours(cycle.hours),
    totalCredits: cycle.credits === null ? null : credits(cycle.credits),
    verdict: wordOf(cycle),
    shortfall: shortfallText(cycle, pack),
    ...(ofYears as Pick<CycleSummaryRow, `${number}.hours` | `${number}.credits` | `${number}.verdict`>),
  };
}

/** 差 1.6 学分、5 学时；集中培训 差 8 学时. */
function shortfallText(mark: AssessmentMark, pack: PolicyPack): string | null {
  const titles = new Map<string, string>(pack.groups.map(({ id, title }) => [id, title]));
  const groups = Object.entries(mark.groupsShort).map(
    ([id, short]) => `${titles.get(id) ?? id}${amountText(short.credits ?? 0, short.hours ?? 0)}`,
  );
  const parts = [amountText(mark.creditsShort, mark.hoursShort), ...groups].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join('；');
}

function amountText(creditsShort: number, hoursShort: number): string {
  const parts = [
    creditsShort > 0 ? `${figureText(creditsShort)} 学分` : '',
    hoursShort > 0 ? `${figureText(hoursShort)} 学时` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `差 ${parts.join('、')}`;
}
