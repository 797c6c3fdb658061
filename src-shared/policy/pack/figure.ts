import { z } from 'zod';
import { decimalSchema, thousandthsOf } from './pack-words.ts';

/** A figure of the text, or the id of the setting that holds it where the text leaves it blank. */
export const figureSchema = z.union([decimalSchema, z.strictObject({ setting: z.string() })]);
/** A figure that was read: a decimal, or the setting that holds it (V3 leaves its numbers blank). */
export type Figure = z.infer<typeof figureSchema>;

/** The figure in thousandths; null where it stands in a setting that nobody decided. */
export function figureIn(figure: Figure, settingOf: (id: string) => number | null): number | null {
  return typeof figure === 'number' ? thousandthsOf(figure) : settingOf(figure.setting);
}

/** The settings that a figure refers to. */
export function settingsOfFigure(figure: Figure | undefined): readonly string[] {
  return typeof figure === 'object' ? [figure.setting] : [];
}
