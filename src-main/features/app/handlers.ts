import { writeFileSync } from 'node:fs';
import type { LedgerSummary } from '../../../src-shared/rpc/contract/app.ts';
import { dayInChina, hourInChina } from '../../../src-shared/training/calendar-date.ts';
import { refuseErrors } from '../../app/call-errors.ts';
import { os } from '../../app/procedure.ts';
import { entryCount } from '../../database/entries/entry-records.ts';
import { headSeal } from '../../database/entries/post-batch.ts';
import { listBackups } from '../../database/file/backup.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { openDemo } from '../../demo/demo.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { loadShippedPolicies } from '../../session/shipped-policies.ts';

function summaryOf(ledger: OpenLedger): LedgerSummary {
  const { reader } = ledger.database;
  const [latest] = listBackups(ledger.folder);
  const year = ledger.registrationYear(ledger.today());
  return {
    uid: ledger.uid,
    ledgerId: ledger.ledgerId,
    organisation: {
      uid: ledger.organisation.uid,
      name: ledger.organisation.name,
      level: ledger.organisation.level,
      regionCode: ledger.organisation.regionCode,
      schoolCode: ledger.organisation.schoolCode,
    },
    policy: {
      id: ledger.pack.id,
      version: String(ledger.pack.version),
      title: ledger.pack.title,
      shortTitle: ledger.pack.shortTitle,
    },
    requiresApprovalForm: ledger.pack.requiresApprovalForm ?? false,
    hasCredits: ledger.pack.units.credits,
    cycle: ledger.cycleOf(year),
    year,
    today: ledger.today(),
    hour: hourInChina(ledger.options.now()),
    isDemo: ledger.isDemo,
    teacherCount: ledger.memory.teachers().length,
    projectCount: reader.prepare<[], number>('SELECT count(*) FROM project').pluck().get() ?? 0,
    entryCount: entryCount(reader).entries,
    headSeal: headSeal(reader),
    lastBackup: latest === undefined ? null : { at: latest.at, isVerified: true },
  };
}

const status = os.app.status.handler(({ context: { desk } }) => ({
  version: desk.options.version,
  hostKind: desk.options.hostKind,
  actor: desk.actor,
  today: dayInChina(desk.options.now()),
  ledger: desk.openLedger === null ? null : summaryOf(desk.openLedger),
}));

const setActor = os.app.setActor.handler(({ context: { desk }, input }) => {
  desk.setActor(input.name);
  return { actor: input.name };
});

const knownLedgers = os.app.knownLedgers.handler(({ context: { desk } }) => desk.knownLedgers());

const openLedger = os.app.openLedger.handler(async ({ context: { desk }, input }) =>
  summaryOf(await desk.open(input.ledgerId)),
);

const closeLedger = os.app.closeLedger.handler(async ({ context: { desk } }) => {
  await desk.close();
  return { closed: true };
});

const policies = os.app.policies.handler(() =>
  [...loadShippedPolicies().values()]
    .filter((pack) => pack.regionCode !== null || pack.basis === 'own')
    .map((pack) => ({
      id: pack.id,
      version: String(pack.version),
      title: pack.title,
      shortTitle: pack.shortTitle,
      issuer: pack.issuer,
      regionCode: pack.regionCode ?? '000000',
      cycleYears: pack.cycle?.years ?? null,
      registrationYearStart: pack.registrationYear?.starts ?? '01-01',
    })),
);

const createLedger = os.app.createLedger.handler(async ({ context: { desk }, input }) => {
  const year = desk.options.now().getUTCFullYear();
  refuseErrors(
    input.cycleFrom > year + 1
      ? [
          {
            code: 'app.cycleInTheFuture',
            severity: 'error',
            at: { field: 'cycleFrom' },
            values: { year: input.cycleFrom },
          },
        ]
      : [],
  );
  return summaryOf(await desk.create({ ...input, isDemo: false }));
});

const demo = os.app.openDemo.handler(async ({ context: { desk }, input }) =>
  summaryOf(await openDemo(desk, input.which)),
);

const cancelJob = os.app.cancelJob.handler(({ context: { desk }, input }) => ({
  asked: desk.jobs.cancel(input.job),
}));

const backups = os.app.backups.handler(({ context: { desk }, input }) =>
  desk.backups(input.ledgerId).map((backup) => ({ ...backup })),
);

const backupNow = os.app.backupNow.handler(async ({ context: { desk } }) => {
  const ledger = desk.ledger;
  const signature = ledger.signature();
  const backup = await ledger.database.backUp('manual', desk.options.now());
  await ledger.database.write((writer) =>
    recordAudit(writer, signature, { action: 'ledger.backup', subject: backup.backupId }),
  );
  return backup;
});

const restoreBackup = os.app.restoreBackup.handler(async ({ context: { desk }, input }) => {
  const ledger = await desk.restore(input.ledgerId, input.backupId);
  if (desk.actor !== null) {
    const signature = ledger.signature();
    await ledger.database.write((writer) =>
      recordAudit(writer, signature, { action: 'ledger.restore', subject: input.backupId }),
    );
  }
  return summaryOf(ledger);
});

const restoreFile = os.app.restoreFile.handler(async ({ context: { desk }, input }) => {
  const bytes = Buffer.from(await input.file.arrayBuffer());
  return summaryOf(await desk.restoreFile((path) => writeFileSync(path, bytes)));
});

export const appHandlers = {
  status,
  setActor,
  knownLedgers,
  openLedger,
  closeLedger,
  policies,
  createLedger,
  openDemo: demo,
  cancelJob,
  backups,
  backupNow,
  restoreBackup,
  restoreFile,
};
