import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { verdictSchema } from './assessments.ts';
import {
  base,
  dateSchema,
  fileSchema,
  levelSchema,
  problemSchema,
  progressSchema,
  thousandthsSchema,
  uidSchema,
  yearSchema,
} from './shared.ts';
import { importPreviewSchema } from './teachers.ts';

/** What the sheet was meant to list: lines of it that are not there were taken out. All null: cannot be told. */
export const returnScopeSchema = z.object({
  projectUid: uidSchema.nullable(),
  year: yearSchema.nullable(),
  organisationName: z.string().nullable(),
  level: levelSchema.nullable(),
});
/** What part of the ledger a returned sheet is compared with. */
export type ReturnScope = z.infer<typeof returnScopeSchema>;

/** How the reviewer pointed at a cell (or, with `isRow`, at the whole row). Colours are `#RRGGBB`. */
export const returnMarkSchema = z.object({
  fill: z.string().nullable(),
  fontColour: z.string().nullable(),
  isStruck: z.boolean(),
  /** Words struck through inside the cell; what is left was read. */
  struckText: z.string().nullable(),
  comment: z.string().nullable(),
  isRow: z.boolean(),
});
/** What somebody put on a row: a colour, a line through it, a remark. */
export type ReturnMark = z.infer<typeof returnMarkSchema>;

/**
 * One thing in which the sheet that came back differs from the ledger, or that its reviewer pointed at.
 * person: a fact of the teacher · figure: hours, credits or year of an entry · training: a fact of the project, changed there ·
 * struck: the row is struck through or its 备注 takes it out · missing: the line is not on the sheet any more ·
 * question: marked, or remarked upon, but unchanged · added: a row of which the ledger has no line ·
 * ambiguous: a row that fits several · unread: a row that could not be read.
 */
export const returnDifferenceSchema = z.object({
  id: z.string(),
  kind: z.enum([
    'person',
    'figure',
    'training',
    'struck',
    'missing',
    'question',
    'added',
    'ambiguous',
    'unread',
  ]),
  /** Differences of one person have the same. */
  group: z.string(),
  teacher: z.object({
    uid: uidSchema.nullable(),
    name: z.string(),
    organisationName: z.string().nullable(),
    idNumberMasked: z.string().nullable(),
  }),
  project: z.object({ uid: uidSchema.nullable(), name: z.string() }).nullable(),
  entryUid: uidSchema.nullable(),
  /** Registration year of the ledger's line. */
  year: yearSchema.nullable(),
  /** Rows of the sheet that say so, and the cell of the first. */
  rows: z.array(z.int()),
  address: z.string().nullable(),
  field: z.string().nullable(),
  /** Heading of a column that no field is read from. */
  heading: z.string().nullable(),
  ours: z.string().nullable(),
  theirs: z.string().nullable(),
  marks: z.array(returnMarkSchema),
  /** What somebody added to the 备注 of the row. */
  remark: z.string().nullable(),
  canAccept: z.boolean(),
  /** Why it cannot be accepted (error), or what accepting it leads to (warning). */
  problems: z.array(problemSchema),
  /** The same was rejected when an earlier sheet came back. */
  rejectedBefore: z
    .object({ decidedOn: dateSchema, actor: z.string(), reason: z.string().nullable() })
    .nullable(),
});
/** One place where the returned sheet and the ledger differ. */
export type ReturnDifference = z.infer<typeof returnDifferenceSchema>;

/** A decided return: who decided what, on which paper, how much was accepted and rejected, and whether it was undone. */
export const correctionSchema = z.object({
  uid: uidSchema,
  fileName: z.string(),
  sheet: z.string(),
  recordedAt: z.string(),
  actor: z.string(),
  decidedBy: z.string(),
  decidedOn: dateSchema,
  document: z.string().nullable(),
  reason: z.string(),
  rejection: z.string().nullable(),
  accepted: z.int(),
  rejected: z.int(),
  undoneAt: z.string().nullable(),
  canUndo: z.boolean(),
});
/** A returned sheet that was decided. */
export type Correction = z.infer<typeof correctionSchema>;

const returnSource = {
  file: fileSchema,
  sheet: z.string().optional(),
  /** Corrections of the proposed mapping: column number → field key, or null to leave the column out. */
  mapping: z.record(z.string(), z.string().nullable()).optional(),
  /** Corrects the range that the sheet was taken to list. */
  scope: returnScopeSchema.optional(),
};

