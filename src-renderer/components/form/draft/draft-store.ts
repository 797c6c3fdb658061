/** Values typed into a form and not yet saved, as kept in this browser. */
export type StoredDraft<Values> = {
  /** Instant of the last change, ISO 8601. */
  readonly savedAt: string;
  readonly values: Values;
  /** The record that was being changed; absent in drafts of older versions. */
  readonly from?: Values;
};

const PREFIX = 'credit-ledger-draft:';

/** The draft kept under a key, or null where there is none or it cannot be read. */
export function readDraft<Values>(key: string): StoredDraft<Values> | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? null : (JSON.parse(text) as StoredDraft<Values>);
  } catch {
    return null;
  }
}

/** Keeps a draft until it is dropped. Drafts never leave this machine. */
export function writeDraft<Values>(key: string, values: Values, from: Values): void {
  const draft: StoredDraft<Values> = { savedAt: new Date().toISOString(), values, from };
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    // A full store costs the draft, not the form.
  }
}

/** Forgets a draft, once it is saved or refused. */
export function dropDraft(key: string): void {
  localStorage.removeItem(PREFIX + key);
}
