/** `hainan-2017-own`, or with the first number that is free. */
export function freePackId(from: string, taken: readonly string[]): string {
  const base = `${from.slice(0, 40).replace(/-own(-\d+)?$/, '')}-own`;
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? base : `${base}-${count}`;
    if (!taken.includes(id)) return id;
  }
}
