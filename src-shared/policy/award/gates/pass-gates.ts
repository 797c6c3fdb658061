import { holds } from '../../pack/match.ts';
import { type Step, stepOf, withNote } from '../award-outcome.ts';
import type { Activity, Gate } from '../award-rules.ts';
import { askGate } from './ask-gate.ts';
import type { GateFacts } from './gate-facts.ts';

/**
 * What all gates together say. `stop` is null when every gate passed; `notice` whether the school must be told in writing,
 * null where the pack knows no such notice (L21).
 */
export type Gates = {
  readonly stop: 'nothing' | 'refused' | 'undecided' | null;
  readonly trace: readonly Step[];
  readonly reasons: readonly Step[];
  readonly warnings: readonly Step[];
  readonly notice: boolean | null;
  /** Silent points that keep it undecided (A33). */
  readonly settings: readonly string[];
};

/**
 * Asks every gate that applies, in the order of the pack. `activity` null: no row names it.
 * 1. A gate that names activities guards those alone; one with a `when` those it holds for.
 * 2. All gates are asked, even after one stopped: whoever mends a record wants every reason at once.
 * 3. The first that stops decides between nothing and refused; a gate that lacks a fact decides only where no
 *    other stops.
 * 4. Warnings stop nothing.
 */
export function passGates(gates: readonly Gate[], activity: Activity | null, facts: GateFacts): Gates {
  const trace: Step[] = [];
  const reasons: Step[] = [];
  const warnings: Step[] = [];
  const settings: string[] = [];
  const asked = gates.filter(
    (gate) => gate.activities?.includes(activity?.id ?? '') !== false && holds(gate.when, facts.input),
  );
  // Where some clause asks for passing, the text is not silent about it.
  const isPassingAsked = asked.some((gate) => gate.kind === 'passed' && gate.setting === undefined);
  let stop: Gates['stop'] = null;
  let notice: boolean | null = null;
  for (const gate of asked) {
    if (gate.kind === 'passed' && gate.setting !== undefined && isPassingAsked) continue;
    const answer = askGate(gate, facts);
    if (gate.kind === 'absence' && gate.notice) notice = answer.kind === 'nothing';
    if (answer.kind === 'passed') {
      if (answer.text !== undefined) trace.push(stepOf(gate, answer.text));
      continue;
    }
    if (answer.kind === 'warning') {
      warnings.push(stepOf(gate, answer.text));
      continue;
    }
    stop = stopAfter(stop, answer.kind);
    if (answer.kind === 'undecided' && answer.setting !== undefined) settings.push(answer.setting);
    // How little absence is harmless is the reading (A12); too much of it is the text.
    const reason = stepOf(gate, answer.text);
    reasons.push(gate.kind === 'absence' ? withNote(reason, undefined) : reason);
  }
  return { stop, trace, reasons, warnings, notice, settings };
}

/** The same answer where a fact is missing that no gate asks for: nothing can be said before it is there. */
export function withMissingFact(gates: Gates, reason: Step): Gates {
  return { ...gates, stop: stopAfter(gates.stop, 'undecided'), reasons: [...gates.reasons, reason] };
}

/** The first gate that stops decides; a gate that only lacks a fact gives way to one that stops. */
function stopAfter(stop: Gates['stop'], next: 'nothing' | 'refused' | 'undecided'): Gates['stop'] {
  return stop === null || stop === 'undecided' ? next : stop;
}

/**
 * What the gates of several texts say together: every reason of each. The strictest stop decides, whichever text stands
 * first. One text's gates are handed through.
 */
export function joinGates(texts: readonly Gates[]): Gates {
  const [only] = texts;
  if (only !== undefined && texts.length === 1) return only;
  return {
    stop: STRICTEST_FIRST.find((stop) => texts.some((gates) => gates.stop === stop)) ?? null,
    trace: texts.flatMap(({ trace }) => trace),
    reasons: texts.flatMap(({ reasons }) => reasons),
    warnings: texts.flatMap(({ warnings }) => warnings),
    notice: texts.some(({ notice }) => notice === true)
      ? true
      : texts.some(({ notice }) => notice === false)
        ? false
        : null,
    settings: texts.flatMap(({ settings }) => settings),
  };
}

const STRICTEST_FIRST = ['refused', 'nothing', 'undecided'] as const;
