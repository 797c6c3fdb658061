import {
  formatCertificateNumber,
  type Numbering,
  type NumberValues,
} from '../policy/duties/certificate-number.ts';
import { isError, type Problem, type ProblemCode } from '../problems.ts';
import { type CertificateScheme, organiserNumberOf, projectDigits } from './scheme.ts';

/** What is printed on a certificate and frozen with it. What is left out stays a blank place on the paper. */
export type CertificateFields = {
  readonly number: string;
  readonly name: string;
  /** The word before the number of the paper, where it is no identity card. */
  readonly identityLabel?: string;
  readonly identityNumber?: string;
  readonly startedOn?: string;
  readonly endedOn?: string;
  readonly organiser: string;
  readonly projectName: string;
  /** Thousandths. */
  readonly hours: number;
  /** Thousandths; left out where none of the entries has any. */
  readonly credits?: number;
  readonly issuer: string;
  readonly issuedOn: string;
};

/** A trainee as far as a certificate is concerned. */
export type CertificateTrainee = {
  readonly uid: string;
  readonly name: string;
  readonly idType: string;
  readonly idNumber: string | null;
  readonly hasPassed: boolean;
  readonly isRegistered: boolean;
  /** Number of the certificate that stands; null where none was issued, or it was revoked. */
  readonly certificateNumber: string | null;
  /** The standing entries of the trainee in this project, in thousandths. */
  readonly lines: readonly { readonly hours: number; readonly credits: number | null }[];
  /** Texts of the certificate that no bundled font can print. */
  readonly unprintable: readonly Problem[];
};

/** What certificates of a project are planned from. */
export type CertificateFacts<Trainee extends CertificateTrainee = CertificateTrainee> = {
  readonly project: {
    readonly id: number;
    readonly kind: 'own' | 'outside';
    readonly name: string;
    /** 项目编号, as somebody typed it. */
    readonly number: string | null;
    /** 期次; null is the first. */
    readonly sessionNumber: number | null;
    readonly organiserName: string;
    readonly startOn: string | null;
    readonly endOn: string | null;
  };
  readonly issuer: string;
  readonly issuedOn: string;
  readonly today: string;
  readonly scheme: CertificateScheme;
  /** The paragraph on numbers of the regulation that governs the project; undefined where it has none. */
  readonly numbering: Pick<Numbering, 'clause' | 'text'> | undefined;
  /** The highest serial that was ever given in the project, revoked certificates included; 0 before the first. */
  readonly lastSerial: number;
  /** Of `proposedNumbers`, those that a certificate of this ledger has, revoked or not. */
  readonly takenNumbers: ReadonlySet<string>;
  readonly trainees: readonly Trainee[];
};

/** `ready` rows have their serial and fields; `issued` ones have a certificate that stands; `blocked` ones say why. */
export type PlannedCertificate<Trainee> = {
  readonly trainee: Trainee;
  readonly problems: readonly Problem[];
} & (
  | { readonly state: 'ready'; readonly serial: number; readonly fields: CertificateFields }
  | { readonly state: 'issued' | 'blocked' }
);

/** The numbers that a plan may give, so that the ledger can be asked which of them it has already. */
export function proposedNumbers(facts: Omit<CertificateFacts, 'takenNumbers'>): readonly string[] {
  return facts.trainees
    .filter((trainee) => trainee.certificateNumber === null)
    .flatMap((_, index) => numberOf(facts, facts.lastSerial + index + 1).number ?? []);
}

/**
 * Who would get which certificate, in the order of the trainees. Serials go on from the highest one ever given, and only a
 * row that is ready takes one: within a batch there is no gap, and the number of a revoked certificate is never given
 * again. With `wanted` (uids), everybody else is passed over.
 */
export function planCertificates<Trainee extends CertificateTrainee>(
  facts: CertificateFacts<Trainee>,
  wanted: ReadonlySet<string> | null,
): readonly PlannedCertificate<Trainee>[] {
  let serial = facts.lastSerial;
  return facts.trainees.map((trainee): PlannedCertificate<Trainee> => {
    if (trainee.certificateNumber !== null) return { trainee, state: 'issued', problems: [] };
    const blocking = traineeBlocks(trainee);
    if (blocking.length > 0 || (wanted !== null && !wanted.has(trainee.uid)))
      return { trainee, state: 'blocked', problems: blocking };
    const { number, problems: ofNumber } = numberOf(facts, serial + 1);
    const problems = [
      ...ofNumber,
      ...(number !== null && facts.takenNumbers.has(number)
        ? [problem('certificate.numberTaken', { number })]
        : []),
      ...trainee.unprintable,
    ];
    if (number === null || problems.some(isError)) return { trainee, state: 'blocked', problems };
    serial++;
    return { trainee, state: 'ready', serial, fields: fieldsOf(facts, trainee, number), problems };
  });
}

/** What refuses certificates of the project at all: its kind, a scheme that nobody set, a part without a number, the day. */
export function projectCertificateProblems(
  facts: Pick<CertificateFacts, 'project' | 'issuer' | 'scheme' | 'issuedOn' | 'today'>,
): readonly Problem[] {
  const { project, scheme, issuedOn, today } = facts;
  return [
    ...(project.kind === 'outside' ? [problem('certificate.outsideProject', {})] : []),
    ...(scheme.isSet ? numberPartsOf(facts).problems : [problem('certificate.schemeNotSet', {})]),
    ...(issuedOn > today ? [problem('certificate.inTheFuture', { date: issuedOn })] : []),
    ...(project.endOn !== null && issuedOn < project.endOn
      ? [problem('certificate.beforeEnd', { date: issuedOn, end: project.endOn })]
      : []),
  ];
}

