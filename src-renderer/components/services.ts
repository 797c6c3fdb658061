import { createContext, use } from 'react';
import { assert } from '../../src-shared/lib/assert.ts';

/** What the components ask of the program around them. `app.tsx` provides it, so that no component knows a call. */
export type Services = {
  /** Names the open ledger: drafts and filters kept for one ledger are not offered in another. Empty while none is open. */
  readonly scope: string;
  /** The day the ledger counts as today (`2026-11-30`); empty while none is open. */
  readonly today: string;
  /** Asks everything shown anew, after a change. */
  readonly refresh: () => Promise<void>;
  /** Asks a long call to stop, by the name that its progress reports. */
  readonly stopJob: (job: string) => Promise<unknown>;
  /** Hands a file to the user. */
  readonly saveFile: (file: File) => void;
};

/** Null outside the program, as in a test of a single piece. */
export const ServicesContext = createContext<Services | null>(null);

/** The services of the program; only below `ServicesContext`. */
export function useServices(): Services {
  const services = use(ServicesContext);
  assert(services !== null, 'useServices outside ServicesContext');
  return services;
}
