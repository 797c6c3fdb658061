import { describeError } from '../../../text/errors.ts';

let open: (() => void) | null = null;
let waiting: ((isGiven: boolean) => void) | null = null;

/** The page that can ask; answers how it stops. */
export function onExcellentAsked(ask: () => void): () => void {
  open = ask;
  return () => {
    if (open !== ask) return;
    open = null;
    answerExcellent(false);
  };
}

/** What came of asking: nothing happens where nobody waits for it. */
export function answerExcellent(isGiven: boolean): void {
  waiting?.(isGiven);
  waiting = null;
}

/**
 * Saves; where that is refused because more trainees would be excellent than the text allows and nobody said why (L21), asks
 * for the reason and saves once more. Without a reason, or without a page that can ask, the refusal stands.
 */
export async function withExcellentReason(save: () => Promise<void>): Promise<void> {
  try {
    await save();
  } catch (error) {
    const { problems } = describeError(error);
    const isAsked =
      problems.length > 0 && problems.every(({ code }) => code === 'trainee.excellentOverLimit');
    if (!isAsked || open === null) throw error;
    const ask = open;
    const isGiven = await new Promise<boolean>((resolve) => {
      answerExcellent(false);
      waiting = resolve;
      ask();
    });
    if (!isGiven) throw error;
    await save();
  }
}
