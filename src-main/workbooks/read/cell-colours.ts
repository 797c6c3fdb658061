import { attribute } from '../ooxml/xml-markup.ts';
import { scanXml } from '../ooxml/xml-scanner.ts';
import type { GuardedZip } from '../ooxml/zip-guard.ts';

/** What a cell format makes of a cell's look; `null` is plain. */
export type FormatStyle = {
  readonly fill: string | null;
  readonly fontColour: string | null;
  readonly isStruck: boolean;
};

/** The eight colours that old files number; 0–7 repeat as 8–15, the rest is a palette nobody sees anew. */
const INDEXED = [
  '#000000',
  '#FFFFFF',
  '#FF0000',
  '#00FF00',
  '#0000FF',
  '#FFFF00',
  '#FF00FF',
  '#00FFFF',
] as const;

/**
 * Light 1, dark 1, light 2, dark 2, six accents of the theme that Office 2013 to 2022 proposes, for workbooks
 * without one.
 */
const THEME = [
  '#FFFFFF',
  '#000000',
  '#E7E6E6',
  '#44546A',
  '#4472C4',
  '#ED7D31',
  '#A5A5A5',
  '#FFC000',
  '#5B9BD5',
  '#70AD47',
] as const;

/**
 * The order in which formats number the colours of a theme. Themes list dark before light; formats count light
 * first.
 */
const THEME_ORDER = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
];

/**
 * The colours that formats name by their place in the workbook's theme. System colours are taken as the writer
 * saw them (`lastClr`).
 */
export async function readColours(
  zip: GuardedZip,
  part: string | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const colours: string[] = [...THEME];
  if (part === undefined) return colours;
  let slot = -1;
  await scanXml(zip.stream(part, signal), {
    open(name, attributes) {
      const place = THEME_ORDER.indexOf(name);
      if (place !== -1) slot = place;
      const rgb =
        name === 'srgbClr'
          ? attribute(attributes, 'val')
          : name === 'sysClr'
            ? attribute(attributes, 'lastClr')
            : undefined;
      if (slot !== -1 && rgb !== undefined && isRgb(rgb)) colours[slot] = `#${rgb.toUpperCase()}`;
    },
    close(name) {
      if (THEME_ORDER.includes(name)) slot = -1;
    },
  });
  return colours;
}

/** Six hexadecimal digits. */
function isRgb(text: string): boolean {
  return /^[0-9A-F]{6}$/i.test(text);
}

/**
 * The colour that an element's attributes name (CT_Color, ECMA-376 part 1, 18.8.19); `null` for an automatic or
 * unknown one. `rgb` may begin with an alpha value, which spreadsheets ignore.
 */
export function toColour(attributes: string, theme: readonly string[]): string | null {
  const rgb = attribute(attributes, 'rgb');
  if (rgb !== undefined && isRgb(rgb.slice(-6))) return tinted(`#${rgb.slice(-6).toUpperCase()}`, attributes);
  const place = attribute(attributes, 'theme');
  if (place !== undefined) return tinted(theme[Number(place)] ?? null, attributes);
  const index = attribute(attributes, 'indexed');
  return index === undefined || Number(index) > 15
    ? indexedColour(index)
    : (INDEXED[Number(index) % 8] ?? null);
}

/** 64 and 65 are the system's own text and ground. */
function indexedColour(index: string | undefined): string | null {
  return index === undefined || Number(index) >= 64 ? null : '#808080';
}

/** A tint moves every part of a colour towards white (above 0) or black. */
function tinted(colour: string | null, attributes: string): string | null {
  const tint = Number(attribute(attributes, 'tint') ?? 0);
  if (colour === null || !Number.isFinite(tint) || tint === 0) return colour;
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const moved = parts.map((part) => Math.round(tint > 0 ? part + (255 - part) * tint : part * (1 + tint)));
  return `#${moved.map((part) => Math.max(0, Math.min(255, part)).toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}
