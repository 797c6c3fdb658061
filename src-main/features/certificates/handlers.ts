import { hash } from 'node:crypto';
import { Refused, refuseErrors, requireFound } from '../../app/call-errors.ts';
import { os } from '../../app/procedure.ts';
import { Cancelled } from '../../database/entries/post-batch.ts';
import { actorIdOf, recordAudit } from '../../database/records/audit-log.ts';
import { findProject } from '../../database/records/project-records.ts';
import { typed } from '../../database/typed.ts';
import { documentSchemas } from '../../documents/document-data.ts';
import { planCertificates, schemeOf, TEMPLATE_VERSION } from './plan.ts';
import {
  type CertificateRow,
  certificatesWhere,
  findFrozen,
  frozenPdf,
  revokedBefore,
  standingOfProject,
} from './queries.ts';

const preview = os.certificates.preview.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const project = requireFound(findProject(ledger.read, input.projectUid), 'project');
  const issuedOn = input.issuedOn ?? ledger.today();
  const plan = planCertificates(ledger, ledger.database.reader, project, issuedOn, null);
  const standing = standingOfProject(ledger.database.reader, project.id);
  const first = plan.rows.find((row) => row.fields !== null)?.fields;
  const page =
    first === undefined || first === null
      ? null
      : await ledger.documents.svgPage('certificate', { certificates: [first] }, 1);
  return {
    scheme: toScheme(plan.scheme),
    problems: [...plan.problems],
    rows: plan.rows.map((row) => ({
      traineeUid: row.trainee.uid,
      name: row.trainee.name,
      number: row.fields?.number ?? row.trainee.certificate_number,
      state: row.state,
      certificateUid: standing.get(row.trainee.id) ?? null,
      problems: [...row.problems],
    })),
    svg: page?.svg ?? null,
  };
});

function toScheme(scheme: ReturnType<typeof schemeOf>) {
  return {
    separator: scheme.separator,
    parts: scheme.parts.map((part) => ({ ...part })),
    organiserNumber: scheme.organiserNumber,
    isFromPolicy: scheme.isFromPolicy,
    isSet: scheme.isSet,
  };
}

const setScheme = os.certificates.setScheme.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  if (/\d/.test(input.separator))
    throw new Refused([
      { code: 'certificate.separatorHasDigits', severity: 'error', at: { field: 'separator' }, values: {} },
    ]);
  await ledger.database.write((writer) => {
    const before = schemeOf(ledger, writer);
    writer.prepare('UPDATE ledger SET certificate_scheme = ?').run(JSON.stringify(input));
    recordAudit(writer, signature, {
      action: 'certificate.scheme',
      subject: ledger.organisation.name,
      before: before.isSet
        ? { separator: before.separator, widths: before.widths, organiserNumber: before.organiserNumber }
        : null,
      after: input,
    });
  });
  return toScheme(schemeOf(ledger, ledger.database.reader));
});

