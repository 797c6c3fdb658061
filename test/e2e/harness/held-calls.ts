import type { Page } from 'playwright-core';

export type HeldCalls = {
  /** How often the page has made the call since. */
  readonly count: () => number;
  /** Resolves when it has made it so often. */
  readonly asked: (times?: number) => Promise<void>;
  /** The calls that wait, and all that come, go on. */
  readonly letGo: () => Promise<void>;
};

/** Keeps the calls of one name (`teachers/save`) from the program until they are let go: a machine as slow as a test needs it. */
export async function holdCalls(page: Page, name: string): Promise<HeldCalls> {
  const gate = Promise.withResolvers<void>();
  let count = 0;
  const waiting: { readonly times: number; readonly resolve: () => void }[] = [];
  const pattern = `**/rpc/${name}*`;
  await page.route(pattern, async (route) => {
    count += 1;
    for (const { times, resolve } of waiting) if (count >= times) resolve();
    await gate.promise;
    await route.fallback().catch(() => undefined);
  });
  return {
    count: () => count,
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
