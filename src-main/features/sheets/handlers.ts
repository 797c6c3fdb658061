import type { CalendarDate } from '../../../src-shared/domain/calendar-date.ts';
import { shortSeal } from '../../../src-shared/domain/seal.ts';
import { credits, hours } from '../../../src-shared/domain/thousandths.ts';
import {
  type RegistrationSheetRow,
  registrationSheet,
} from '../../../src-shared/sheet/registration-sheet.ts';
import { renderSheet } from '../../../src-shared/sheet/render-sheet.ts';
import { recordAudit } from '../../database/audit-log.ts';
import { headSeal } from '../../database/post-batch.ts';
import { findProject } from '../../database/project-records.ts';
import { found, Refused } from '../../host/outcome.ts';
import { os } from '../../host/procedure.ts';
import { writeSheets } from '../../workbooks/write-workbook.ts';
import { linesForSheet, type SheetLine } from './queries.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const registration = os.sheets.registrationSheet.handler(async ({ context, input, signal }) => {
  const ledger = context.desk.ledger;
  const signature = ledger.signature();
  const { reader } = ledger.database;
  const project =
    input.projectUid === null ? null : found(findProject(ledger.read, input.projectUid), 'project');
  const lines = linesForSheet(reader, {
    projectId: project?.id ?? null,
    year: input.year,
    organisationName: input.organisationName,
  });
  if (lines.length === 0)
    throw new Refused([{ code: 'sheet.nothingToWrite', severity: 'error', values: {} }]);
  const seal = headSeal(reader);
  const title = project === null ? `${input.year ?? ''}年度学分登记表` : '学分登记表';
  const rendered = renderSheet(registrationSheet, lines.map(toSheetRow), {
    title: project === null && input.year === null ? '学分登记表' : title,
    tab: '学分登记表',
    subtitles: [
      {
        left: `登记单位：${ledger.organisation.name}`,
        right:
          project === null
            ? (input.organisationName ?? '')
            : project.number === null
              ? ''
              : `项目编号：${project.number}`,
      },
    ],
    preparedBy: signature.actor,
    organisation: ledger.organisation.name,
    date: ledger.today(),
    headSeal: seal === null ? null : shortSeal(seal),
  });
  const bytes = await writeSheets([rendered], {
    createdAt: ledger.options.now(),
    creator: '学分台账',
    ...(signal === undefined ? {} : { signal }),
  });
  await ledger.database.write((writer) =>
    recordAudit(writer, signature, {
      action: 'sheet.export',
      subject: project?.name ?? title,
      after: { rows: lines.length, seal },
    }),
  );
  const name = `学分登记表-${project?.name ?? input.organisationName ?? ledger.organisation.name}${input.year === null ? '' : `-${input.year}`}.xlsx`;
  return {
    file: new File([new Uint8Array(bytes)], name.replaceAll(/[\\/:*?"<>|]/g, '_'), { type: XLSX }),
    rows: lines.length,
  };
});

function toSheetRow(line: SheetLine): RegistrationSheetRow {
  return {
    name: line.name,
    sex: line.sex,
    idNumber: line.id_number,
    organisationName: line.organisation,
    stage: line.stage,
    subject: line.subject,
    projectName: line.project_name ?? '',
    level: line.level,
    form: line.form,
    period: periodOf(line),
    hours: hours(line.hours),
    credits: line.credits === null ? null : credits(line.credits),
    year: line.year,
    remark: remarkOf(line),
  };
}

function periodOf(line: SheetLine): RegistrationSheetRow['period'] {
  if (line.start_on === null || line.end_on === null) return null;
  return { startOn: line.start_on as CalendarDate, endOn: line.end_on as CalendarDate };
}

function remarkOf(line: SheetLine): string | null {
  const parts = [
    line.origin === 'outside' ? '外单位' : null,
    line.make_up_for === null ? null : `补修 ${line.make_up_for} 年度`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('；');
}

export const sheetHandlers = { registrationSheet: registration };
