import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { base, dateSchema, fileSchema, problemSchema, progressSchema, uidSchema } from './shared.ts';

/**
 * A certificate as issued. Its number is never used again, even after a revocation (Q21); `replaces` is the number it
 * stands in for.
 */
export const certificateSchema = z.object({
  uid: uidSchema,
  number: z.string(),
  teacher: z.object({ uid: uidSchema, name: z.string() }),
  project: z.object({ uid: uidSchema, name: z.string() }),
  issuedOn: dateSchema,
  issuedAt: z.string(),
  actor: z.string(),
  state: z.enum(['valid', 'revoked']),
  revokedReason: z.string().nullable(),
  replaces: z.string().nullable(),
  printCount: z.int(),
});
/** One certificate in the register. */
export type Certificate = z.infer<typeof certificateSchema>;

/** How numbers are put together here: the pack’s scheme (L23), or the setting asked for before the first issue. */
export const certificateSchemeSchema = z.object({
  separator: z.string(),
  /** Parts in order with their widths; source says where they come from. */
  parts: z.array(
    z.object({ part: z.enum(['project', 'organiser', 'year', 'session', 'trainee']), width: z.int() }),
  ),
  organiserNumber: z.int().nullable(),
  /** Organisers of this ledger's own projects beside itself, with the number each has; null: none was given yet. */
  organisers: z.array(z.object({ name: z.string(), number: z.int().nullable() })),
  isFromPolicy: z.boolean(),
  isSet: z.boolean(),
});

/** 证书: preview, numbering, issuing, printing, revoking. */
export const certificates = {
  /** Who would get which number, what stands in the way (glyphs, results, registration), and page one as it will print. */
  preview: base.input(z.object({ projectUid: uidSchema, issuedOn: dateSchema.optional() })).output(
    z.object({
      scheme: certificateSchemeSchema,
      problems: z.array(problemSchema),
      rows: z.array(
        z.object({
          traineeUid: uidSchema,
          name: z.string(),
          number: z.string().nullable(),
          state: z.enum(['ready', 'issued', 'blocked']),
          /** The certificate that stands, where one was issued. */
          certificateUid: uidSchema.nullable(),
          problems: z.array(problemSchema),
        }),
      ),
      svg: z.string().nullable(),
    }),
  ),
  /** How numbers to come are put together; those given already stay. Refused for a separator with digits. */
  setScheme: base
    .input(
      z.object({
        separator: z.string().max(2),
        widths: z.object({
          project: z.int().min(0).max(6),
          organiser: z.int().min(0).max(6),
          year: z.int().min(0).max(4),
          session: z.int().min(0).max(4),
          trainee: z.int().min(1).max(6),
        }),
        organiserNumber: z.int().min(0),
        organisers: z
          .array(z.object({ name: z.string().trim().min(1), number: z.int().min(0) }))
          .max(1000)
          .default([]),
      }),
    )
    .output(certificateSchemeSchema),
  /** Numbers, composes and freezes the certificates of everybody who is ready, in one transaction. */
  issue: base
    .input(
      z.object({
        projectUid: uidSchema,
        issuedOn: dateSchema,
        traineeUids: z.array(uidSchema).nullable().default(null),
      }),
    )
    .output(
      eventIterator(
        progressSchema,
        z.object({
          issued: z.int(),
          numbers: z.array(z.string()),
          uids: z.array(uidSchema),
          /** Who is ready but for this: each is held up alone. */
          heldUp: z.array(problemSchema),
        }),
      ),
    ),
  /** The register, newest first. */
  list: base
    .input(
      z.object({
        projectUid: uidSchema.nullable().default(null),
        search: z.string().max(100).default(''),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(500).default(200),
      }),
    )
    .output(z.object({ total: z.int(), rows: z.array(certificateSchema) })),
  /** The frozen pages as one PDF; each is logged as a print. */
  file: base
    .input(z.object({ uids: z.array(uidSchema).min(1).max(5000) }))
    .output(z.object({ file: fileSchema })),
  /** Revokes one with a reason; the certificate and its number stay in the register. */
  revoke: base
    .input(z.object({ uid: uidSchema, reason: z.string().trim().min(1).max(500) }))
    .output(z.object({ revoked: z.boolean() })),
};
