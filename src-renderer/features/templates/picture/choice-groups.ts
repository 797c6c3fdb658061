/** One line of a list to choose from. */
export type Choice = {
  readonly key: string;
  readonly label: string;
  /** Beside the label, muted. */
  readonly hint?: string;
};

/** Lines under a heading of their own. */
export type ChoiceGroup = { readonly title: string; readonly choices: readonly Choice[] };

/** The groups with the choices whose label contains the words; groups without any are left out. */
export function matchingGroups(groups: readonly ChoiceGroup[], wanted: string): readonly ChoiceGroup[] {
  const words = wanted.trim().toLowerCase();
  return groups
    .map((group) => ({
      ...group,
      choices: group.choices.filter(({ label }) => label.toLowerCase().includes(words)),
    }))
    .filter(({ choices }) => choices.length > 0);
}
