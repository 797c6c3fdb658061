import { z } from 'zod';
import type { PolicyPack } from '../pack/policy-pack.ts';
import type { CaseEnvironment } from './case-words.ts';
import { evaluateCase } from './evaluate-case.ts';

/** The little of a case that comparing needs; whether the rest can be read, `evaluateCase` says. */
const caseSchema = z.looseObject({
  id: z.string(),
  kind: z.string(),
  clause: z.string().optional(),
  note: z.string().optional(),
  input: z.unknown(),
});
type WorkedCase = z.infer<typeof caseSchema>;

/** Which packs are compared, on which cases. */
export type RerunFacts = {
  /** The pack that the cases were written for, with everything that holds under it. */
  readonly parent: PolicyPack;
  /** The pack that was saved last, and what is asked now; the same where nothing was edited. */
  readonly saved: PolicyPack;
  readonly edited: PolicyPack;
  /** Worked cases in the format of `ledger eval`. */
  readonly cases: readonly unknown[];
  readonly environment: Pick<CaseEnvironment, 'calendar' | 'today'>;
};

/**
 * The worked cases of a pack's parent, answered by the parent and by `edited`: which answers stay, which change and how,
 * and which of them `saved` answers otherwise still. All answer under one id: a name is no difference.
 */
export function rerunCases({ parent, saved, edited, cases, environment }: RerunFacts) {
  const answer = (pack: PolicyPack, asked: WorkedCase) =>
    answerOf({ ...pack, id: parent.id }, asked, environment);
  const compared = cases
    .map((one) => caseSchema.parse(one))
    .map((one) => {
      const now = answer(edited, one);
      const isMoved = edited !== saved && differencesOf(answer(saved, one), now).length > 0;
      return { one, isMoved, differences: differencesOf(answer(parent, one), now) };
    });
  const changed = compared.filter(({ differences }) => differences.length > 0);
  return {
    parent: { id: parent.id, title: parent.title },
    total: compared.length,
    same: compared.length - changed.length,
    moved: compared.filter(({ isMoved }) => isMoved).length,
    changed: changed.map(({ one: { id, kind, clause, note, input }, isMoved, differences }) => ({
      ...{ id, kind, clause: clause ?? null, note: note ?? null, input },
      isMoved,
      differences,
    })),
  };
}

/**
 * Under the asked pack's own rules, with errors reduced to their code: words of an error are no difference.
 */
function answerOf(pack: PolicyPack, asked: WorkedCase, environment: RerunFacts['environment']): unknown {
  const answer = evaluateCase(
    { ...asked, policy: pack.id },
    { ...environment, packs: new Map([[pack.id, pack]]) },
  );
  return 'output' in answer ? answer.output : { error: answer.error.code };
}

/** The words of an explanation change with every number in it: of them only the clauses are compared. */
const EXPLANATIONS = new Set(['reasons', 'warnings', 'notes']);

/** An answer as texts by their path (`year.hours`); the trace, which only explains, left out. */
function flatten(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (typeof value !== 'object' || value === null) return into.set(path, JSON.stringify(value) ?? '');
  if (Array.isArray(value) && value.length === 0) return into;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'trace') continue;
    const at = path === '' ? key : `${path}.${key}`;
    if (EXPLANATIONS.has(key) && Array.isArray(inner))
      into.set(at, inner.map((reason) => reason.clause ?? reason.id).join('、'));
    else flatten(inner, at, into);
  }
  return into;
}

/** Both answers laid flat by path; a path that one of them lacks differs from every value. */
function differencesOf(before: unknown, after: unknown) {
  const one = flatten(before, '', new Map());
  const other = flatten(after, '', new Map());
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter((path) => (one.get(path) ?? '') !== (other.get(path) ?? ''))
    .map((path) => ({ path, before: one.get(path) ?? '', after: other.get(path) ?? '' }));
}
