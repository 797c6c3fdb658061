/**
 * The header by which a page says which ledger (`ledgerId`) it speaks of. Two windows share one host: a call meant for the
 * ledger that was open before is refused (LEDGER_NOT_OPEN) instead of reaching the one that is open now.
 */
export const ledgerHeader = 'x-credit-ledger';
