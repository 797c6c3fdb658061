import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { writeSheets } from '../../../src-main/workbooks/write/write-workbook.ts';
import { type QualifiedListRow, qualifiedList } from '../../../src-shared/sheet/layouts/qualified-list.ts';
import { type TeacherRosterRow, teacherRoster } from '../../../src-shared/sheet/layouts/teacher-roster.ts';
import { type RenderedSheet, renderSheet } from '../../../src-shared/sheet/render/render-sheet.ts';
import { credits, hours } from '../../../src-shared/training/thousandths.ts';
import type { SamplePerson } from './people.ts';

export const samplesDirectory = resolve(import.meta.dirname, '../../../resources/samples');

/** What a list says of one trainee. Figures in thousandths; result null leaves the cell empty. */
export type ListedTrainee = {
  readonly person: SamplePerson;
  readonly result: '合格' | '优秀' | '不合格' | '缺席' | null;
  readonly attended?: number | null;
  readonly hours?: number | null;
  readonly credits?: number | null;
  readonly certificateNumber?: string | null;
  readonly remark?: string | null;
  /** The number as this list writes it, where that is another way. */
  readonly writtenIdNumber?: string;
};

export type ListHead = {
  readonly projectName: string;
  readonly organiser: string;
  readonly date: string;
  readonly region: string;
  readonly periodsHeld: number | null;
};

export function renderRoster(
  people: readonly SamplePerson[],
  organisation: string,
  date: string,
): RenderedSheet {
  return renderSheet(teacherRoster, people.map(toRosterRow), {
    title: `${organisation}教师花名册`,
    tab: '教师花名册',
    subtitles: [{ left: `填报单位：${organisation}`, right: `填报日期：${date}` }],
    preparedBy: '王老师',
    organisation,
    date,
  });
}

function toRosterRow(person: SamplePerson): TeacherRosterRow {
  const { birthYear: _birthYear, ...fields } = person;
  return { ...fields, idType: 'id-card', ethnicity: null, email: null, isFullTime: null };
}

export function renderList(head: ListHead, trainees: readonly ListedTrainee[]): RenderedSheet {
  return renderSheet(
    qualifiedList,
    trainees.map((trainee) => toListRow(head, trainee)),
    {
      subtitles: [{ left: `项目名称：${head.projectName}`, right: `主办单位：${head.organiser}` }],
      organisation: head.organiser,
      date: head.date,
    },
  );
}

const resultOf = { 合格: 'passed', 优秀: 'excellent', 不合格: 'failed', 缺席: 'absent' } as const;

function toListRow(head: ListHead, trainee: ListedTrainee): QualifiedListRow {
  const { person } = trainee;
  const figure = <Figure>(value: number | null | undefined, brand: (thousandths: number) => Figure) =>
    value === null || value === undefined ? null : brand(value);
  return {
    name: person.name,
    sex: person.sex,
    idNumber: trainee.writtenIdNumber ?? person.idNumber,
    region: head.region,
    organisationName: person.organisationName,
    stage: person.stage,
    subject: person.subject,
    title: person.title,
    role: null,
    attendance: null,
    periodsHeld: head.periodsHeld,
    periodsAttended: trainee.attended ?? null,
    result: trainee.result === null ? null : resultOf[trainee.result],
    hours: figure(trainee.hours, hours),
    credits: figure(trainee.credits, credits),
    certificateNumber: trainee.certificateNumber ?? null,
    remark: trainee.remark ?? null,
  };
}

/** The text cells of one column replaced in some rows, as people's own files have them. */
export function withUntidyCells(
  sheet: RenderedSheet,
  untidy: readonly { readonly index: number; readonly column: number; readonly text: string }[],
): RenderedSheet {
  const body = Array.from(sheet.body, (cells) => [...cells]);
  for (const { index, column, text } of untidy) {
    const cells = body[index];
    if (cells !== undefined) cells[column] = { kind: 'text', text };
  }
  return { ...sheet, body };
}

/** Writes a workbook with fixed times, so that the same people give the same bytes. */
export async function writeSample(path: string, sheet: RenderedSheet): Promise<void> {
  const bytes = await writeSheets([sheet], {
    createdAt: new Date('2025-11-10T02:00:00Z'),
    creator: '学分台账',
  });
  writeFile(path, bytes);
}

export function writeFile(path: string, content: Uint8Array | string): void {
  const target = join(samplesDirectory, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
}
