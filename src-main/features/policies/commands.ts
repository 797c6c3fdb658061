import type { Database } from 'better-sqlite3';
import type { ReadyPack } from '../../../src-shared/policy/document/own-pack.ts';
import { recordAudit, type Signature } from '../../database/records/audit-log.ts';
import { insertOwnPolicy } from '../../database/records/policy-records.ts';

/** What brought a version of an own pack about, as the log says it. */
export type PackChange = {
  readonly action: 'policy.clone' | 'policy.save' | 'policy.import';
  readonly reason: string;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
};

/** Stores a version of an own pack with its line in the log. Earlier versions stay: entries name them. */
export function storePack(
  writer: Database,
  signature: Signature,
  { raw, pack }: ReadyPack,
  { action, reason, before, after }: PackChange,
): void {
  insertOwnPolicy(writer, signature, {
    policyId: raw.id,
    version: raw.version,
    content: JSON.stringify(raw),
    resolved: JSON.stringify(pack),
    reason,
  });
  recordAudit(writer, signature, {
    action,
    subject: raw.title,
    ...(before === undefined ? {} : { before }),
    after: { id: raw.id, version: raw.version, reason, ...after },
  });
}
