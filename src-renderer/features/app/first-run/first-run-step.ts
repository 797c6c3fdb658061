/** Where the start screen stands. */
export type FirstRunStep =
  | { readonly kind: 'choose' }
  | { readonly kind: 'create' }
  | { readonly kind: 'restoreFile' }
  | { readonly kind: 'restoreKnown'; readonly ledgerId: string; readonly title: string };
