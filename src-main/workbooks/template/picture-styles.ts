import { allElements, attributeOf, childOf, type XmlElement } from '../ooxml/xml-tree.ts';
import type { OpenTemplate, TemplatePart } from './open-template.ts';

/** How a cell's format makes it look. */
export type PictureStyle = {
  /** Of the cell's font; runs of rich text may differ. */
  readonly isBold: boolean;
  /** `null`: as the kind of the value has it. */
  readonly align: 'left' | 'center' | 'right' | null;
  /** `#rrggbb`, or `null` where the cell has no colour of its own. */
  readonly fill: string | null;
  /** Any side, the diagonal included. */
  readonly hasBorder: boolean;
};

/** A cell without a format. */
const PLAIN: PictureStyle = { isBold: false, align: null, fill: null, hasBorder: false };

/**
 * The looks of a workbook's cell formats by their number: what the screen on which a mapping is made can show.
 * Each is worked out once.
 */
export function openPictureStyles(template: OpenTemplate): (style: number) => PictureStyle {
  const relations = template.relationsOf(template.workbookPart);
  const partOf = (ending: string): TemplatePart | null => {
    const relation = relations.find(({ type }) => type.endsWith(ending));
    return relation === undefined ? null : template.read(relation.part);
  };
  const styles = partOf('/styles');
  if (styles === null) return () => PLAIN;
  const { text, root } = styles;
  const listOf = (name: string) => childOf(root, name)?.children ?? [];
  const [formats, fonts, fills, borders] = ['cellXfs', 'fonts', 'fills', 'borders'].map(listOf);
  const palette = paletteOf(styles, partOf('/theme'));
  const numberIn = (element: XmlElement, name: string) => Number(attributeOf(text, element, name) ?? 0);
  const known = new Map<number, PictureStyle>();

  const look = (style: number): PictureStyle => {
    const format = formats?.[style];
    if (format === undefined) return PLAIN;
    const font = fonts?.[numberIn(format, 'fontId')];
    const fill = fills?.[numberIn(format, 'fillId')];
    // Which side has a border does not matter to a picture of this size.
    const border = borders?.[numberIn(format, 'borderId')];
    return {
      isBold: font !== undefined && isBold(text, font),
      align: alignOf(text, format),
      fill: fill === undefined ? null : fillOf(styles, fill, palette),
      hasBorder:
        border?.children.some((side) => (attributeOf(text, side, 'style') ?? 'none') !== 'none') ?? false,
    };
  };

  return (style) => {
    // A form has thousands of cells and some dozens of formats.
    const made = known.get(style) ?? look(style);
    known.set(style, made);
    return made;
  };
}

/** `<b/>` alone means bold; it may also say no. */
function isBold(text: string, font: XmlElement): boolean {
  const bold = childOf(font, 'b');
  if (bold === undefined) return false;
  const value = attributeOf(text, bold, 'val');
  return value !== '0' && value !== 'false';
}

/**
 * The three alignments that a screen shows, for the eight of the format (ST_HorizontalAlignment, ECMA-376 part
 * 1, 18.18.40).
 */
function alignOf(text: string, format: XmlElement): PictureStyle['align'] {
  const alignment = childOf(format, 'alignment');
  const horizontal = alignment === undefined ? undefined : attributeOf(text, alignment, 'horizontal');
  switch (horizontal) {
    case 'center':
    case 'centerContinuous':
    case 'distributed':
      return 'center';
    case 'right':
      return 'right';
    case 'left':
    case 'justify':
    case 'fill':
      return 'left';
    default:
      return null;
  }
}

/** Colours by number (old files) and by place in the theme. */
type Palette = {
  readonly indexed: readonly (string | undefined)[];
  readonly theme: readonly (string | undefined)[];
};

/** Patterns are shown as the colour that they are drawn in. */
function fillOf({ text }: TemplatePart, fill: XmlElement, palette: Palette): string | null {
  const pattern = childOf(fill, 'patternFill');
  if (pattern === undefined) return null;
  const kind = attributeOf(text, pattern, 'patternType') ?? 'none';
  if (kind === 'none') return null;
  const foreground = childOf(pattern, 'fgColor');
  return foreground === undefined ? null : colourOf(text, foreground, palette);
}

function colourOf(text: string, element: XmlElement, palette: Palette): string | null {
  const rgb = attributeOf(text, element, 'rgb');
  const theme = attributeOf(text, element, 'theme');
  const indexed = attributeOf(text, element, 'indexed');
  const base =
    rgb !== undefined
      ? rgb.slice(-6)
      : theme !== undefined
        ? palette.theme[Number(theme)]
        : indexed !== undefined
          ? palette.indexed[Number(indexed)]
          : undefined;
  if (base === undefined || !/^[\da-f]{6}$/i.test(base)) return null;
  return tinted(base, Number(attributeOf(text, element, 'tint') ?? 0));
}

/** A tint below 0 darkens, above 0 lightens: that share of the way to black or white. */
function tinted(base: string, tint: number): string {
  const share = Number.isFinite(tint) ? Math.max(-1, Math.min(1, tint)) : 0;
  const channels = [0, 2, 4].map((at) => {
    const value = Number.parseInt(base.slice(at, at + 2), 16);
    const made = share < 0 ? value * (1 + share) : value + (255 - value) * share;
    return Math.round(made).toString(16).padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

/** The palette of the file format, 8 to 63; 0 to 7 are the same as 8 to 15. */
const INDEXED =
  '000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff 800000 008000 000080 808000 800080 008080 c0c0c0 808080 9999ff 993366 ffffcc ccffff 660066 ff8080 0066cc ccccff 000080 ff00ff ffff00 00ffff 800080 800000 008080 0000ff 00ccff ccffff ccffcc ffff99 99ccff ff99cc cc99ff ffcc99 3366ff 33cccc 99cc00 ffcc00 ff9900 ff6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'.split(
    ' ',
  );

/** The workbook's own palette where it brings one, else the usual. Colours are kept without `#`. */
function paletteOf(styles: TemplatePart, theme: TemplatePart | null): Palette {
  const own = [...allElements(styles.root)].find(({ name }) => name === 'indexedColors');
  // Numbers 0 to 7 are kept for old files and mean what 8 to 15 mean.
  const usual = [...INDEXED.slice(0, 8), ...INDEXED];
  const indexed =
    own === undefined
      ? usual
      : own.children.map((colour) => attributeOf(styles.text, colour, 'rgb')?.slice(-6));
  return { indexed, theme: theme === null ? [] : themeColours(theme) };
}

/**
 * Formats count light 1, dark 1, light 2, dark 2; the theme lists dark 1, light 1, dark 2, light 2. A system
 * colour is taken as the writer saw it.
 */
function themeColours(theme: TemplatePart): Palette['theme'] {
  const scheme = [...allElements(theme.root)].find(({ name }) => name === 'clrScheme');
  const listed = (scheme?.children ?? []).map((colour) => {
    const [inner] = colour.children;
    if (inner === undefined) return undefined;
    return attributeOf(theme.text, inner, inner.name === 'sysClr' ? 'lastClr' : 'val');
  });
  const [dark1, light1, dark2, light2, ...accents] = listed;
  return [light1, dark1, light2, dark2, ...accents];
}
