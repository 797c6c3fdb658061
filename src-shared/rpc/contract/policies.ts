import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { describedPackSchema } from '../../policy/document/described-pack.ts';
import { editableFieldSchema, packEditSchema } from '../../policy/document/pack-edit.ts';
import { packHeadSchema } from '../../policy/document/pack-head.ts';
import { packParts } from '../../policy/pack/pack-words.ts';
import { conflictFamilies } from '../../policy/set/set-conflicts.ts';
import { setChoicesSchema } from '../../policy/set/stored-set.ts';
import { assessmentMarkSchema, verdictCountsSchema, verdictSchema } from './assessments.ts';
import {
  base,
  dateSchema,
  fileSchema,
  formSchema,
  levelSchema,
  problemSchema,
  progressSchema,
  reasonSchema,
  stepSchema,
  thousandthsSchema,
  uidSchema,
  yearSchema,
} from './shared.ts';

/** What a text gives to the set of texts that a ledger follows. */
export const packPartSchema = z.enum(packParts);
const policyIdSchema = z.string().min(1).max(60);
/** A text that a ledger follows, and which of its parts hold. */
const chosenTextSchema = z.object({
  id: policyIdSchema,
  version: z.int().min(1).nullable().default(null),
  parts: z.array(packPartSchema).min(1),
});
/** Several texts in the order in which they go before each other, and whose rule was chosen where two conflict. */
export const chosenTextsSchema = z.object({
  texts: z.array(chosenTextSchema).min(1).max(20),
  choices: setChoicesSchema.default({}),
});
/** One pack: `version` null means the newest there is. */
export const packRefSchema = z.object({
  id: policyIdSchema,
  version: z.int().min(1).nullable().default(null),
});
/** A pack by id; without a version the newest. */
export type PackRef = z.infer<typeof packRefSchema>;

/** From which day (and registration year) a pack governs this ledger; `from` null: since the ledger began; `to` null: still. */
export const packPeriodSchema = z.object({
  policyId: z.string(),
  version: z.int(),
  title: z.string(),
  shortTitle: z.string(),
  fromYear: yearSchema.nullable(),
  from: dateSchema.nullable(),
  to: dateSchema.nullable(),
  isNow: z.boolean(),
  reason: z.string(),
  actor: z.string(),
  recordedAt: z.string(),
  /** Whose rule was chosen, by family. */
  choices: setChoicesSchema,
  decidedBy: z.string().nullable(),
  decidedOn: z.string().nullable(),
  /** All texts that govern then, in the order in which they go before each other, each with the parts that hold. */
  texts: z.array(
    z.object({ id: z.string(), version: z.int(), shortTitle: z.string(), parts: z.array(packPartSchema) }),
  ),
});
/** From when to when a pack governs. */
export type PackPeriod = z.infer<typeof packPeriodSchema>;

/**
 * A pack in the list: where it comes from, whether it governs, how many of its silent points are open, whether it may
 * be removed.
 */
export const packRowSchema = packHeadSchema.extend({
  /** `shipped`: part of the program, never edited; `own`: a copy of this ledger, or a file somebody brought. */
  kind: z.enum(['shipped', 'own']),
  units: z.object({ hours: z.boolean(), credits: z.boolean() }),
  /** What it gives to a set of texts. */
  parts: z.array(packPartSchema),
  extends: z.object({ id: z.string(), version: z.int(), title: z.string() }).nullable(),
  /** Covers this organisation's region today, so it may be chosen without a second thought. */
  coversHere: z.boolean(),
  /** A version of it governs today; `inForceVersion` says which, where it is not the newest. */
  isInForce: z.boolean(),
  inForceVersion: z.int().nullable(),
  /** First day of the period in which it governs today; null where it does not, or since the ledger began. */
  inForceFrom: dateSchema.nullable(),
  /** Everything in it that decides or demands something. */
  ruleCount: z.int(),
  noteCount: z.int(),
  silentCount: z.int(),
  /** Silent points without a value: neither decided here nor with a default. */
  openCount: z.int(),
  /** Worked cases that ship with it (or with its parent). */
  caseCount: z.int(),
  savedAt: z.string().nullable(),
  /** Nothing uses it: no period, entry, decision or other copy. */
  canRemove: z.boolean(),
});
/** One pack in the list. */
export type PackRow = z.infer<typeof packRowSchema>;

/** Where something is wrong in what the user wrote; `at.field` is an edit field or a JSON pointer. */
const problemsSchema = z.array(problemSchema);

/**
 * What an activity would earn. `outcome` says which of the others mean anything: of something refused the
 * reasons, of something undecided the silent points that have to be decided first; never a figure in place of
 * an answer.
 */
