/**
 * What a line of a sheet is called: its training, or what hours were taken away for (SR1); empty where no project stands behind
 * it. A review pairs lines by it.
 */
export function lineName({
  projectName,
  deduction,
}: {
  readonly projectName: string | null;
  readonly deduction: string | null;
}): string {
  return projectName ?? (deduction === null ? '' : `扣学时：${deduction}`);
}