/** A returned sheet against the ledger, difference by difference. `fingerprint` names exactly this reading for `apply`. */
export const correctionReadingSchema = importPreviewSchema
  .pick({
    fingerprint: true,
    fileName: true,
    sheet: true,
    sheets: true,
    headerRow: true,
    mapping: true,
    samples: true,
    fields: true,
    problems: true,
  })
  .extend({
    /** False for a format that tells values only. */
    hasMarks: z.boolean(),
    scope: returnScopeSchema,
    projects: z.array(z.object({ uid: uidSchema, name: z.string() })),
    /** Decided before: nothing is left to do with this file. */
    decided: correctionSchema.nullable(),
    counts: z.object({
      /** Rows that stand for an entry. */
      rows: z.int(),
      /** Of these, rows that say what the ledger says and that nobody marked. */
      same: z.int(),
      /** Entries registered after the sheet was written, of which it cannot know. */
      later: z.int(),
      /** Rows that hold no line: totals, signatures, blank ones. */
      skipped: z.int(),
    }),
    differences: z.array(returnDifferenceSchema),
  });
/** The answer to reading a returned sheet. */
export type CorrectionReading = z.infer<typeof correctionReadingSchema>;

/** What a person's year comes to before and after. */
export const correctedYearSchema = z.object({
  teacher: z.object({ uid: uidSchema, name: z.string(), organisationName: z.string() }),
  year: yearSchema,
  hoursBefore: thousandthsSchema,
  hoursAfter: thousandthsSchema,
  creditsBefore: thousandthsSchema.nullable(),
  creditsAfter: thousandthsSchema.nullable(),
  verdictBefore: verdictSchema.nullable(),
  verdictAfter: verdictSchema.nullable(),
  cycleBefore: verdictSchema.nullable(),
  cycleAfter: verdictSchema.nullable(),
});

/** Certificates that say what the ledger will not say any more: revoke them and issue new ones. */
export const outdatedCertificateSchema = z.object({
  uid: uidSchema,
  number: z.string(),
  name: z.string(),
  /** The participation's line is gone, or stands with other figures or another person's facts. */
  because: z.enum(['struck', 'figures', 'person']),
});

/** What accepting a choice would do, in thousandths and in people, before anything is written. */
export const correctionEffectSchema = z.object({
  /** What refuses this choice as a whole. */
  problems: z.array(problemSchema),
  entriesReversed: z.int(),
  entriesRegistered: z.int(),
  entriesStruck: z.int(),
  teachersChanged: z.int(),
  rejected: z.int(),
  hoursDelta: thousandthsSchema,
  creditsDelta: thousandthsSchema,
  years: z.array(correctedYearSchema),
  certificates: z.array(outdatedCertificateSchema),
});
/** The effect of a choice of differences. */
export type CorrectionEffect = z.infer<typeof correctionEffectSchema>;

const choice = {
  fingerprint: z.string(),
  /** Differences to take over; all others are rejected. */
  accepted: z.array(z.string()).max(200_000),
};

/** 核对退回的登记表: compare what came back, decide line by line, undo a decision. */
export const corrections = {
  /** Compares a registration sheet that came back with the ledger. Writes nothing. */
  read: base.input(z.object(returnSource)).output(correctionReadingSchema),
  /** What accepting these differences would do to totals, verdicts and certificates. Writes nothing. */
  effect: base.input(z.object({ ...returnSource, ...choice })).output(correctionEffectSchema),
  /**
   * Takes over what was accepted and notes what was rejected, in one transaction after a backup. Teachers are changed;
   * entries are reversed and registered anew with the reviewer's figure, or reversed for good. The same file again does
   * nothing.
   */
  apply: base
    .input(
      z.object({
        ...returnSource,
        ...choice,
        /** The reviewer's reason; it stands on every reversal. */
        reason: z.string().trim().min(1).max(500),
        /** Why the others are rejected; asked for when there are any. */
        rejection: z.string().trim().max(500).nullable().default(null),
        /** Who corrected the sheet: a body or a person. */
        decidedBy: z.string().trim().min(1).max(100),
        /** Date of the reply; the reversals take effect on it. */
        decidedOn: dateSchema,
        /** Number or title of the reply. */
        document: z.string().trim().max(200).nullable().default(null),
      }),
    )
    .output(
      eventIterator(
        progressSchema,
        z.object({
          /** Null when this file was decided before, or holds nothing to decide. */
          correction: correctionSchema.nullable(),
          alreadyDecided: z.boolean(),
          entriesReversed: z.int(),
          entriesRegistered: z.int(),
          entriesStruck: z.int(),
          teachersChanged: z.int(),
          batchUids: z.array(uidSchema),
          /** The ledger's seal after it. */
          seal: z.string().nullable(),
          certificates: z.array(outdatedCertificateSchema),
        }),
      ),
    ),
  /** Sheets that came back and were decided, newest first. */
  list: base.output(z.array(correctionSchema)),
  /**
   * Takes a decided sheet back: new entries are reversed, the earlier ones registered again as they were, teachers get
   * their former facts. Refused once something later rests on it.
   */
  undo: base
    .input(z.object({ uid: uidSchema, reason: z.string().trim().min(1).max(500) }))
    .output(z.object({ correction: correctionSchema, seal: z.string().nullable() })),
};
