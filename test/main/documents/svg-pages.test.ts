import { describe, expect, test } from 'vitest';
import { splitSvgPages } from '../../../src-main/documents/svg-pages.ts';

const background = (height: number) => `    <path fill="#fff" d="M 0 0v ${height} h 100 v -${height}z"/>`;
const page = (offset: number, glyph: string) => [
  `    <g class="typst-page" transform="matrix(1 0 0 1 0 ${offset})">`,
  `        <use xlink:href="#${glyph}"/>`,
  '    </g>',
];
const definitions = [
  '    <defs id="glyph">',
  '        <symbol id="g1">',
  '            <path d="M1"/>',
  '        </symbol>',
  '        <symbol id="g2">',
  '            <path d="M2"/>',
  '        </symbol>',
  '    </defs>',
];

const svg = [
  '<svg class="typst-doc" viewBox="0 0 100 350" width="100pt">',
  background(200),
  ...page(0, 'g1'),
  background(150.5),
  ...page(200, 'g2'),
  ...definitions,
  '</svg>',
].join('\n');

describe('the pages of a Typst SVG', () => {
  const pages = splitSvgPages(svg);
  test('become one picture each, in their own size and at its top', () => {
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain('viewBox="0 0 100 200"');
    expect(pages[1]).toContain('viewBox="0 0 100 150.5" width="100pt" height="150.5pt"');
    expect(pages[1]).not.toContain('matrix(1 0 0 1 0 200)');
  });
  test('hold the glyphs that they use, and no others', () => {
    expect(pages[0]).toContain('<symbol id="g1">');
    expect(pages[0]).not.toContain('g2');
    expect(pages[1]).toContain('d="M2"');
  });
  test('in another shape are a bug, not an empty preview', () => {
    expect(() => splitSvgPages('<svg viewBox="0 0 1 1"></svg>')).toThrow('shape');
    expect(() => splitSvgPages(svg.replace('#g2', '#g3'))).toThrow('not defined');
    expect(() => splitSvgPages(svg.replace('d="M 0 0v 200 h 100 v -200z"', ''))).toThrow('shape');
  });
});
