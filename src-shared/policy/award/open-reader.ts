import type { Level } from '../../training/training-words.ts';
import type { AwardInput } from './award-input.ts';
import type { Decisions } from './award-outcome.ts';
import { type OpenDecision, openPointId } from './open-point.ts';

/** A point with what was decided on it; null while it is open. */
export type AskedPoint = { readonly id: string; readonly decided: OpenDecision | null };

/** The two points of an activity. `rule` null: no row of the table names it. */
export type OpenReader = (activity: {
  readonly rule: string | null;
  readonly input: Pick<AwardInput, 'form' | 'role'>;
  /** The level of registration. */
  readonly level: Level;
}) => { readonly credits: AskedPoint; readonly hours: AskedPoint };

/** Finds what was decided on the open points of an activity. */
export function openReader(decisions: Decisions): OpenReader {
  const asked = (id: string): AskedPoint => {
    const decided = decisions.get(id);
    return { id, decided: decided === undefined || typeof decided === 'number' ? null : decided };
  };
  return ({ rule, input: { form, role }, level }) => ({
    credits: asked(openPointId({ rule, about: 'credits', form, level, role })),
    hours: asked(openPointId({ rule, about: 'hours', form, level, role })),
  });
}