const awardAnswerSchema = z.object({
  outcome: z.enum(['awarded', 'nothing', 'refused', 'undecided']),
  hours: thousandthsSchema.nullable(),
  credits: thousandthsSchema.nullable(),
  year: yearSchema.nullable(),
  level: levelSchema,
  years: z
    .array(z.object({ year: yearSchema, hours: thousandthsSchema, credits: thousandthsSchema.nullable() }))
    .nullable(),
  grade: z.string().nullable(),
  certificate: z.boolean().nullable(),
  notice: z.boolean().nullable(),
  counted: thousandthsSchema.nullable(),
  rule: z.string().nullable(),
  steps: z.array(stepSchema),
  reasons: z.array(reasonSchema),
  warnings: z.array(reasonSchema),
  notes: z.array(z.object({ id: z.string(), text: z.string() })),
  undecidedSettings: z.array(z.string()),
});

/** A verdict as an explanation shows it: what was reached before the caps stands beside what counts. */
const periodAnswerSchema = assessmentMarkSchema.extend({
  rawHours: thousandthsSchema,
  rawCredits: thousandthsSchema.nullable(),
});

/** What an assessment would say of somebody. Periods that the pack does not judge are null, not zero. */
const assessAnswerSchema = z.object({
  year: periodAnswerSchema.nullable(),
  cycle: periodAnswerSchema.nullable(),
  probation: periodAnswerSchema.nullable(),
  enterprise: z
    .object({
      week: z.boolean().nullable(),
      twoYears: z.boolean().nullable(),
      fiveYears: z.boolean().nullable(),
    })
    .nullable(),
  steps: z.array(stepSchema),
  reasons: z.array(reasonSchema),
  warnings: z.array(reasonSchema),
  notes: z.array(z.object({ id: z.string(), text: z.string() })),
  consequences: z.array(reasonSchema),
  undecidedSettings: z.array(z.string()),
});

/** What stands differently, as a path into the answer, with both values as people read them. */
const differenceSchema = z.object({ path: z.string(), before: z.string(), after: z.string() });

/**
 * One of two packs in a comparison: totals of all records that stand today, recomputed under it, and the
 * verdicts they lead to.
 */
const sideSchema = z.object({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  hasCredits: z.boolean(),
  hoursTotal: thousandthsSchema,
  creditsTotal: thousandthsSchema.nullable(),
  yearCounts: verdictCountsSchema,
  cycleCounts: verdictCountsSchema,
  /** What becomes of the records that stand today. `kept`: outside records, which count as their proof says. */
  records: z.object({
    awarded: z.int(),
    nothing: z.int(),
    refused: z.int(),
    undecided: z.int(),
    kept: z.int(),
  }),
});
/** How many people move from one verdict to another; null where a pack gives none. */
const changeSchema = z.object({
  from: verdictSchema.nullable(),
  to: verdictSchema.nullable(),
  people: z.int(),
});
/** One person under one of the packs. */
const personSideSchema = z.object({
  hours: thousandthsSchema,
  credits: thousandthsSchema.nullable(),
  year: verdictSchema.nullable(),
  cycle: verdictSchema.nullable(),
});

/** Two packs on the present ledger: the figures and verdicts that would differ. A report; nothing is written. */
export const comparisonSchema = z.object({
  year: yearSchema,
  cycle: z.object({ from: yearSchema, to: yearSchema }),
  a: sideSchema,
  b: sideSchema,
  teacherCount: z.int(),
  entryCount: z.int(),
  /** Records (a trainee's participation, or an entry of its own) whose figures differ, and people with such a record. */
  changedRecords: z.int(),
  changedTeachers: z.int(),
  yearChanges: z.array(changeSchema),
  cycleChanges: z.array(changeSchema),
  /** The largest differences first, at most `top` of each. */
  teachers: z.array(
    z.object({
      uid: uidSchema,
      name: z.string(),
      organisationName: z.string(),
      a: personSideSchema,
      b: personSideSchema,
      changedRecords: z.int(),
    }),
  ),
  projects: z.array(
    z.object({
      uid: uidSchema,
      name: z.string(),
      level: levelSchema,
      form: formSchema,
      records: z.int(),
      changedRecords: z.int(),
      a: z.object({ hours: thousandthsSchema, credits: thousandthsSchema.nullable() }),
      b: z.object({ hours: thousandthsSchema, credits: thousandthsSchema.nullable() }),
    }),
  ),
  /** Why records would be refused, earn nothing or wait for a decision under a pack, the most frequent first. */
  reasons: z.array(
    z.object({
      side: z.enum(['a', 'b']),
      outcome: z.enum(['nothing', 'refused', 'undecided']),
      clause: z.string(),
      text: z.string(),
      records: z.int(),
    }),
  ),
});
/** The answer to comparing two packs. */
export type Comparison = z.infer<typeof comparisonSchema>;

