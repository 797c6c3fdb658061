import { z } from 'zod';
import { chosenTextsSchema, packPartSchema } from './policies.ts';
import { base, dateSchema, fileSchema, levelSchema, uidSchema, yearSchema } from './shared.ts';

/** Whose books these are. `regionCode` is GB/T 2260, `schoolCode` the ten digits of the 学校（机构）标识码. */
export const organisationSchema = z.object({
  uid: uidSchema,
  name: z.string(),
  level: levelSchema,
  regionCode: z.string(),
  schoolCode: z.string().nullable(),
});

/** What the frame of the window shows of the open ledger. */
export const ledgerSummarySchema = z.object({
  uid: uidSchema,
  ledgerId: z.string(),
  organisation: organisationSchema,
  policy: z.object({ id: z.string(), version: z.string(), title: z.string(), shortTitle: z.string() }),
  requiresApprovalForm: z.boolean(),
  hasCredits: z.boolean(),
  cycle: z.object({ from: yearSchema, to: yearSchema }),
  year: yearSchema,
  today: dateSchema,
  /** The hour by the ledger's clock, which stands still in a demo. */
  hour: z.int().min(0).max(23),
  isDemo: z.boolean(),
  /** Everybody in the ledger, who left among them. */
  teacherCount: z.int(),
  /** In service: whom lists, verdicts and the navigation count. */
  activeTeacherCount: z.int(),
  projectCount: z.int(),
  entryCount: z.int(),
  headSeal: z.string().nullable(),
  lastBackup: z.object({ at: z.string(), isVerified: z.boolean() }).nullable(),
});
/** The open ledger as the frame knows it. */
export type LedgerSummary = z.infer<typeof ledgerSummarySchema>;

/** A ledger folder that the host knows. `ledgerId` is opaque; the path itself stays in the host. */
export const knownLedgerSchema = z.object({
  ledgerId: z.string(),
  folderName: z.string(),
  organisationName: z.string().nullable(),
  openedAt: z.string().nullable(),
  state: z.enum(['ready', 'missing', 'damaged', 'newer', 'notALedger']),
});

/**
 * A backup of a ledger folder, with why it was made and its size in bytes. `backupId` is opaque; its path stays in
 * the host.
 */
export const backupSchema = z.object({
  backupId: z.string(),
  at: z.string(),
  kind: z.enum(['close', 'import', 'migration', 'manual', 'restore']),
  bytes: z.int(),
});

/** The program itself: which ledger is open, who signs, creating, opening, closing, backups. */
export const app = {
  /** Host, actor and the open ledger (null before one is open). */
  status: base.output(
    z.object({
      version: z.string(),
      hostKind: z.enum(['electron', 'browser', 'terminal']),
      actor: z.string().nullable(),
      /** The day at the desk, which may be fixed for demonstrations. */
      today: dateSchema,
      ledger: ledgerSummarySchema.nullable(),
    }),
  ),
  /** The name that signs every change; asked once and kept by the host. */
  setActor: base
    .input(z.object({ name: z.string().trim().min(1).max(50) }))
    .output(z.object({ actor: z.string() })),
  /** Folders that were open before, with what became of each; damaged and missing ones stay listed. */
  knownLedgers: base.output(z.array(knownLedgerSchema)),
  /** Opens one of them. FAILURE names why not: damaged, newer, missing, in use. */
  openLedger: base.input(z.object({ ledgerId: z.string() })).output(ledgerSummarySchema),
  /** Makes a backup, folds the write-ahead log into the file and lets go of the folder. */
  closeLedger: base.output(z.object({ closed: z.boolean() })),
  /** Policy packs a new ledger may be created under, with the regions they govern. */
  policies: base.output(
    z.array(
      z.object({
        id: z.string(),
        version: z.string(),
        title: z.string(),
        shortTitle: z.string(),
        issuer: z.string(),
        unverified: z.string().nullable(),
        regionCode: z.string(),
        cycleYears: z.int().nullable(),
        registrationYearStart: z.string(),
      }),
    ),
  ),
  /** The texts proposed for a place, in their order: what each gives, how many points it leaves open, and what conflicts. */
  proposedSet: base
    .input(z.object({ regionCode: z.string().regex(/^\d{6}$/), isVocational: z.boolean().default(false) }))
    .output(
      z.object({
        texts: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            shortTitle: z.string(),
            issuer: z.string(),
            summary: z.string(),
            /** Where its figures are quoted from, where nobody held them against the text. */
            unverified: z.string().nullable(),
            /** The parts that are proposed, of those that the text has. */
            parts: z.array(packPartSchema),
            has: z.array(packPartSchema),
            openCount: z.int(),
          }),
        ),
        /** Whether the texts together give credits; without, hours alone are registered. */
        hasCredits: z.boolean(),
        /** Parts that no text gives. */
        missing: z.array(packPartSchema),
        cycleYears: z.int().nullable(),
        registrationYearStart: z.string(),
        requiresApprovalForm: z.boolean(),
      }),
    ),
  /** Makes a ledger folder and opens it. The cycle is counted from `cycleFrom`. */
  createLedger: base
    .input(
      z.object({
        organisation: z.object({
          name: z.string().trim().min(1).max(100),
          level: levelSchema,
          regionCode: z.string().regex(/^\d{6}$/),
          schoolCode: z.string().trim().nullable(),
        }),
        policyId: z.string(),
        /** Several texts; `policyId` is then the first of them. */
        set: chosenTextsSchema.optional(),
        cycleFrom: yearSchema,
      }),
    )
    .output(ledgerSummarySchema),
  /** Opens the demo ledger, building it from the sample files the first time. */
  openDemo: base.input(z.object({ which: z.enum(['school', 'center']) })).output(ledgerSummarySchema),
  /** Asks a running job to stop. Whether it still could is told by the job's own stream: CANCELLED or its result. */
  cancelJob: base.input(z.object({ job: z.string() })).output(z.object({ asked: z.boolean() })),
  /** The backups of one ledger, newest first. */
  backups: base.input(z.object({ ledgerId: z.string() })).output(z.array(backupSchema)),
  /** Makes a checked copy now, whatever was made before. */
  backupNow: base.output(backupSchema),
  /** Puts a backup in place of the present ledger, which is kept aside as a backup of kind `restore`. */
  restoreBackup: base
    .input(z.object({ ledgerId: z.string(), backupId: z.string() }))
    .output(ledgerSummarySchema),
  /** The same from a file the user chose: it becomes a new ledger folder. */
  restoreFile: base.input(z.object({ file: fileSchema })).output(ledgerSummarySchema),
};
