import { writeFileSync } from 'node:fs';
import { packParts } from '../../../src-shared/policy/pack/pack-words.ts';
import type { PolicyPack } from '../../../src-shared/policy/pack/policy-pack.ts';
import { combineSet } from '../../../src-shared/policy/set/combine-set.ts';
import { partsOf } from '../../../src-shared/policy/set/pack-parts.ts';
import { proposeSet } from '../../../src-shared/policy/set/propose-set.ts';
import { textsOf } from '../../../src-shared/policy/set/set-members.ts';
import type { LedgerSummary } from '../../../src-shared/rpc/contract/app.ts';
import { dayInChina, hourInChina } from '../../../src-shared/training/calendar-date.ts';
import { os } from '../../app/procedure.ts';
import { entryCount } from '../../database/entries/entry-records.ts';
import { headSeal } from '../../database/entries/post-batch.ts';
import { listBackups } from '../../database/file/backup.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { countProjects } from '../../database/records/project-records.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { refuseErrors } from '../../session/refusals.ts';
import type { Session } from '../../session/session.ts';
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
    teacherCount: ledger.snapshot.teachers().length,
    activeTeacherCount: ledger.snapshot.teachers().filter(({ status }) => status === 'active').length,
    projectCount: countProjects(reader),
    entryCount: entryCount(reader).entries,
    headSeal: headSeal(reader),
    lastBackup: latest === undefined ? null : { at: latest.at, isVerified: true },
  };
}

const status = os.app.status.handler(({ context: { session } }) => ({
  version: session.options.version,
  hostKind: session.options.hostKind,
  actor: session.actor,
  today: dayInChina(session.options.now()),
  ledger: session.openLedger === null ? null : summaryOf(session.openLedger),
}));

const setActor = os.app.setActor.handler(({ context: { session }, input }) => {
  session.setActor(input.name);
  return { actor: input.name };
});

const knownLedgers = os.app.knownLedgers.handler(({ context: { session } }) => session.knownLedgers());

const openLedger = os.app.openLedger.handler(async ({ context: { session }, input }) =>
  summaryOf(await session.open(input.ledgerId)),
);

const closeLedger = os.app.closeLedger.handler(async ({ context: { session } }) => {
  await session.close();
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
      unverified: unverifiedSource(pack),
      regionCode: pack.regionCode ?? '000000',
      cycleYears: pack.cycle?.years ?? null,
      registrationYearStart: pack.registrationYear?.starts ?? '01-01',
    })),
);

/** Where the figures of a pack are quoted from; null where they were held against the text. */
function unverifiedSource({ basis, source }: PolicyPack): string | null {
  return basis === 'unverified' ? (source ?? '') : null;
}

const proposedSet = os.app.proposedSet.handler(({ context: { session }, input }) => {
  const packs = loadShippedPolicies();
  const set = proposeSet(packs, { ...input, date: dayInChina(session.options.now()) });
  const whole = combineSet(set);
  const parts = new Set(set.flatMap((member) => member.parts));
  return {
    texts: set.map(({ pack, parts: taken }, index) => ({
      id: pack.id,
      title: pack.title,
      shortTitle: pack.shortTitle,
      issuer: pack.issuer,
      summary: pack.summary,
      unverified: unverifiedSource(pack),
      parts: [...taken],
      has: [...partsOf(pack)],
      openCount: (textsOf(whole)[index]?.settings ?? []).filter((setting) => setting.default === undefined)
        .length,
    })),
    hasCredits: whole.units.credits,
    missing: packParts.filter((part) => !parts.has(part)),
    cycleYears: whole.cycle?.years ?? null,
    registrationYearStart: whole.registrationYear?.starts ?? '01-01',
    requiresApprovalForm: whole.requiresApprovalForm ?? false,
  };
});

const createLedger = os.app.createLedger.handler(async ({ context: { session }, input }) => {
  const year = session.options.now().getUTCFullYear();
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
  const { set, ...rest } = input;
  return summaryOf(await session.create({ ...rest, ...set, isDemo: false }));
});

const cancelJob = os.app.cancelJob.handler(({ context: { session }, input }) => ({
  asked: session.jobs.cancel(input.job),
}));

const backups = os.app.backups.handler(({ context: { session }, input }) =>
  session.backups(input.ledgerId).map((backup) => ({ ...backup })),
);

const backupNow = os.app.backupNow.handler(async ({ context: { session } }) => {
  const ledger = session.ledger;
  const signature = ledger.signature();
  const backup = await ledger.database.backUp('manual', session.options.now());
  await ledger.database.write((writer) =>
    recordAudit(writer, signature, { action: 'ledger.backup', subject: backup.backupId }),
  );
  return backup;
});

const restoreBackup = os.app.restoreBackup.handler(async ({ context: { session }, input }) => {
  const ledger = await session.restore(input.ledgerId, input.backupId);
  if (session.actor !== null) {
    const signature = ledger.signature();
    await ledger.database.write((writer) =>
      recordAudit(writer, signature, { action: 'ledger.restore', subject: input.backupId }),
    );
  }
  return summaryOf(ledger);
});

const restoreFile = os.app.restoreFile.handler(async ({ context: { session }, input }) => {
  const bytes = Buffer.from(await input.file.arrayBuffer());
  return summaryOf(await session.restoreFile((path) => writeFileSync(path, bytes)));
});

/** Opens a demo ledger, building it first where there is none yet. */
export type OpenDemo = (session: Session, which: 'school' | 'center') => Promise<OpenLedger>;

/**
 * The handlers of `app.*`. `openDemo` is passed in: a demo is built by calling the handlers, so a handler that imported its
 * builder would close a circle.
 */
export function createAppHandlers(openDemo: OpenDemo) {
  return {
    status,
    setActor,
    knownLedgers,
    openLedger,
    closeLedger,
    policies,
    proposedSet,
    createLedger,
    openDemo: os.app.openDemo.handler(async ({ context: { session }, input }) =>
      summaryOf(await openDemo(session, input.which)),
    ),
    cancelJob,
    backups,
    backupNow,
    restoreBackup,
    restoreFile,
  };
}
