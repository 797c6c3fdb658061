import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import {
  formatCertificateNumber,
  type Numbering,
} from '../../../src-shared/policy/duties/certificate-number.ts';
import { isError, type Problem } from '../../../src-shared/problems.ts';
import { standingEntriesOfProject } from '../../database/entries/entry-records.ts';
import {
  type ProjectRecord,
  type TraineeRecord,
  traineesOf,
} from '../../database/records/project-records.ts';
import type { CertificateEntry } from '../../documents/document-data.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { isNumberTaken, lastSerial } from './queries.ts';

/** The template the pages are set with; frozen with every certificate. */
export const TEMPLATE_VERSION = 'certificate.typ/1';

const schemeSchema = z.object({
  separator: z.string(),
  widths: z.object({
    project: z.int(),
    organiser: z.int(),
    year: z.int(),
    session: z.int(),
    trainee: z.int(),
  }),
  organiserNumber: z.int(),
});
/** How this ledger's numbers are composed, where the pack leaves that to the user. */
export type OwnScheme = z.infer<typeof schemeSchema>;

export function readScheme(database: Database): OwnScheme | null {
  const row = database
    .prepare<[], { certificate_scheme: string | null }>('SELECT certificate_scheme FROM ledger')
    .get();
  return row?.certificate_scheme === null || row === undefined
    ? null
    : schemeSchema.parse(JSON.parse(row.certificate_scheme));
}

/** What is proposed where the pack has no scheme: it is used only after the user has set it. */
const PROPOSED: OwnScheme = {
  separator: '',
  widths: { project: 4, organiser: 2, year: 4, session: 0, trainee: 4 },
  organiserNumber: 1,
};
const PARTS = ['year', 'organiser', 'project', 'session', 'trainee'] as const;

/** The scheme in force: order of parts from the pack where it has one, widths and organiser from the ledger's setting. */
export function schemeOf(ledger: OpenLedger, database: Database) {
  const own = readScheme(database);
  const { numbering } = ledger.pack;
  const { separator, widths, organiserNumber } = own ?? {
    ...PROPOSED,
    ...(numbering === undefined ? {} : { separator: numbering.separator, widths: numbering.widths }),
  };
  const order = numbering?.parts ?? PARTS;
  return {
    isSet: own !== null,
    isFromPolicy: numbering !== undefined,
    separator,
    widths,
    organiserNumber,
    parts: order.map((part) => ({ part, width: widths[part] })),
  };
}

export type CertificatePlan = {
  readonly scheme: ReturnType<typeof schemeOf>;
  readonly problems: readonly Problem[];
  readonly rows: readonly PlannedCertificate[];
};

export type PlannedCertificate = {
  readonly trainee: TraineeRecord;
  readonly state: 'ready' | 'issued' | 'blocked';
  readonly serial: number | null;
  readonly fields: CertificateEntry | null;
  readonly problems: readonly Problem[];
};

/** Who would get which certificate, and everything that stands in the way, before a number is given. */
export function planCertificates(
  ledger: OpenLedger,
  database: Database,
  project: ProjectRecord,
  issuedOn: string,
  wanted: ReadonlySet<string> | null,
): CertificatePlan {
  const scheme = schemeOf(ledger, database);
  const standing = standingEntriesOfProject(database, project.id);
  let serial = lastSerial(database, project.id);
  const rows = traineesOf(database, project.id).map((trainee): PlannedCertificate => {
    if (trainee.certificate_number !== null)
      return { trainee, state: 'issued', serial: null, fields: null, problems: [] };
    const blocking = traineeBlocks(trainee);
    if (blocking.length > 0 || (wanted !== null && !wanted.has(trainee.uid)))
      return { trainee, state: 'blocked', serial: null, fields: null, problems: blocking };
    const number = numberOf(ledger, scheme, project, issuedOn, serial + 1);
    const lines = standing.get(trainee.id) ?? [];
    const fields = certificateFields(ledger, project, trainee, issuedOn, number.number, lines);
    const problems = [
      ...number.problems,
      ...(number.number !== null && isNumberTaken(database, number.number)
        ? [problem('certificate.numberTaken', { number: number.number })]
        : []),
      ...ledger.missingGlyphs([
        { at: trainee.name, text: trainee.name },
        { at: trainee.name, text: `${project.name}${project.organiserName}${ledger.organisation.name}` },
      ]),
    ];
    if (problems.some(isError)) return { trainee, state: 'blocked', serial: null, fields: null, problems };
    serial++;
    return { trainee, state: 'ready', serial, fields, problems };
  });
  return { scheme, problems: planProblems(project, scheme.isSet, issuedOn, ledger), rows };
}

