/** Two schools whose names differ only in what was replaced get files of their own. */
export function freeName(stem: string, extension: string, taken: Set<string>): string {
  let name = `${stem}${extension}`;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${stem} (${number})${extension}`;
  taken.add(name.toLowerCase());
  return name;
}

/** Zips tell a time without a zone: the same words for an instant, whatever the computer's zone is. */
export function zipTime(now: Date): string {
  return now.toISOString().slice(0, 19);
}
