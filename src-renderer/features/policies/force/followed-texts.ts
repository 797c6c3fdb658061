import type { PackPart } from '../../../../src-shared/policy/pack/pack-words.ts';
import type { PackPeriod, PackRow } from '../../../../src-shared/rpc/contract/policies.ts';

/** A text that is followed, and which of its parts. */
export type FollowedText = {
  readonly id: string;
  readonly version: number;
  readonly parts: readonly PackPart[];
};

/** The text with all that it has. */
export function wholeText({ id, version, parts }: PackRow): FollowedText {
  return { id, version, parts };
}

/** The texts without a part, or with it; a text keeps at least one. */
export function withPart(text: FollowedText, part: PackPart, isTaken: boolean): FollowedText {
  const parts = isTaken ? [...text.parts, part] : text.parts.filter((each) => each !== part);
  return parts.length === 0 ? text : { ...text, parts };
}

/** The texts with one a place further up: what stands first goes before the others. */
export function movedUp(texts: readonly FollowedText[], index: number): readonly FollowedText[] {
  const [above, text] = [texts[index - 1], texts[index]];
  if (above === undefined || text === undefined) return texts;
  return texts.with(index - 1, text).with(index, above);
}

/** Whether a registration year goes by just these texts already, so that setting them would change nothing. */
export function isInForce(
  texts: readonly FollowedText[],
  periods: readonly Pick<PackPeriod, 'texts' | 'fromYear'>[],
  year: number,
): boolean {
  const governing = periods.findLast(({ fromYear }) => fromYear === null || fromYear <= year) ?? periods[0];
  const keyOf = (of: readonly FollowedText[]) =>
    JSON.stringify(of.map(({ id, version, parts }) => [id, version, [...parts].sort()]));
  return governing !== undefined && keyOf(governing.texts) === keyOf(texts);
}
