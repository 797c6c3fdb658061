import { listTotals } from '../../../src-shared/ledger/totals.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { ownRemark } from '../../../src-shared/review/review-words.ts';
import {
  type RegistrationSheetRow,
  registrationSheet,
} from '../../../src-shared/sheet/layouts/registration-sheet.ts';
import { credits, hours } from '../../../src-shared/training/thousandths.ts';
import { levelWords } from '../../../src-shared/words.ts';
import {
  type EntryLine,
  lineIdsOfProject,
  linesOfIds,
  linesOfTeachers,
} from '../../database/records/sheet-records.ts';
import type { RememberedTeacher } from '../ledger-snapshot.ts';
import { type Gathering, numberProblems, usualAsks, usualSignatures } from './gathering.ts';
import { type AnySheet, anySheet } from './ledger-sheet.ts';

const PEOPLE_AT_ONCE = 50;
const LINES_AT_ONCE = 500;

type Line = { readonly entry: EntryLine; readonly teacher: RememberedTeacher };

/** 学分登记表: the standing entries of a project or of a registration year, school by school. */
export async function gatherRegistrationSheet(gathering: Gathering): Promise<AnySheet> {
  const { ledger, question } = gathering;
  const project = question.projectUid === null ? null : gathering.project();
  const lines = project === null ? await ofYear(gathering) : await ofProject(gathering, project.id);
  const { level } = question;
  const scope = project === null ? (question.organisationName ?? ledger.organisation.name) : project.name;
  const year = question.year === null ? '' : `${question.year} 年度`;
  return anySheet({
    layout: registrationSheet,
    title: `${question.year === null ? '' : `${question.year}年度`}学分登记表`,
    subject: question.year === null ? scope : `${scope}-${question.year}`,
    schools: gathering.bySchool(
      lines.map(({ entry, teacher }) => [teacher.organisation, toRow(entry, teacher)] as const),
    ),
    asks: usualAsks(gathering),
    around: (school, answers) => ({
      subtitles: [
        {
          left: `登记单位：${ledger.organisation.name}`,
          right: [
            project?.number == null
              ? (school ?? question.organisationName ?? '')
              : `项目编号：${project.number}`,
            level === null ? '' : levelWords[level],
            project === null ? '' : year,
          ]
            .filter((part) => part !== '')
            .join('　'),
        },
      ],
      signatures: usualSignatures(gathering, school, answers),
    }),
    problems: numberProblems(lines.map(({ teacher }) => teacher)),
  });
}

/** Only people whose totals say that they have entries in the year are asked for them. */
async function ofYear(gathering: Gathering): Promise<readonly Line[]> {
  const { ledger, question } = gathering;
  const year = gathering.year();
  const people = gathering
    .peopleBySchool()
    .filter((teacher) =>
      listTotals(ledger.snapshot.totals(teacher.id)).some(
        (row) => row.year === year && (question.level === null || row.level === question.level),
      ),
    );
  const lines: Line[] = [];
  for (let start = 0; start < people.length; start += PEOPLE_AT_ONCE) {
    const some = people.slice(start, start + PEOPLE_AT_ONCE);
    const teachers = some.map(({ id }) => id);
    for (const entry of linesOfTeachers(ledger.database.reader, { teachers, year, last: gathering.last }))
      if (question.level === null || entry.level === question.level)
        lines.push({ entry, teacher: personOf(gathering, entry) });
    await gathering.pause(start, people.length);
  }
  return lines;
}

async function ofProject(gathering: Gathering, project: number): Promise<readonly Line[]> {
  const { ledger, question } = gathering;
  const { reader } = ledger.database;
  const ids = lineIdsOfProject(reader, { project, last: gathering.last });
  const lines: Line[] = [];
  for (let start = 0; start < ids.length; start += LINES_AT_ONCE) {
    for (const entry of linesOfIds(reader, ids.slice(start, start + LINES_AT_ONCE))) {
      const teacher = personOf(gathering, entry);
      const isAsked =
        gathering.isAsked(teacher) &&
        (question.year === null || entry.year === question.year) &&
        (question.level === null || entry.level === question.level);
      if (isAsked) lines.push({ entry, teacher });
    }
    await gathering.pause(start, ids.length);
  }
  return gathering.inSchoolOrder(lines, ({ teacher }) => teacher);
}

function personOf(gathering: Gathering, entry: EntryLine): RememberedTeacher {
  return assertPresent(gathering.people().get(entry.teacherId), 'an entry has its teacher');
}

function toRow(entry: EntryLine, teacher: RememberedTeacher): RegistrationSheetRow {
  return {
    name: teacher.name,
    sex: teacher.sex,
    idNumber: teacher.idNumber,
    organisationName: teacher.organisation,
    stage: teacher.stage,
    subject: teacher.subject,
    projectName: entry.projectName ?? '',
    level: entry.level,
    form: entry.form,
    period:
      entry.startOn === null || entry.endOn === null ? null : { startOn: entry.startOn, endOn: entry.endOn },
    hours: hours(entry.hours),
    credits: entry.credits === null ? null : credits(entry.credits),
    year: entry.year,
    remark: ownRemark({ origin: entry.origin, makeUpFor: entry.makeUpFor }),
  };
}
