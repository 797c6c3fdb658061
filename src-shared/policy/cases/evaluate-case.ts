import { z } from 'zod';
import { assertNever } from '../../lib/assert-never.ts';
import { assessInputSchema } from '../assess/assess-input.ts';
import { awardInputSchema } from '../award/award-input.ts';
import { packParts } from '../pack/pack-words.ts';
import type { PolicyPack, SetMember } from '../pack/policy-pack.ts';
import { readProblems } from '../pack/read-problem.ts';
import { combineSet } from '../set/combine-set.ts';
import { partsOf } from '../set/pack-parts.ts';
import { assessCase } from './case-assess.ts';
import { awardCase } from './case-award.ts';
import { deadlineCase, deadlineInputSchema } from './case-deadline.ts';
import { identityCase, identityInputSchema } from './case-identity.ts';
import { limitCase, limitInputSchema } from './case-limit.ts';
import { numberCase, numberInputSchema } from './case-number.ts';
import { routeCase, routeInputSchema } from './case-route.ts';
import { selectCase, selectInputSchema } from './case-select.ts';
import { statisticsCase, statisticsInputSchema } from './case-statistics.ts';
import type { CaseEnvironment, CaseError, CaseOutput, CaseResult } from './case-words.ts';

const envelopeShape = {
  id: z.string().min(1).max(200),
  clause: z.string().optional(),
  note: z.string().optional(),
  ambiguity: z.string().optional(),
  /** What a reader expects: compared by whoever asks, never looked at here. */
  expect: z.unknown().optional(),
} as const;
/** A pack by its id, or several in the order in which they go before each other; without `parts` all that a text has. */
const policySchema = z.union([
  z.string(),
  z.strictObject({
    set: z
      .array(z.strictObject({ id: z.string(), parts: z.array(z.enum(packParts)).min(1).optional() }))
      .min(1),
  }),
]);
/** Kinds that ask a pack. */
const packShape = { ...envelopeShape, policy: policySchema.nullable() } as const;
/** Kinds that no pack decides; a policy may be named, but it must exist. */
const freeShape = { ...envelopeShape, policy: policySchema.nullish() } as const;

/**
 * One member per kind. `kind` and the key of the input stand in the format, so renaming one breaks the files
 * of readers.
 */
const caseSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...packShape, kind: z.literal('award'), input: awardInputSchema }),
  z.strictObject({ ...packShape, kind: z.literal('assess'), input: assessInputSchema }),
  z.strictObject({ ...packShape, kind: z.literal('deadline'), input: deadlineInputSchema }),
  z.strictObject({ ...packShape, kind: z.literal('route'), input: routeInputSchema }),
  z.strictObject({ ...packShape, kind: z.literal('select'), input: selectInputSchema }),
  z.strictObject({ ...packShape, kind: z.literal('number'), input: numberInputSchema }),
  z.strictObject({ ...packShape, kind: z.literal('limit'), input: limitInputSchema }),
  z.strictObject({ ...freeShape, kind: z.literal('identity'), input: identityInputSchema }),
  z.strictObject({ ...freeShape, kind: z.literal('statistics'), input: statisticsInputSchema }),
]);
type Case = z.infer<typeof caseSchema>;
type FreeCase = Extract<Case, { kind: 'identity' | 'statistics' }>;
type PackCase = Exclude<Case, FreeCase>;

/** The answer to one case: its id (null where it has none that can be read), and an output or an error. */
export type CaseAnswer =
  | { readonly id: string | null; readonly output: CaseOutput }
  | { readonly id: string | null; readonly error: CaseError };

/**
 * Answers one case of the format in cases/README: reads it strictly (unknown keys and words are `malformed`), finds its
 * pack, and asks the rule of its kind. Never throws for anything a case can contain; errors carry no input values.
 */
