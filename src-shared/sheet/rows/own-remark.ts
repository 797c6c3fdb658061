import type { Form } from '../../training/training-words.ts';

/** The 备注 that the program writes for an entry; `null` when it has nothing to say. A review takes no part of it for somebody's. */
export function ownRemark(entry: {
  readonly origin: 'own' | 'outside';
  readonly makeUpFor: number | null;
  /** Thousandths; left out, with the form, where the line says them for sure. */
  readonly hours?: number;
  readonly form?: Form;
}): string | null {
  const parts = [
    entry.origin === 'outside' ? '外单位' : null,
    // Kept, but the text does not count it (B4): a line without hours would say nothing of why.
    isUncounted(entry) ? '办法不计' : null,
    entry.makeUpFor === null ? null : `补修 ${entry.makeUpFor} 年度`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('；');
}

/**
 * An outside record that is kept with its reason and counts nothing (B4): it alone has no hours. Practice in an enterprise
 * has none either, because it counts in months and weeks (V2).
 */
export function isUncounted(entry: {
  readonly origin: 'own' | 'outside';
  readonly hours?: number;
  readonly form?: Form;
}): boolean {
  return entry.origin === 'outside' && entry.hours === 0 && entry.form !== 'enterprise';
}
