import type { GateOf } from '../award-rules.ts';
import { type GateAnswer, type GateFacts, PASSED } from './gate-facts.ts';

/**
 * Approval by the administration of its level, filing with (or delegation to) the training institution of its level
 * (H4, H6). Facts left out count as in order; only an explicit `false` stops.
 */
export function askOrganiser(gate: GateOf<'organiser'>, { input, level }: GateFacts): GateAnswer {
  const { organiser } = input;
  if (organiser === undefined) return PASSED;
  const { kind } = organiser;
  if (kind !== undefined && gate.except.includes(kind)) return PASSED;
  if (gate.only !== undefined && (kind === undefined || !gate.only.includes(kind))) return PASSED;
  if (gate.schoolOwn && kind === 'school' && level === 'school') return PASSED;
  const isUnapproved = gate.approved && organiser.approved === false;
  const isDelegated = gate.delegationServes && organiser.delegated === true;
  const isUnregistered = gate.registered && organiser.registered === false && !isDelegated;
  if (!isUnapproved && !isUnregistered) return PASSED;
  const missing = [
    ...(isUnapproved ? ['未经同级教育行政部门批准或认可'] : []),
    ...(isUnregistered ? ['未在同级培训机构备案或登记'] : []),
  ];
  const cause = missing.join('，');
  // What the text does not count at all is another thing than what only lacks its papers.
  return gate.outcome === 'nothing'
    ? { kind: 'nothing', text: `${cause}，不属于条文所计的培训` }
    : { kind: gate.outcome, text: cause };
}

/**
 * Only trainings of the listed bodies belong to what the text counts (B4). Here an unknown body is a
 * question, not a pass: the list is closed.
 */
export function askOrganiserKind(gate: GateOf<'organiser-kind'>, { input }: GateFacts): GateAnswer {
  const kind = input.organiser?.kind;
  if (kind === undefined) return { kind: 'undecided', text: '缺少举办单位的性质，无法判断是否属于登记范围' };
  return gate.allowed.includes(kind) ? PASSED : { kind: 'nothing', text: '举办单位不在条文列出的登记范围内' };
}
