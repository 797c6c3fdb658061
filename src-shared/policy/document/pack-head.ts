import { z } from 'zod';
import type { PolicyPack } from '../pack/policy-pack.ts';

/** What stands at the top of a pack, alike in the list of packs and above its document. */
export const packHeadSchema = z.object({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  shortTitle: z.string(),
  /** 文号; null for a copy, which no authority issued. */
  documentNumber: z.string().nullable(),
  issuer: z.string(),
  issuedOn: z.iso.date().nullable(),
  /** Place it governs (GB/T 2260); null for a pack that is only ever chosen by hand. */
  regionCode: z.string().nullable(),
  /** First and last day of validity, both included; null: no bound stated. */
  effective: z.object({ from: z.iso.date().nullable(), to: z.iso.date().nullable() }),
  /** The full text, a summary of it, quoted figures nobody checked, or somebody's own copy: how far a reader may rely on it. */
  basis: z.enum(['text', 'summary', 'unverified', 'own']),
  /** Where the figures of an unverified pack are quoted from. */
  source: z.string().nullable(),
  summary: z.string(),
});
type PackHead = z.infer<typeof packHeadSchema>;

/** The head of a pack without its rules. */
export function packHead(pack: PolicyPack): PackHead {
  const { id, version, title, shortTitle, documentNumber, issuer, issuedOn } = pack;
  const { regionCode, effective, basis, summary } = pack;
  return {
    ...{ id, version, title, shortTitle, documentNumber, issuer, issuedOn },
    ...{ regionCode, effective: { ...effective }, basis, source: pack.source ?? null, summary },
  };
}
