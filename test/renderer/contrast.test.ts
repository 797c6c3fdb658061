import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(resolve(import.meta.dirname, '../../src-renderer/tokens.css'), 'utf8');

function tokensOf(selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  const found = block.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g);
  return new Map([...found].map(([, name = '', value = '']) => [name, value]));
}

function luminance(hex: string): number {
  const whole = hex.length === 4 ? `#${[...hex.slice(1)].map((digit) => digit + digit).join('')}` : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(whole.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['ground', 'surface', 'hover', 'accent-soft'];
const pairs: readonly (readonly [text: string, ground: string])[] = [
  ...['text', 'muted', 'accent', 'amber', 'red', 'green'].flatMap((text) =>
    grounds.map((ground) => [text, ground] as const),
  ),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['amber', 'amber-soft'],
  ['red', 'red-soft'],
  ['green', 'green-soft'],
];

describe.each([
  ['light', ':root,\n.paper'],
  ['dark', ':root[data-mantine-color-scheme="dark"]'],
])('the %s theme', (_, selector) => {
  const tokens = tokensOf(selector);
  it.each(pairs)('reads %s on %s at 4.5 : 1 or better', (text, ground) => {
    const ratio = contrast(tokens.get(text) ?? '', tokens.get(ground) ?? '');
    expect(ratio).toBeGreaterThanOrEqual(4.5);
  });
});
