import type { PackPart } from '../pack/pack-words.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';

/**
 * The parts a text really has: what its file declares, else what its sections say. A set is offered no others.
 * - `credits`: some row of the table gives a figure; a table that is silent throughout (L39) gives none.
 * - `assessment`: it judges somebody.
 * - `process`: it says how a training is run or registered. The demand that a training is passed, which every text makes,
 *   is no process of its own.
 * - `selection`: it says who may be chosen.
 */
export function partsOf(pack: PolicyPack): readonly PackPart[] {
  if (pack.parts !== undefined) return pack.parts;
  const parts: PackPart[] = [];
  if (pack.activities.some(givesCredits)) parts.push('credits');
  if (pack.assessment.length > 0) parts.push('assessment');
  if (hasProcess(pack)) parts.push('process');
  if (pack.selection !== undefined) parts.push('selection');
  // A text of notes alone still governs something: what it asks of every training.
  return parts.length === 0 ? ['process'] : parts;
}

function givesCredits({ credits, otherwise }: PolicyPack['activities'][number]): boolean {
  return [credits, otherwise].some(
    (rule) => rule !== undefined && rule.kind !== 'silent' && rule.kind !== 'none',
  );
}

function hasProcess(pack: PolicyPack): boolean {
  const { registration, archive, leave, outgoing, numbering, deadlines, limits } = pack;
  const sections = [registration, archive, leave, outgoing, numbering];
  return (
    sections.some((section) => section !== undefined && section !== null) ||
    (deadlines ?? []).length > 0 ||
    (limits ?? []).length > 0 ||
    pack.requiresApprovalForm === true ||
    pack.gates.some((gate) => gate.kind !== 'passed' && gate.activities === undefined)
  );
}

/** Whether the set takes all that the text has. */
export function hasAllParts(pack: PolicyPack, parts: readonly PackPart[]): boolean {
  return partsOf(pack).every((part) => parts.includes(part));
}