export function evaluateCase(raw: unknown, environment: CaseEnvironment): CaseAnswer {
  // Unknown keys are refused: a mistyped fact would otherwise be an unknown one, and the answer would look
  // sound.
  const parsed = caseSchema.safeParse(raw);
  if (!parsed.success) return { id: idOf(raw), error: errorOf(parsed.error) };
  return { id: parsed.data.id, ...answer(parsed.data, environment) };
}

/** The error of a text that is no JSON; `id` where it could be made out. */
export function unreadableCase(id: string | null, message: string): CaseAnswer {
  return { id, error: { code: 'malformed', message, path: '' } };
}

function answer(asked: Case, environment: CaseEnvironment): CaseResult {
  const pack = asked.policy == null ? undefined : packOf(asked.policy, environment);
  if (pack !== undefined && 'error' in pack) return pack;
  if (isFree(asked)) return answerFree(asked, environment);
  if (pack === undefined) return unknownPolicy(`${asked.kind} needs a policy`);
  return answerOfPack(asked, pack.pack, environment);
}

/** The pack that is named, or the set combined; or which part of it there is not. */
function packOf(
  policy: z.infer<typeof policySchema>,
  { packs }: CaseEnvironment,
): { readonly pack: PolicyPack } | { readonly error: CaseError } {
  if (typeof policy === 'string') {
    const pack = packs.get(policy);
    return pack === undefined ? unknownPolicy('no such policy') : { pack };
  }
  const set: SetMember[] = [];
  for (const [index, { id, parts }] of policy.set.entries()) {
    const pack = packs.get(id);
    if (pack === undefined) return unknownPolicy('no such policy', `/policy/set/${index}/id`);
    if (set.some((member) => member.pack === pack))
      return malformedSet(`/policy/set/${index}/id`, 'the same pack again');
    const missing = parts?.find((part) => !partsOf(pack).includes(part));
    if (missing !== undefined) return malformedSet(`/policy/set/${index}/parts`, `${id} has no ${missing}`);
    set.push({ pack, parts: parts ?? partsOf(pack) });
  }
  return { pack: combineSet(set) };
}

function malformedSet(path: string, message: string): { readonly error: CaseError } {
  return { error: { code: 'malformed', message, path } };
}

/** Identity numbers and statistics follow national standards, which no pack may change. */
function isFree(asked: Case): asked is FreeCase {
  return asked.kind === 'identity' || asked.kind === 'statistics';
}

function answerFree(asked: FreeCase, environment: CaseEnvironment): CaseResult {
  return asked.kind === 'identity' ? identityCase(asked.input, environment) : statisticsCase(asked.input);
}

function answerOfPack(asked: PackCase, pack: PolicyPack, environment: CaseEnvironment): CaseResult {
  switch (asked.kind) {
    case 'award':
      return awardCase(pack, asked.input);
    case 'assess':
      return assessCase(pack, asked.input, environment.packs);
    case 'deadline':
      return deadlineCase(pack, asked.input, environment);
    case 'route':
      return routeCase(pack, asked.input);
    case 'select':
      return selectCase(pack, asked.input);
    case 'number':
      return numberCase(pack, asked.input);
    case 'limit':
      return limitCase(pack, asked.input);
    default:
      return assertNever(asked);
  }
}

function unknownPolicy(message: string, path = '/policy'): { readonly error: CaseError } {
  return { error: { code: 'unknownPolicy', message, path } };
}

/** Readers find the answer to a broken case by its id, if it has one at all. */
function idOf(raw: unknown): string | null {
  if (typeof raw !== 'object' || raw === null || !('id' in raw)) return null;
  return typeof raw.id === 'string' ? raw.id : null;
}

/** The first thing that stands in the way, as pointer and words of our own: zod's messages may quote what was typed. */
function errorOf(error: z.ZodError): CaseError {
  const [first] = readProblems(error);
  if (first === undefined) return { code: 'malformed', message: 'cannot be read', path: '' };
  return { code: 'malformed', message: first.message, path: first.path };
}
