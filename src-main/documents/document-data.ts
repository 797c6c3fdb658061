import { z } from 'zod';

/**
 * What the documents of `resources/documents` are filled with. Features give these values; `compile-document`
 * checks them once before it compiles. Common to all:
 *
 * - hours and credits are whole thousandths (`Hours`, `Credits`), dates are `YYYY-MM-DD` (`CalendarDate`);
 * - everything else is text as it is to be printed, inserted literally;
 * - what is left out stays a blank place on the paper.
 */
const thousandths = z.int().nonnegative();
const count = z.int().nonnegative();
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const text = z.string();
const filledText = z.string().min(1);
const dateStyle = z.enum(['chinese', 'iso']);

const policy = z
  .strictObject({ title: filledText, documentNumber: text.optional(), version: text.optional() })
  .readonly();

/** One step of a trail: the clause that acted, what it did in our own words, the figure it led to. */
const step = z
  .strictObject({ clause: text.optional(), text: filledText, result: text.optional() })
  .readonly();

/** One kind of award of a project (all trainees alike; the lecturers; …) with its trail. `hours` and `credits` are per person. */
const explainedAward = z
  .strictObject({
    title: filledText,
    people: count.optional(),
    hours: thousandths.optional(),
    credits: thousandths.optional(),
    steps: z.array(step).readonly(),
  })
  .readonly();

/** A reading of the regulation that decided something, as the policy pack words it. */
const note = z.strictObject({ clause: text.optional(), text: filledText }).readonly();

/** 学分登记审批表 (H7). Credits are per person. Signatures, opinions and the seal are left to the paper. */
const approvalFormData = z
  .strictObject({
    organisation: text.optional(),
    organisationLevel: text.optional(),
    filledOn: date.optional(),
    projectName: text.optional(),
    projectNumber: text.optional(),
    approvalDocumentNumber: text.optional(),
    organiser: text.optional(),
    undertaker: text.optional(),
    projectLevel: text.optional(),
    trainingForm: text.optional(),
    startedOn: date.optional(),
    endedOn: date.optional(),
    /** Thousandths of a day. */
    days: thousandths.optional(),
    hours: thousandths.optional(),
    credits: thousandths.optional(),
    participants: count.optional(),
    qualified: count.optional(),
    policy: policy.optional(),
    clauses: z
      .array(z.strictObject({ clause: filledText, text: text.optional() }).readonly())
      .readonly()
      .optional(),
    /** The archive checklist in its order; H7 names seven kinds. */
    archive: z.array(z.strictObject({ title: filledText, present: z.boolean() }).readonly()).readonly(),
    remark: text.optional(),
    /** Page 折算说明; left out together with `notes`, there is no such page. */
    awards: z.array(explainedAward).readonly().optional(),
    notes: z.array(note).readonly().optional(),
    /** Page 培训合格学员名单; left out or empty, there is no such page. The column of identity numbers appears when any is given. */
    trainees: z
      .array(
        z
          .strictObject({
            name: filledText,
            identityNumber: text.optional(),
            organisation: text.optional(),
            hours: thousandths.optional(),
            credits: thousandths.optional(),
            remark: text.optional(),
          })
          .readonly(),
      )
      .readonly()
      .optional(),
    dateStyle: dateStyle.optional(),
    /** Head seal of the ledger, for the foot of each page. */
    seal: text.optional(),
    /** Short fingerprint of what is signed, in the foot of each page; none on a draft. */
    code: text.optional(),
    /** A draft: why it is not complete. Each page is marked, and figures that are not there are 待定. */
    draft: z.array(filledText).readonly().optional(),
    /** 补充审批表: the form that it supplements, and everybody it is about, as signed before and as asked for now. */
    supplement: z
      .strictObject({
        baseCode: text.optional(),
        signedBy: text.optional(),
        signedOn: date.optional(),
        changes: z
          .array(
            z
              .strictObject({
                name: filledText,
                organisation: text.optional(),
                before: filledText,
                after: filledText,
              })
              .readonly(),
          )
          .readonly(),
      })
      .readonly()
      .optional(),
  })
  .readonly();