/**
 * What refuses issuing a plan as a whole. Somebody who was asked for by name must be ready; where everybody is asked for,
 * who is not ready is passed over, so that one person's rare character keeps no certificate from the others. Where
 * nobody is ready, every reason but those of not passing is given.
 */
export function issueProblems<Trainee extends CertificateTrainee>(
  facts: CertificateFacts<Trainee>,
  plan: readonly PlannedCertificate<Trainee>[],
  wanted: ReadonlySet<string> | null,
): readonly Problem[] {
  const chosen = plan.filter(({ trainee }) => wanted === null || wanted.has(trainee.uid));
  const ofProject = projectCertificateProblems(facts);
  const ofPeople = chosen.flatMap((row) => row.problems);
  if (wanted !== null && [...ofProject, ...ofPeople].some(isError)) return [...ofProject, ...ofPeople];
  if (ofProject.some(isError) || chosen.some(({ state }) => state === 'ready')) return ofProject;
  const told = ofPeople.filter(({ code }) => !isNotYetEarned(code));
  return told.length > 0 ? told : [problem('certificate.nobodyReady', {})];
}

/** Who did not pass, or is not registered, gets no certificate anyhow: nothing keeps it from being issued. */
function isNotYetEarned(code: ProblemCode): boolean {
  return code === 'certificate.notPassed' || code === 'certificate.notRegistered';
}

/** Of a plan that is issued to everybody: who would get a certificate and is held up, and why (a character, a taken number). */
export function heldUpProblems<Trainee extends CertificateTrainee>(
  plan: readonly PlannedCertificate<Trainee>[],
  wanted: ReadonlySet<string> | null,
): readonly Problem[] {
  return plan
    .filter(({ trainee, state }) => state === 'blocked' && (wanted === null || wanted.has(trainee.uid)))
    .flatMap(({ problems }) => problems.filter(({ code }) => !isNotYetEarned(code)));
}

function traineeBlocks(trainee: CertificateTrainee): readonly Problem[] {
  if (!trainee.hasPassed) return [problem('certificate.notPassed', { name: trainee.name })];
  return trainee.isRegistered ? [] : [problem('certificate.notRegistered', { name: trainee.name })];
}

type ProjectParts = Pick<NumberValues, 'project' | 'organiser' | 'session'>;

/**
 * The parts of a number that are the project's own: its number, the number of its organiser and its session (L23); null,
 * with every reason, where one that the scheme uses is not known.
 */
function numberPartsOf({
  project,
  issuer,
  scheme,
}: Pick<CertificateFacts, 'project' | 'issuer' | 'scheme'>): {
  readonly parts: ProjectParts | null;
  readonly problems: readonly Problem[];
} {
  const digits = projectDigits(project.number);
  const organiser = organiserNumberOf(scheme, { organiser: project.organiserName, own: issuer });
  const isUsed = (part: keyof ProjectParts) => scheme.parts.some((one) => one.part === part && one.width > 0);
  const problems = [
    ...(digits === null && isUsed('project')
      ? [problem('certificate.projectNumberMissing', { project: project.name })]
      : []),
    ...(organiser === null && isUsed('organiser')
      ? [problem('certificate.organiserNumberMissing', { organiser: project.organiserName })]
      : []),
  ];
  if (problems.length > 0) return { parts: null, problems };
  return {
    parts: {
      project: digits ?? 0,
      organiser: organiser ?? 0,
      session: project.sessionNumber ?? 1,
    },
    problems,
  };
}

/**
 * The number of one serial; null where a part does not fit (Q21), and where the project lacks one: that is said once for all.
 * Parts of width 0 are left out; the others are padded to their width, never cut.
 */
function numberOf(
  facts: Omit<CertificateFacts, 'takenNumbers' | 'trainees'>,
  serial: number,
): { readonly number: string | null; readonly problems: readonly Problem[] } {
  const { scheme, numbering, issuedOn } = facts;
  const { parts } = numberPartsOf(facts);
  if (parts === null) return { number: null, problems: [] };
  const made = formatCertificateNumber(
    {
      id: 'certificate-number',
      clause: numbering?.clause ?? 'L23',
      text: numbering?.text ?? '',
      notes: [],
      parts: scheme.parts.filter((part) => part.width > 0).map((part) => part.part),
      widths: scheme.widths,
      separator: scheme.separator,
    },
    { ...parts, year: Number(issuedOn.slice(0, 4)) % 10 ** scheme.widths.year, trainee: serial },
  );
  if (made.number !== null) return { number: made.number, problems: [] };
  return {
    number: null,
    problems: made.reasons.map(({ about, text }) =>
      problem('certificate.partTooWide', { part: about ?? null, text }),
    ),
  };
}

function fieldsOf(
  { project, issuer, issuedOn }: Pick<CertificateFacts, 'project' | 'issuer' | 'issuedOn'>,
  { name, idType, idNumber, lines }: CertificateTrainee,
  number: string,
): CertificateFields {
  const hasCredits = lines.some((line) => line.credits !== null);
  return {
    number,
    name,
    ...(idType === 'id-card' ? {} : { identityLabel: '证件号' }),
    ...(idNumber === null ? {} : { identityNumber: idNumber }),
    ...(project.startOn === null ? {} : { startedOn: project.startOn }),
    ...(project.endOn === null ? {} : { endedOn: project.endOn }),
    organiser: project.organiserName,
    projectName: project.name,
    hours: lines.reduce((sum, line) => sum + line.hours, 0),
    ...(hasCredits ? { credits: lines.reduce((sum, line) => sum + (line.credits ?? 0), 0) } : {}),
    issuer,
    issuedOn,
  };
}

function problem(code: ProblemCode, values: Problem['values']): Problem {
  return { code, severity: 'error', values };
}