/** 学分办法: reading, trying, copying, editing, comparing packs, and setting one in force. */
export const policies = {
  /** Every pack at hand, those in force here first, then those of this region, then by title. */
  list: base.output(z.object({ packs: z.array(packRowSchema), periods: z.array(packPeriodSchema) })),
  /** Every clause of the packs at hand as people cite it: article, text, and what it says in short. */
  clauses: base.output(
    z.array(z.object({ id: z.string(), article: z.string(), policy: z.string(), says: z.string() })),
  ),
  /** One pack as a document. `fields` are what an own pack may change (empty for a shipped one). */
  get: base.input(packRefSchema).output(
    z.object({
      pack: packRowSchema,
      document: describedPackSchema,
      fields: z.array(editableFieldSchema).readonly(),
      versions: z.array(
        z.object({ version: z.int(), savedAt: z.string(), actor: z.string(), reason: z.string() }),
      ),
    }),
  ),
  /** What an activity would earn: `facts` is an award input in decimals (policy/award-input.ts). Nothing is written. */
  tryAward: base
    .input(packRefSchema.extend({ facts: z.unknown() }))
    .output(z.object({ problems: problemsSchema, answer: awardAnswerSchema.nullable() })),
  /** Whether somebody would pass: `facts` is an assess input in decimals (policy/assess-input.ts). */
  tryAssess: base
    .input(packRefSchema.extend({ facts: z.unknown() }))
    .output(z.object({ problems: problemsSchema, answer: assessAnswerSchema.nullable() })),
  /** An own copy that says nothing of its own yet: it extends `from`. */
  clone: base
    .input(
      z.object({
        from: packRefSchema,
        id: z.string(),
        title: z.string().trim().min(1).max(120),
        shortTitle: z.string().trim().min(1).max(40),
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .output(packRowSchema),
  /** What the edits would make of the newest version of an own pack: every problem at its field, and the new document. */
  checkOwn: base
    .input(z.object({ id: policyIdSchema, version: z.int(), edits: z.array(packEditSchema).max(500) }))
    .output(
      z.object({
        problems: problemsSchema,
        document: describedPackSchema.nullable(),
        fields: z.array(editableFieldSchema).readonly(),
      }),
    ),
  /** Saves the edits as the next version; the versions before stay. STALE when `version` is not the newest. */
  saveOwn: base
    .input(
      z.object({
        id: policyIdSchema,
        version: z.int(),
        edits: z.array(packEditSchema).max(500),
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .output(packRowSchema),
  /**
   * The worked cases of the pack's parent (or its own, for a shipped one), asked again under it; with `edits`, under what
   * they would make of an own pack's newest version. REFUSED while the edits have problems, STALE as for `saveOwn`.
   */
  rerunCases: base
    .input(packRefSchema.extend({ edits: z.array(packEditSchema).max(500).default([]) }))
    .output(
      z.object({
        parent: z.object({ id: z.string(), title: z.string() }),
        total: z.int(),
        /** Cases that are answered as the parent answers them. */
        same: z.int(),
        /** Cases that the edits answer otherwise than the saved version does. */
        moved: z.int(),
        changed: z.array(
          z.object({
            id: z.string(),
            kind: z.string(),
            clause: z.string().nullable(),
            note: z.string().nullable(),
            input: z.unknown(),
            /** The edits made the difference, or another one than there was. */
            isMoved: z.boolean(),
            differences: z.array(differenceSchema),
          }),
        ),
      }),
    ),
  /** Takes an own pack off the list; refused while a period, an entry, a decision or another copy uses it. */
  removeOwn: base.input(z.object({ id: policyIdSchema })).output(z.object({ id: z.string() })),
  /** The pack as a file: what it says of its own (`extension`), or with everything it inherits (`whole`). */
  exportFile: base
    .input(packRefSchema.extend({ content: z.enum(['extension', 'whole']).default('extension') }))
    .output(z.object({ fileName: z.string(), file: fileSchema })),
  /** Brings a pack file in as an own pack; REFUSED names the path of every error, and nothing is stored then. */
  importFile: base
    .input(z.object({ file: fileSchema, reason: z.string().trim().min(1).max(500) }))
    .output(z.object({ pack: packRowSchema, isNew: z.boolean() })),
  /** Two packs on the standing entries, recomputed from their frozen facts. Writes nothing. */
  compare: base
    .input(
      z.object({
        a: packRefSchema.extend({ set: chosenTextsSchema.optional() }),
        b: packRefSchema.extend({ set: chosenTextsSchema.optional() }),
        year: yearSchema.optional(),
        top: z.int().min(1).max(500).default(50),
      }),
    )
    .output(eventIterator(progressSchema, comparisonSchema)),
  /** Where the texts say different things that cannot both hold: what each says (`setConflicts`). Nothing is written. */
  checkSet: base.input(chosenTextsSchema).output(
    z.object({
      conflicts: z.array(
        z.object({
          family: z.enum(conflictFamilies),
          says: z.array(
            z.object({ packId: z.string(), title: z.string(), clause: z.string(), text: z.string() }),
          ),
        }),
      ),
    }),
  ),
  /**
   * From a registration year on this pack governs: activities that end from its first day on, that year's and later years'
   * assessments, and cycles that end in or after it. Entries keep the pack they were earned under.
   */
  setInForce: base
    .input(
      z.object({
        /** The one text; not asked where `set` names several. */
        pack: packRefSchema,
        set: chosenTextsSchema.optional(),
        fromYear: yearSchema,
        reason: z.string().trim().min(1).max(500),
        /** Who decided it and when, where that is not whoever enters it. */
        decidedBy: z.string().trim().max(50).optional(),
        decidedOn: dateSchema.optional(),
      }),
    )
    .output(z.object({ periods: z.array(packPeriodSchema) })),
};