const issue = os.certificates.issue.handler(({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  return context.session.jobs.run(
    (report, cancelled) =>
      ledger.database.write(async (writer) => {
        const project = requireFound(findProject(typed(writer), input.projectUid), 'project');
        const wanted = input.traineeUids === null ? null : new Set(input.traineeUids);
        const plan = planCertificates(ledger, writer, project, input.issuedOn, wanted);
        const chosen = plan.rows.filter((row) => wanted === null || wanted.has(row.trainee.uid));
        const glyphs = chosen
          .flatMap((row) => row.problems)
          .filter((problem) => problem.code === 'document.missingGlyph');
        const blocked = wanted === null ? glyphs : chosen.flatMap((row) => row.problems);
        refuseErrors([...plan.problems, ...blocked]);
        const ready = chosen.filter((row) => row.state === 'ready');
        if (ready.length === 0)
          throw new Refused([{ code: 'certificate.nobodyReady', severity: 'error', values: {} }]);
        const insert = writer.prepare(
          `INSERT INTO certificate (uid, number, serial, project_id, participation_id, teacher_id, issued_on, issued_at, actor_id,
             fields, template_version, pdf_sha256, pdf, replaces_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        );
        const numbers: string[] = [];
        const uids: string[] = [];
        for (const row of ready) {
          if (cancelled.aborted) throw new Cancelled();
          if (row.fields === null || row.serial === null) continue;
          const pdf = await ledger.documents.pdf(
            'certificate',
            { certificates: [row.fields] },
            { createdAt: new Date(`${input.issuedOn}T00:00:00+08:00`) },
          );
          const uid = ledger.options.newUid();
          insert.run(
            uid,
            row.fields.number,
            row.serial,
            project.id,
            row.trainee.id,
            row.trainee.teacher_id,
            input.issuedOn,
            signature.at,
            actorIdOf(writer, signature),
            JSON.stringify(row.fields),
            TEMPLATE_VERSION,
            hash('sha256', pdf),
            Buffer.from(pdf),
            revokedBefore(writer, row.trainee.id),
          );
          numbers.push(row.fields.number);
          uids.push(uid);
          report(numbers.length, ready.length, 'issuing');
        }
        recordAudit(writer, signature, {
          action: 'certificate.issue',
          subject: project.name,
          after: { count: numbers.length, first: numbers[0], last: numbers.at(-1), issuedOn: input.issuedOn },
        });
        return { issued: numbers.length, numbers, uids };
      }),
    signal,
  );
});

const list = os.certificates.list.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const projectId =
    input.projectUid === null ? null : requireFound(findProject(ledger.read, input.projectUid), 'project').id;
  const found_ = certificatesWhere(ledger.database.reader, { projectId, search: input.search.trim() }, input);
  return { total: found_.total, rows: found_.rows.map(toWire) };
});

function toWire(row: CertificateRow) {
  return {
    uid: row.uid,
    number: row.number,
    teacher: { uid: row.teacher_uid, name: row.teacher_name },
    project: { uid: row.project_uid, name: row.project_name },
    issuedOn: row.issued_on,
    issuedAt: row.issued_at,
    actor: row.actor,
    state: row.revoked_reason === null ? ('valid' as const) : ('revoked' as const),
    revokedReason: row.revoked_reason,
    replaces: row.replaces,
    printCount: row.prints,
  };
}

/** One certificate leaves as its frozen bytes; several as one document set from their frozen fields. Every print is logged. */
const file = os.certificates.file.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const frozen = input.uids.map((uid) =>
    requireFound(findFrozen(ledger.database.reader, uid), 'certificate'),
  );
  const revoked = frozen.filter((certificate) => certificate.is_revoked === 1);
  refuseErrors(
    revoked.map((certificate) => ({
      code: 'certificate.isRevoked',
      severity: 'error',
      values: { number: certificate.number },
    })),
  );
  const [only] = frozen;
  const bytes =
    frozen.length === 1 && only !== undefined
      ? new Uint8Array(frozenPdf(ledger.database.reader, only.id))
      : await ledger.documents.pdf(
          'certificate',
          documentSchemas.certificate.parse({
            certificates: frozen.map((certificate): unknown => JSON.parse(certificate.fields)),
          }),
          { createdAt: ledger.options.now() },
        );
  await ledger.database.write((writer) => {
    const insert = writer.prepare(
      'INSERT INTO certificate_print (certificate_id, actor_id, printed_at) VALUES (?, ?, ?)',
    );
    const actorId = actorIdOf(writer, signature);
    for (const certificate of frozen) insert.run(certificate.id, actorId, signature.at);
    recordAudit(writer, signature, {
      action: 'certificate.print',
      subject: [...new Set([frozen[0]?.number, frozen.at(-1)?.number])].join(' – '),
      after: { count: frozen.length },
    });
  });
  const name = frozen.length === 1 ? `结业证书-${only?.number ?? ''}.pdf` : `结业证书-${frozen.length}份.pdf`;
  return { file: new File([bytes], name, { type: 'application/pdf' }) };
});

const revoke = os.certificates.revoke.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  return ledger.database.write((writer) => {
    const certificate = requireFound(findFrozen(writer, input.uid), 'certificate');
    if (certificate.is_revoked === 1)
      throw new Refused([
        { code: 'certificate.isRevoked', severity: 'error', values: { number: certificate.number } },
      ]);
    writer
      .prepare(
        'INSERT INTO certificate_revocation (certificate_id, reason, actor_id, recorded_at) VALUES (?, ?, ?, ?)',
      )
      .run(certificate.id, input.reason, actorIdOf(writer, signature), signature.at);
    recordAudit(writer, signature, {
      action: 'certificate.revoke',
      subject: certificate.number,
      after: { reason: input.reason },
    });
    return { revoked: true };
  });
});

export const certificateHandlers = { preview, setScheme, issue, list, file, revoke };
