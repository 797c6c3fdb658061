import { z } from 'zod';
import { evaluateCase } from '../../../src-shared/policy/evaluate-case.ts';
import type { PolicyPack } from '../../../src-shared/policy/policy-pack.ts';
import type { OpenLedger } from '../../host/open-ledger.ts';
import type { ShelvedPack } from '../../host/policy-shelf.ts';
import { casesOf } from './pack-view.ts';

const caseSchema = z.looseObject({
  id: z.string(),
  kind: z.string(),
  clause: z.string().optional(),
  note: z.string().optional(),
  input: z.unknown(),
});

/** The worked cases of the pack's parent under both: which answers stay, which change and how. Both answer under one id: a name is no difference. */
export async function rerunCases(ledger: OpenLedger, shelved: ShelvedPack) {
  const { parent, cases } = await casesOf(ledger, shelved);
  const asked = cases.map((one) => caseSchema.parse(one));
  const changed = asked.flatMap((one) => {
    const differences = differencesOf(
      answerOf(ledger, parent.pack, one),
      answerOf(ledger, { ...shelved.pack, id: parent.pack.id }, one),
    );
    return differences.length === 0
      ? []
      : [
          {
            id: one.id,
            kind: one.kind,
            clause: one.clause ?? null,
            note: one.note ?? null,
            input: one.input,
            differences,
          },
        ];
  });
  return {
    parent: { id: parent.pack.id, title: parent.pack.title },
    total: asked.length,
    same: asked.length - changed.length,
    changed,
  };
}

function answerOf(ledger: OpenLedger, pack: PolicyPack, asked: z.infer<typeof caseSchema>): unknown {
  const environment = { packs: new Map([[pack.id, pack]]), calendar: ledger.calendar, today: ledger.today() };
  const answer = evaluateCase({ ...asked, policy: pack.id }, environment);
  return 'output' in answer ? answer.output : { error: answer.error.code };
}

/** Explanations are told in other words when a number changes: of them only the clauses are compared. */
const explanations = new Set(['reasons', 'warnings', 'notes', 'consequences']);

function flatten(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (typeof value !== 'object' || value === null) return into.set(path, JSON.stringify(value) ?? '');
  if (Array.isArray(value) && value.length === 0) return into;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'trace') continue;
    const at = path === '' ? key : `${path}.${key}`;
    if (explanations.has(key) && Array.isArray(inner))
      into.set(at, inner.map((reason) => reason.clause ?? reason.id).join('、'));
    else flatten(inner, at, into);
  }
  return into;
}

function differencesOf(before: unknown, after: unknown) {
  const one = flatten(before, '', new Map());
  const other = flatten(after, '', new Map());
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter((path) => (one.get(path) ?? '') !== (other.get(path) ?? ''))
    .map((path) => ({ path, before: one.get(path) ?? '', after: other.get(path) ?? '' }));
}