/** One certificate: everything printed on it, so that it can be frozen and printed alone. */
const certificateEntry = z
  .strictObject({
    /** 结业证书 unless given. */
    title: filledText.optional(),
    number: filledText,
    name: filledText,
    /** 身份证号 unless given (护照号 …). */
    identityLabel: filledText.optional(),
    identityNumber: text.optional(),
    startedOn: date.optional(),
    endedOn: date.optional(),
    organiser: filledText,
    projectName: filledText,
    hours: thousandths.optional(),
    credits: thousandths.optional(),
    issuer: filledText,
    issuedOn: date.optional(),
    /** 补发 or 作废; nothing is printed unless given. */
    mark: z.enum(['reissued', 'void']).optional(),
    dateStyle: dateStyle.optional(),
    seal: text.optional(),
  })
  .readonly();

/** 结业证书 (L23): one landscape page per certificate, in the given order. */
const certificateData = z
  .strictObject({ certificates: z.array(certificateEntry).min(1).readonly() })
  .readonly();

/** 个人学分证明: one teacher's entries with their clauses, and the verdict rows of years and cycle in the given order. */
const personalStatementData = z
  .strictObject({
    number: text.optional(),
    teacher: z
      .strictObject({
        name: filledText,
        sex: text.optional(),
        identityNumber: text.optional(),
        organisation: text.optional(),
        /** School stage and subject, as one text. */
        subject: text.optional(),
        title: text.optional(),
      })
      .readonly(),
    from: date.optional(),
    to: date.optional(),
    entries: z
      .array(
        z
          .strictObject({
            year: text.optional(),
            projectName: filledText,
            remark: text.optional(),
            level: text.optional(),
            form: text.optional(),
            startedOn: date.optional(),
            endedOn: date.optional(),
            /** Negative in a reversal (冲正). */
            hours: z.int().optional(),
            credits: z.int().optional(),
            clause: text.optional(),
          })
          .readonly(),
      )
      .readonly(),
    years: z
      .array(
        z
          .strictObject({
            /** 2023年度, 2021—2025周期 … */
            title: filledText,
            hours: thousandths.optional(),
            credits: thousandths.optional(),
            verdict: text.optional(),
            remark: text.optional(),
          })
          .readonly(),
      )
      .readonly()
      .optional(),
    policy: policy.optional(),
    issuer: filledText,
    issuedOn: date.optional(),
    dateStyle: dateStyle.optional(),
    seal: text.optional(),
  })
  .readonly();

/** 缺席通报 to one school (L21). Periods are lessons (课时); the document works out the share itself. */
const absenceNoticeData = z
  .strictObject({
    number: text.optional(),
    addressee: filledText,
    projectName: filledText,
    organiser: text.optional(),
    startedOn: date.optional(),
    endedOn: date.optional(),
    /** The limit in words: 总课时的10%. */
    limit: text.optional(),
    trainees: z
      .array(
        z
          .strictObject({
            name: filledText,
            totalPeriods: z.int().positive(),
            absentPeriods: count,
            /** Those of the absent ones that were on approved leave. */
            excusedPeriods: count.optional(),
          })
          .readonly(),
      )
      .min(1)
      .readonly(),
    policy: policy.optional(),
    /** As cited in the text: 第二十一条. */
    clause: text.optional(),
    consequence: filledText,
    issuer: filledText,
    issuedOn: date.optional(),
    dateStyle: dateStyle.optional(),
    seal: text.optional(),
  })
  .readonly();

/** 为什么是这个数: the trail of one or more figures on paper. */
const explanationData = z
  .strictObject({
    title: filledText,
    facts: z
      .array(z.strictObject({ label: filledText, value: text }).readonly())
      .readonly()
      .optional(),
    policy: policy.optional(),
    awards: z.array(explainedAward).readonly(),
    notes: z.array(note).readonly().optional(),
    preparedOn: date.optional(),
    seal: text.optional(),
  })
  .readonly();

/** Every document by the name of its file in `resources/documents`. */
export const documentSchemas = {
  'approval-form': approvalFormData,
  certificate: certificateData,
  'personal-statement': personalStatementData,
  'absence-notice': absenceNoticeData,
  explanation: explanationData,
} as const;

export type DocumentName = keyof typeof documentSchemas;
export type DocumentData = { readonly [Name in DocumentName]: z.infer<(typeof documentSchemas)[Name]> };
