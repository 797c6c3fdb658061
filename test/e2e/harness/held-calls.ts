import type { Page, Request } from 'playwright-core';
import { requestsUnderWay } from './page.ts';

export type HeldCalls = {
  /** How often the page has made the call since. */
  readonly count: () => number;
  /** Resolves when it has made it so often. */
  readonly asked: (times?: number) => Promise<void>;
  /** The bodies of those that it has not given up since. */
  readonly wanted: () => readonly string[];
  /** The calls that wait, and all that come, go on. */
  readonly letGo: () => Promise<void>;
};

/** Keeps the calls of one name (`teachers/save`) from the program until they are let go: a machine as slow as a test needs it. */
export async function holdCalls(page: Page, name: string): Promise<HeldCalls> {
  const gate = Promise.withResolvers<void>();
  let count = 0;
  const waiting: { readonly times: number; readonly resolve: () => void }[] = [];
  const pattern = `**/rpc/${name}*`;
  const requests = requestsUnderWay(page);
  const held = new Set<Request>();
  page.on('requestfailed', (request) => held.delete(request));
  await page.route(pattern, async (route) => {
    const request = route.request();
    count += 1;
    held.add(request);
    requests.remove(request);
    for (const { times, resolve } of waiting) if (count >= times) resolve();
    await gate.promise;
    if (held.has(request)) requests.add(request);
    await route.fallback().catch(() => undefined);
  });
  return {
    count: () => count,
    wanted: () => [...held].map((request) => request.postData() ?? ''),
    asked: (times = 1) =>
      new Promise((resolve) => {
        if (count >= times) resolve();
        else waiting.push({ times, resolve });
      }),
    letGo: async () => {
      gate.resolve();
    },
  };
}
