import { test } from 'vitest';
import { createDocumentCompiler } from '../../src-main/documents/compile-document.ts';
import { findChromium, launchChromium } from '../e2e/harness/chromium.ts';
import { resourcesDirectory } from '../helpers/test-session.ts';
import { certificateSample } from '../main/documents/samples.ts';
import { byTurns, print, sizeFrom } from './measure.ts';

const n = sizeFrom('LEDGER_BENCH_CERTIFICATES', 1000);
const against = 'Chromium printToPDF of as many pages';

test('certificates of a project', async () => {
  const compiler = createDocumentCompiler(resourcesDirectory);
  const found = await findChromium();
  if (found === null) {
    print({ name: 'certificates-1000', ratio: null, against, n, skipped: 'no Chromium here' });
    return;
  }
  const browser = await launchChromium(found);
  const page = await browser.newPage();
  let round = 0;
  const ours = () => {
    // Other names in every run, or Typst would give what it remembers.
    round++;
    const certificates = Array.from({ length: n }, (_, index) =>
      certificateSample({ number: `${round}-${index}`, name: `王芳${round}${index}` }),
    );
    return compiler.pdf('certificate', { certificates }, { createdAt: new Date(0) });
  };
  const chromium = async () => {
    await page.setContent(pagesOf(n));
    await page.pdf({ format: 'A4', landscape: true });
  };
  const times = await byTurns(3, ours, chromium);
  print({
    name: 'certificates-1000',
    ratio: times.ratio,
    against,
    n,
    target: '<= 0.125 (8 times faster)',
    ours: times.ours,
    chromium: times.peer,
  });
  await browser.close();
});

/** The same words on as many pages. */
function pagesOf(count: number): string {
  const sections = Array.from({ length: count }, (_, index) => {
    const fields = certificateSample({ number: String(index), name: `王芳${index}` });
    return `<section><h1>结业证书</h1><p>${fields.name}（${fields.identityNumber}）于 ${fields.startedOn} 至 ${fields.endedOn} 参加由 ${fields.organiser} 举办的 ${fields.projectName}，共 ${(fields.hours ?? 0) / 1000} 学时，考核合格，准予结业。</p><p>${fields.issuer}</p><p>${fields.issuedOn}</p><p>${fields.number}</p></section>`;
  });
  return `<style>section{break-after:page;border:2px solid;padding:2cm;font-size:18pt}</style>${sections.join('')}`;
}
