import { z } from 'zod';
import { evaluateCase } from '../../../src-shared/policy/cases/evaluate-case.ts';
import type { PolicyPack } from '../../../src-shared/policy/pack/policy-pack.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import type { RegisteredPack } from '../../session/policy-registry.ts';
import { casesOf } from './pack-view.ts';

const caseSchema = z.looseObject({
  id: z.string(),
  kind: z.string(),
  clause: z.string().optional(),
  note: z.string().optional(),
  input: z.unknown(),
});

/**
 * The worked cases of the parent of a pack, answered by the parent and by `edited`: which answers stay, which change and
 * how, and which of them `saved` answers otherwise still. All answer under one id: a name is no difference.
 */
export async function rerunCases(ledger: OpenLedger, saved: RegisteredPack, edited: PolicyPack) {
  const { parent, cases } = await casesOf(ledger, saved);
  const { id } = parent.pack;
  const compared = cases
    .map((one) => caseSchema.parse(one))
    .map((one) => {
      const answer = answerOf(ledger, { ...edited, id }, one);
      const isMoved =
        edited !== saved.pack &&
        differencesOf(answerOf(ledger, { ...saved.pack, id }, one), answer).length > 0;
      return { one, isMoved, differences: differencesOf(answerOf(ledger, parent.pack, one), answer) };
    });
  const changed = compared.filter(({ differences }) => differences.length > 0);
  return {
    parent: { id, title: parent.pack.title },
    total: compared.length,
    same: compared.length - changed.length,
    moved: compared.filter(({ isMoved }) => isMoved).length,
    changed: changed.map(({ one, isMoved, differences }) => ({
      id: one.id,
      kind: one.kind,
      clause: one.clause ?? null,
      note: one.note ?? null,
      input: one.input,
      isMoved,
      differences,
    })),
  };
}

function answerOf(ledger: OpenLedger, pack: PolicyPack, asked: z.infer<typeof caseSchema>): unknown {
  const environment = { packs: new Map([[pack.id, pack]]), calendar: ledger.calendar, today: ledger.today() };
  const answer = evaluateCase({ ...asked, policy: pack.id }, environment);
  return 'output' in answer ? answer.output : { error: answer.error.code };
}

/** Explanations are told in other words when a number changes: of them only the clauses are compared. */
const explanations = new Set(['reasons', 'warnings', 'notes']);

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
