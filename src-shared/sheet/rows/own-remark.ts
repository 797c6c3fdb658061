/** The 备注 that the program writes for an entry; `null` when it has nothing to say. A review takes no part of it for somebody's. */
export function ownRemark(entry: {
  readonly origin: 'own' | 'outside';
  readonly makeUpFor: number | null;
}): string | null {
  const parts = [
    entry.origin === 'outside' ? '外单位' : null,
    entry.makeUpFor === null ? null : `补修 ${entry.makeUpFor} 年度`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('；');
}
