/** Between a test and the process in which the stand-in runs. */
export type StandInRequest =
  | { readonly kind: 'quit' }
  | { readonly kind: 'asked' }
  | { readonly kind: 'answer'; readonly method: string; readonly result: unknown };

export type StandInReply =
  | { readonly kind: 'opened'; readonly debuggerAddress: string; readonly pageOrigin: string }
  | { readonly kind: 'asked'; readonly list: readonly { readonly what: string; readonly detail: unknown }[] };
