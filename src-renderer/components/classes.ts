/** Joins the class names that apply: `classes(styles['row'], isActive && styles['active'])`. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
