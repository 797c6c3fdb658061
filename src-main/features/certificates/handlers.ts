import type { Database } from 'better-sqlite3';
import {
  heldUpProblems,
  issueProblems,
  planCertificates,
  projectCertificateProblems,
} from '../../../src-shared/certificates/plan.ts';
import {
  type CertificateScheme,
  certificateScheme,
  schemeProblems,
} from '../../../src-shared/certificates/scheme.ts';
import { safeName } from '../../../src-shared/lib/file-name.ts';
import type { Problem } from '../../../src-shared/problems.ts';
import { os } from '../../app/procedure.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { findProject, type ProjectRecord } from '../../database/records/project-records.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { refuseErrors, requireFound } from '../../session/refusals.ts';
import { insertPrints, insertRevocation, saveScheme } from './commands.ts';
import { gatherCertificates } from './gather.ts';
import { issueCertificates } from './issue.ts';
import { printPages } from './print.ts';
import {
  certificatesWhere,
  type FrozenCertificate,
  findFrozen,
  organisersOf,
  readScheme,
  standingOfProject,
} from './queries.ts';

/** What certificates of a project are planned from, as `database` sees it. */
function factsOf(ledger: OpenLedger, database: Database, project: ProjectRecord, issuedOn: string) {
  return gatherCertificates(database, project, {
    issuer: ledger.organisation.name,
    issuedOn,
    today: ledger.today(),
    scheme: schemeOf(ledger, database),
    numbering: ledger.packOn(project.endOn).numbering,
    findUnprintable: (texts) => ledger.missingGlyphs(texts),
  });
}

function schemeOf(ledger: OpenLedger, database: Database): CertificateScheme {
  return certificateScheme(readScheme(database), ledger.pack.numbering);
}

const preview = os.certificates.preview.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const { reader } = ledger.database;
  const project = requireFound(findProject(ledger.database.reader, input.projectUid), 'project');
  const facts = factsOf(ledger, reader, project, input.issuedOn ?? ledger.today());
  const plan = planCertificates(facts, null);
  const standing = standingOfProject(reader, project.id);
  const first = plan.find((row) => row.state === 'ready');
  const page =
    first === undefined
      ? null
      : await ledger.documents.svgPage('certificate', { certificates: [first.fields] }, 1);
  return {
    scheme: toScheme(facts.scheme, organisersOf(reader, facts.issuer)),
    problems: [...projectCertificateProblems(facts)],
    rows: plan.map((row) => ({
      traineeUid: row.trainee.uid,
      name: ledger.snapshot.toldName({
        uid: row.trainee.record.teacherUid,
        name: row.trainee.record.name,
      }),
      number: row.state === 'ready' ? row.fields.number : row.trainee.certificateNumber,
      state: row.state,
      certificateUid: standing.get(row.trainee.record.id) ?? null,
      problems: [...row.problems],
    })),
    svg: page?.svg ?? null,
  };
});

/** The scheme with everybody whose number it needs: organisers of own projects, and those that have one already. */
function toScheme(scheme: CertificateScheme, organisers: readonly string[]) {
  const { separator, parts, organiserNumber, isFromPolicy, isSet } = scheme;
  const numbers = new Map(scheme.organisers.map(({ name, number }) => [name, number]));
  return {
    separator,
    parts: parts.map((part) => ({ ...part })),
    organiserNumber,
    organisers: [...new Set([...organisers, ...numbers.keys()])].map((name) => ({
      name,
      number: numbers.get(name) ?? null,
    })),
    isFromPolicy,
    isSet,
  };
}

const setScheme = os.certificates.setScheme.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  refuseErrors(schemeProblems(input));
  await ledger.database.write((writer) => {
    const before = readScheme(writer);
    saveScheme(writer, input);
    recordAudit(writer, signature, {
      action: 'certificate.scheme',
      subject: ledger.organisation.name,
      before,
      after: input,
    });
  });
  const { reader } = ledger.database;
  return toScheme(schemeOf(ledger, reader), organisersOf(reader, ledger.organisation.name));
});

const issue = os.certificates.issue.handler(({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const { documents } = ledger;
  const { newUid } = ledger.options;
  return context.session.jobs.run(
    (report, cancelled) =>
      ledger.database.write(async (writer) => {
        const project = requireFound(findProject(writer, input.projectUid), 'project');
        const wanted = input.traineeUids === null ? null : new Set(input.traineeUids);
        const facts = factsOf(ledger, writer, project, input.issuedOn);
        const plan = planCertificates(facts, wanted);
        refuseErrors(issueProblems(facts, plan, wanted));
        const work = { writer, signature, documents, newUid, report, cancelled };
        const issued = await issueCertificates(work, facts, plan);
        const numbers = issued.map(({ number }) => number);
        recordAudit(writer, signature, {
          action: 'certificate.issue',
          subject: project.name,
          after: { count: numbers.length, first: numbers[0], last: numbers.at(-1), issuedOn: input.issuedOn },
        });
        return {
          issued: numbers.length,
          numbers,
          uids: issued.map(({ uid }) => uid),
          heldUp: [...heldUpProblems(plan, wanted)],
        };
      }, cancelled),
    signal,
  );
});

const list = os.certificates.list.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const projectId =
    input.projectUid === null
      ? null
      : requireFound(findProject(ledger.database.reader, input.projectUid), 'project').id;
  const { rows, ...page } = certificatesWhere(
    ledger.database.reader,
    { projectId, search: input.search.trim() },
    input,
  );
  const told = rows.map(({ teacher, ...row }) => ({
    ...row,
    teacher: { ...teacher, name: ledger.snapshot.toldName(teacher) },
  }));
  return { ...page, rows: told };
});

/** Every print is logged. */
const file = os.certificates.file.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const { reader } = ledger.database;
  const certificates = input.uids.map((uid) => requireFound(findFrozen(reader, uid), 'certificate'));
  refuseErrors(certificates.flatMap(revokedProblems));
  const print = await printPages(reader, ledger.documents, { certificates, printedAt: ledger.options.now() });
  await ledger.database.write((writer) => {
    insertPrints(
      writer,
      signature,
      certificates.map(({ id }) => id),
    );
    recordAudit(writer, signature, {
      action: 'certificate.print',
      subject: [...new Set([certificates[0]?.number, certificates.at(-1)?.number])].join(' – '),
      after: { count: certificates.length },
    });
  });
  return { file: new File([print.bytes], safeName(print.fileName), { type: 'application/pdf' }) };
});

function revokedProblems({ isRevoked, number }: FrozenCertificate): readonly Problem[] {
  return isRevoked ? [{ code: 'certificate.isRevoked', severity: 'error', values: { number } }] : [];
}

const revoke = os.certificates.revoke.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  return ledger.database.write((writer) => {
    const certificate = requireFound(findFrozen(writer, input.uid), 'certificate');
    refuseErrors(revokedProblems(certificate));
    insertRevocation(writer, signature, { certificateId: certificate.id, reason: input.reason });
    recordAudit(writer, signature, {
      action: 'certificate.revoke',
      subject: certificate.number,
      after: { reason: input.reason },
    });
    return { revoked: true };
  });
});

export const certificateHandlers = { preview, setScheme, issue, list, file, revoke };