function planProblems(
  project: ProjectRecord,
  isSet: boolean,
  issuedOn: string,
  ledger: OpenLedger,
): readonly Problem[] {
  return [
    ...(project.kind === 'outside' ? [problem('certificate.outsideProject', {})] : []),
    ...(isSet ? [] : [problem('certificate.schemeNotSet', {})]),
    ...(issuedOn > ledger.today() ? [problem('certificate.inTheFuture', { date: issuedOn })] : []),
    ...(project.endOn !== null && issuedOn < project.endOn
      ? [problem('certificate.beforeEnd', { date: issuedOn, end: project.endOn })]
      : []),
  ];
}

function traineeBlocks(trainee: TraineeRecord): readonly Problem[] {
  const isPassed = trainee.result === 'passed' || trainee.result === 'excellent';
  if (!isPassed) return [problem('certificate.notPassed', { name: trainee.name })];
  return trainee.is_registered === 1 ? [] : [problem('certificate.notRegistered', { name: trainee.name })];
}

/** Parts of width 0 are left out; the others are padded to their width, never cut (Q21). */
function numberOf(
  ledger: OpenLedger,
  scheme: ReturnType<typeof schemeOf>,
  project: ProjectRecord,
  issuedOn: string,
  serial: number,
): { readonly number: string | null; readonly problems: readonly Problem[] } {
  const numbering: Numbering = {
    id: 'certificate-number',
    clause: ledger.packOn(project.endOn).numbering?.clause ?? 'L23',
    text: ledger.packOn(project.endOn).numbering?.text ?? '',
    notes: [],
    parts: scheme.parts.filter((part) => part.width > 0).map((part) => part.part),
    widths: scheme.widths,
    separator: scheme.separator,
  };
  const made = formatCertificateNumber(numbering, {
    project: project.id,
    organiser: scheme.organiserNumber,
    year: Number(issuedOn.slice(0, 4)) % 10 ** scheme.widths.year,
    session: 1,
    trainee: serial,
  });
  return {
    number: made.number,
    problems:
      made.number === null
        ? made.reasons.map((reason) => problem('certificate.partTooWide', { text: reason.text }))
        : [],
  };
}

function certificateFields(
  ledger: OpenLedger,
  project: ProjectRecord,
  trainee: TraineeRecord,
  issuedOn: string,
  number: string | null,
  lines: readonly { readonly hours: number; readonly credits: number | null }[],
): CertificateEntry {
  const credits = lines.every((line) => line.credits === null)
    ? null
    : lines.reduce((sum, line) => sum + (line.credits ?? 0), 0);
  return {
    number: number ?? '—',
    name: trainee.name,
    ...(trainee.id_type === 'id-card' ? {} : { identityLabel: '证件号' }),
    ...(trainee.id_number === null ? {} : { identityNumber: trainee.id_number }),
    ...(project.startOn === null ? {} : { startedOn: project.startOn }),
    ...(project.endOn === null ? {} : { endedOn: project.endOn }),
    organiser: project.organiserName,
    projectName: project.name,
    hours: lines.reduce((sum, line) => sum + line.hours, 0),
    ...(credits === null ? {} : { credits }),
    issuer: ledger.organisation.name,
    issuedOn,
  };
}

function problem(code: string, values: Problem['values']): Problem {
  return { code, severity: 'error', values };
}
