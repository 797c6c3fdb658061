import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { base, problemSchema, progressSchema } from './shared.ts';

/** 审计: who changed what, and whether every seal, total and reference still fits. Nothing here can be changed. */
export const audit = {
  /** Who changed what and when, newest first. */
  list: base
    .input(
      z.object({
        search: z.string().max(100).default(''),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(
      z.object({
        total: z.int(),
        rows: z.array(
          z.object({
            id: z.int(),
            at: z.string(),
            actor: z.string(),
            action: z.string(),
            subject: z.string(),
            before: z.string().nullable(),
            after: z.string().nullable(),
          }),
        ),
      }),
    ),
  /** Recomputes every seal, total and reference; names the first broken batch. */
  verify: base.output(
    eventIterator(
      progressSchema,
      z.object({
        isIntact: z.boolean(),
        batches: z.int(),
        entries: z.int(),
        headSeal: z.string().nullable(),
        problems: z.array(problemSchema),
      }),
    ),
  ),
};
