import { assert } from '../../src-shared/lib/assert.ts';

/**
 * Typst writes all pages into one SVG, one below the other; a preview shows one page at a time and a thousand
 * pages are 10 MB. This cuts it: each page becomes an SVG of its own with only the glyphs it uses.
 *
 * It relies on the shape of the writer's output, which is machine-made and holds no text of the user (glyphs are
 * outlines): one element per line, four spaces of indent a level, each page a white rectangle followed by a group
 * that is moved down by the heights before it. `test/main/documents` compares the pieces with the PDF in pixels.
 */
export function splitSvgPages(svg: string): readonly string[] {
  const lines = svg.split('\n');
  const head = /^<svg class="typst-doc" viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(lines[0] ?? '');
  assert(head !== null, 'unknown shape of a Typst SVG');
  const blocks = topLevelBlocks(lines.slice(1));
  const definitions = readDefinitions(blocks.filter((block) => block[0]?.startsWith('    <defs')));
  const content = blocks.filter((block) => !block[0]?.startsWith('    <defs'));
  const pages: string[] = [];
  for (let index = 0; index < content.length; index += 2) {
    const [background, body] = [content[index], content[index + 1]];
    assert(background?.length === 1 && body !== undefined, 'unknown shape of a Typst SVG page');
    const size = /d="M 0 0v ([\d.]+) h ([\d.]+) /.exec(background[0] ?? '');
    assert(size !== null, 'unknown shape of a Typst SVG page');
    pages.push(toPage({ width: size[2] ?? '', height: size[1] ?? '', background, body, definitions }));
  }
  return pages;
}

type Page = {
  readonly width: string;
  readonly height: string;
  readonly background: readonly string[];
  readonly body: readonly string[];
  readonly definitions: ReadonlyMap<string, string>;
};

function toPage({ width, height, background, body, definitions }: Page): string {
  const placed = [(body[0] ?? '').replace(/ transform="matrix\(1 0 0 1 0 [\d.]+\)"/, ''), ...body.slice(1)];
  const text = placed.join('\n');
  const used = new Set(Array.from(text.matchAll(/(?:xlink:href="#|url\(#)([^")]+)/g), (match) => match[1]));
  const kept = [...used].map((id) => {
    const definition = definitions.get(id ?? '');
    assert(definition !== undefined, 'a Typst SVG page refers to what is not defined');
    return definition;
  });
  return [
    `<svg class="typst-doc" viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`,
    ...background,
    text,
    '<defs>',
    ...kept,
    '</defs>',
    '</svg>',
  ].join('\n');
}

/** Groups the lines between the root's tags into its children. */
function topLevelBlocks(lines: readonly string[]): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  for (const line of lines) {
    if (line === '</svg>' || line === '') continue;
    const isChildStart = /^ {4}<[^/]/.test(line);
    if (isChildStart) blocks.push([line]);
    else blocks.at(-1)?.push(line);
  }
  return blocks;
}

/** Definitions by id: `<symbol id=…>`, `<clipPath id=…>` and the like, one level below `<defs>`. */
function readDefinitions(blocks: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const block of blocks) {
    let id = '';
    let lines: string[] = [];
    for (const line of block.slice(1, -1)) {
      const start = /^ {8}<\w+ id="([^"]+)"/.exec(line);
      if (start !== null) {
        id = start[1] ?? '';
        lines = [];
      }
      lines.push(line);
      found.set(id, lines.join('\n'));
    }
  }
  return found;
}
