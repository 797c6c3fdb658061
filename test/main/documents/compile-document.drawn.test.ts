import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDocumentCompiler } from '../../../src-main/documents/compile-document.ts';
import { compareRasters, inkIn, renderers } from './render-pdf.ts';
import { absenceSample, approvalSample, certificateSample, longCertificate } from './samples.ts';

const compiler = createDocumentCompiler(resolve(import.meta.dirname, '../../../resources'));
const createdAt = new Date('2023-07-20T08:00:00Z');

/** In bold on a certificate, in regular on a notice: the character stands between two others, so that nothing moves. */
const places = {
  certificate: (char: string) =>
    compiler.pdf(
      'certificate',
      { certificates: [certificateSample({ name: `王${char}王` })] },
      { createdAt },
    ),
  notice: (char: string) => {
    const trainees = [{ name: `王${char}王`, totalPeriods: 40, absentPeriods: 6 }];
    return compiler.pdf('absence-notice', { ...absenceSample, trainees }, { createdAt });
  },
} as const;

/** No bundled font has it: a box is drawn in its place. */
const WITHOUT_GLYPH = '\u{2A6D6}';
/** The least ink a character can have: what differs from it is the ink of the other one. */
const STROKE = '一';

for (const { name, isMissing, render } of renderers) {
  describe.skipIf(isMissing)(`drawn by ${name}`, () => {
    test.each(['certificate', 'notice'] as const)('rare characters are drawn on a %s', async (place) => {
      const drawn = async (char: string) => {
        const [page, ...rest] = render(await places[place](char));
        expect(rest).toEqual([]);
        if (page === undefined) throw new Error('no page');
        return page;
      };
      const [box, stroke] = [await drawn(WITHOUT_GLYPH), await drawn(STROKE)];
      expect(compareRasters(box, stroke).count).toBeGreaterThan(20);
      const seen = new Set<string>();
      for (const char of '㛃䶮𬱖𠅤㼆𫖯龘') {
        const page = await drawn(char);
        const ink = compareRasters(page, stroke);
        expect(ink.count, `${char} leaves ink`).toBeGreaterThan(60);
        expect(Math.max(ink.width, ink.height), `${char} moves nothing`).toBeLessThan(44);
        expect(Math.min(ink.width, ink.height), `${char} fills its place`).toBeGreaterThan(11);
        expect(compareRasters(page, box).count, `${char} is not the box`).toBeGreaterThan(60);
        seen.add(Buffer.from(page.pixels).toString('base64'));
      }
      expect(seen.size).toBe(7);
    });

    test('the place of the seal and the signature cells stay blank', async () => {
      const [certificate] = render(
        await compiler.pdf('certificate', { certificates: [longCertificate] }, { createdAt }),
      );
      const [form] = render(await compiler.pdf('approval-form', approvalSample(0), { createdAt }));
      if (certificate === undefined || form === undefined) throw new Error('no page');
      expect(inkIn(certificate, { left: 0.1, right: 0.4, top: 0.75, bottom: 0.9 })).toBe(0);
      expect(inkIn(certificate, { left: 0.5, right: 0.95, top: 0.7, bottom: 0.79 })).toBe(0);
      expect(inkIn(certificate, { left: 0.6, right: 0.8, top: 0.8, bottom: 0.9 })).toBeGreaterThan(0.01);
      expect(inkIn(form, { left: 0.25, right: 0.88, top: 0.62, bottom: 0.75 })).toBe(0);
    });
  });
}

const mutool = renderers.find((renderer) => renderer.name === 'mutool');

describe.skipIf(mutool === undefined || mutool.isMissing)('preview and PDF (mutool)', () => {
  test('each page of the preview is the page of the PDF', async () => {
    const data = approvalSample(45);
    const printed = mutool?.render(await compiler.pdf('approval-form', data, { createdAt })) ?? [];
    expect(printed.length).toBeGreaterThan(3);
    for (const [index, page] of printed.entries()) {
      const { svg, pageCount } = await compiler.svgPage('approval-form', data, index + 1);
      expect(pageCount).toBe(printed.length);
      const [preview] = mutool?.render(Buffer.from(svg), 'svg') ?? [];
      if (preview === undefined) throw new Error('no page');
      // Outlines and embedded glyphs are smoothed differently at their edges: 0.2 to 0.7 % of the pixels.
      expect(compareRasters(preview, page).count / page.pixels.length).toBeLessThan(0.01);
    }
  });
});
