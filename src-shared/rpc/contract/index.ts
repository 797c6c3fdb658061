import { app } from './app.ts';

/** Every call between a screen (or terminal) and the ledger. Written first; handlers implement it. */
export const contract = { app };
