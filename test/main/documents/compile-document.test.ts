import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createDocumentCompiler } from '../../../src-main/documents/compile-document.ts';
import type { DocumentData, DocumentName } from '../../../src-main/documents/document-data.ts';
import { DocumentFailure } from '../../../src-main/documents/document-failure.ts';
import { isProgramMissing, readPdfText } from './render-pdf.ts';
import {
  absenceSample,
  approvalSample,
  certificateSample,
  explanationSample,
  longApprovalSample,
  longCertificate,
  statementSample,
} from './samples.ts';

const RESOURCES = resolve(import.meta.dirname, '../../../resources');
const createdAt = new Date('2023-07-20T08:00:00Z');
const compiler = createDocumentCompiler(RESOURCES);
const noMutool = isProgramMissing('mutool');

const samples: { readonly [Name in DocumentName]: DocumentData[Name] } = {
  'approval-form': approvalSample(),
  certificate: { certificates: [certificateSample(), longCertificate] },
  'personal-statement': statementSample,
  'absence-notice': absenceSample,
  explanation: explanationSample,
};
const names = Object.keys(samples).filter((name): name is DocumentName => name in samples);

function pdf<Name extends DocumentName>(name: Name, data: DocumentData[Name]) {
  return compiler.pdf(name, data, { createdAt });
}

async function textOf<Name extends DocumentName>(name: Name, data: DocumentData[Name]): Promise<string> {
  // Lines break anywhere in Chinese: the words are what is compared.
  return readPdfText(await pdf(name, data)).replace(/\s/g, '');
}

async function pageCount<Name extends DocumentName>(name: Name, data: DocumentData[Name]): Promise<number> {
  const written = Buffer.from(await pdf(name, data)).toString('latin1');
  const pages = Number(/\/Type\s*\/Pages[^>]*\/Count\s+(\d+)/.exec(written)?.[1]);
  expect((await compiler.svgPage(name, data, 1)).pageCount).toBe(pages);
  return pages;
}

describe('pages', () => {
  test('an approval form is one page; explanation and list are pages of their own', async () => {
    const { awards, notes, trainees, ...form } = approvalSample();
    expect(await pageCount('approval-form', form)).toBe(1);
    expect(await pageCount('approval-form', { ...form, awards, notes })).toBe(2);
    expect(
      await pageCount('approval-form', { ...form, awards, notes, trainees: trainees?.slice(0, 10) }),
    ).toBe(3);
  });

  test('an approval form with long titles and many clauses still fits its page', async () => {
    expect(await pageCount('approval-form', longApprovalSample())).toBe(1);
  });

  test('a list of 300 trainees runs over pages, and each further page costs what it holds', async () => {
    const pages = await pageCount('approval-form', approvalSample(300));
    expect(pages).toBeGreaterThan(8);
    expect(pages).toBeLessThan(16);
  });

  test('certificates are one page each, also with the longest names', async () => {
    const certificates = Array.from({ length: 25 }, (_, index) =>
      index % 2 === 0 ? certificateSample({ number: `N${index}` }) : longCertificate,
    );
    expect(await pageCount('certificate', { certificates })).toBe(25);
  });

  test('the preview gives the page asked for, and the last one beyond the end', async () => {
    const certificates = ['张㛃', '龚䶮', '李𫖯'].map((name) => certificateSample({ name }));
    const pages = await Promise.all(
      [1, 2, 3, 99].map((page) => compiler.svgPage('certificate', { certificates }, page)),
    );
    expect(pages.map((page) => page.pageCount)).toEqual([3, 3, 3, 3]);
    expect(new Set(pages.map((page) => page.svg)).size).toBe(3);
    expect(pages[3]).toEqual(pages[2]);
    for (const { svg } of pages) {
      expect(svg).toMatch(/^<svg class="typst-doc" viewBox="0 0 841\.\d+ 595\.\d+"/);
      expect(svg).not.toMatch(/<(script|foreignObject|image|a) |href="(?!#)/);
    }
  });
});

describe('determinism', () => {
  test.each(names)('%s: the same data and time give the same bytes in another compiler', async (name) => {
    const again = createDocumentCompiler(RESOURCES);
    await again.pdf('certificate', { certificates: [certificateSample({ name: '王芳' })] }, { createdAt });
    const [first, second] = [
      await pdf(name, samples[name]),
      await again.pdf(name, samples[name], { createdAt }),
    ];
    expect(first.length).toBeGreaterThan(10_000);
    expect(Buffer.compare(first, second)).toBe(0);
  });

  test('the time given is the time written', async () => {
    const bytes = await pdf('certificate', samples.certificate);
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/CreationDate\s*\(D:20230720080000Z\)/);
  });

  test('only bundled fonts are embedded, also for characters that they lack', async () => {
    const lacking = { certificates: [certificateSample({ name: '한글\u{2A6D6}', projectName: 'ไทย 😀' })] };
    const documents = await Promise.all([
      ...names.map((name) => pdf(name, samples[name])),
      pdf('certificate', lacking),
    ]);
    for (const document of documents) {
      const written = Buffer.from(document).toString('latin1');
      const fonts = Array.from(written.matchAll(/\/FontName\s*\/[A-Z]{6}\+([\w-]+)/g), (match) => match[1]);
      expect(fonts.length).toBeGreaterThan(0);
      expect(fonts.filter((font) => !/^Ledger(Serif|Sans)SC-/.test(font ?? ''))).toEqual([]);
    }
  });
});

const HOSTILE = [
  '#panic("x")',
  '*x* _y_ `z`',
  '$x^2$ \\ \\u{41} // /* c */',
  '"]) #{1+1}',
  '<script>alert(1)</script>&amp;',
  '#{data} {{x}} @ref <label>',
  '= 标题 - 项 + 1. https://a.b/c --- ~',
];

describe('what is printed', () => {
  test.skipIf(noMutool).each(HOSTILE)('prints %s literally (mutool)', async (text) => {
    const bare = text.replace(/\s/g, '');
    const { awards, ...form } = approvalSample(1);
    const approval = {
      ...form,
      projectName: text,
      clauses: [{ clause: 'H7', text }],
      notes: [{ text }],
      trainees: [{ name: text }],
    };
    // Head of the project on three pages, clause, note and name.
    expect((await textOf('approval-form', approval)).split(bare)).toHaveLength(7);
    const certificate = certificateSample({ name: text, projectName: text, number: text, issuer: text });
    expect((await textOf('certificate', { certificates: [certificate] })).split(bare)).toHaveLength(5);
    const statement = { ...statementSample, teacher: { name: text }, issuer: text };
    expect((await textOf('personal-statement', statement)).split(bare)).toHaveLength(3);
    expect(await textOf('absence-notice', { ...absenceSample, addressee: text })).toContain(bare);
    expect(await textOf('explanation', { ...explanationSample, title: text })).toContain(bare);
  });

  test.skipIf(noMutool)(
    'an approval form shows every field and the seven archive items (mutool)',
    async () => {
      const text = await textOf('approval-form', approvalSample(3));
      for (const shown of [
        '登记机构：海口市教育培训中心',
        '级别：市县级',
        '填表日期：2023年7月20日',
        '“大单元教学设计”专题研修',
        'HK-2023-017',
        '海教〔2023〕86号',
        '2023年7月10日至2023年7月14日',
        '☐学分登记审批表扫描件',
        '☑文件通知',
        '☑过程材料（学习资料、培训简报、考核结果等）',
        '☐成果总结',
        '签字（盖章）：',
        '共3人',
        '台账封签3f9a71c2',
        '第1页共3页',
      ]) {
        expect(text).toContain(shown);
      }
      expect(text).toMatch(/共3人12014\.5/);
    },
  );

  test.skipIf(noMutool)('what is left out stays blank (mutool)', async () => {
    const text = await textOf('approval-form', { archive: [] });
    expect(text).toContain('填表日期：年月日');
    expect(text).not.toMatch(/none|null|undefined|auto|\d{2}|台账封签/);
    const { identityNumber, startedOn, endedOn, hours, issuedOn, ...least } = certificateSample();
    const certificate = await textOf('certificate', { certificates: [least] });
    expect(certificate).toContain('㛃同志于参加海口市教育局');
    expect(certificate).not.toMatch(/none|身份证|学时/);
    const statement = await textOf('personal-statement', {
      teacher: { name: '王芳' },
      entries: [],
      issuer: '某校',
    });
    expect(statement).toContain('共0条');
    expect(statement).not.toMatch(/none/);
  });

  test.skipIf(noMutool)(
    'the title and the head of the list repeat on each of its pages (mutool)',
    async () => {
      const { awards, notes, ...form } = approvalSample(120);
      const pages = (await compiler.svgPage('approval-form', { ...form }, 1)).pageCount;
      const text = await textOf('approval-form', form);
      expect(text.split('培训合格学员名单')).toHaveLength(pages);
      expect(text.split('身份证件号')).toHaveLength(pages);
      expect(text.split('共120人')).toHaveLength(2);
    },
  );

  test.skipIf(noMutool)(
    'figures of a column have the same decimals; dates follow the style (mutool)',
    async () => {
      const text = await textOf('personal-statement', { ...statementSample, dateStyle: 'iso' });
      for (const shown of [
        '40.0',
        '45.5',
        '−1.0',
        '84.5',
        '8.55',
        '10.000',
        '51.125',
        '9.550',
        '2025-12-31',
      ]) {
        expect(text).toContain(shown);
      }
    },
  );

  test.skipIf(noMutool)('a share just above the limit is not rounded onto it (mutool)', async () => {
    const trainees = [{ name: '王芳', totalPeriods: 997, absentPeriods: 100 }];
    expect(await textOf('absence-notice', { ...absenceSample, trainees })).toContain('10.03%');
  });

  test.skipIf(noMutool)('marks stand on a certificate only when given (mutool)', async () => {
    const marked = async (mark?: 'reissued' | 'void') =>
      await textOf('certificate', { certificates: [certificateSample(mark === undefined ? {} : { mark })] });
    expect(await marked()).not.toMatch(/补发|作废/);
    expect(await marked('reissued')).toContain('补发');
    expect(await marked('void')).toContain('作废');
  });

  test.skipIf(noMutool)(
    'a project name keeps its own quotation marks and its own 培训 (mutool)',
    async () => {
      const printed = async (projectName: string) =>
        await textOf('certificate', { certificates: [certificateSample({ projectName })] });
      expect(await printed('骨干教师研修')).toContain('举办的“骨干教师研修”培训，');
      expect(await printed('新教师培训')).toContain('举办的“新教师培训”，');
      expect(await printed('“国培计划”语文项目')).toContain('举办的“国培计划”语文项目培训，');
    },
  );
});

describe('failures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-resources-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('a broken template names itself and keeps what was to be printed out of the message', async () => {
    cpSync(join(RESOURCES, 'documents'), join(folder, 'documents'), { recursive: true });
    symlinkSync(join(RESOURCES, 'fonts'), join(folder, 'fonts'), 'junction');
    const template =
      '#let data = json(bytes(sys.inputs.data))\n#panic(data.certificates.first().name + " 460102198506150023")';
    writeFileSync(join(folder, 'documents', 'certificate.typ'), template);
    const broken = createDocumentCompiler(folder);
    const failure = await broken
      .pdf('certificate', samples.certificate, { createdAt })
      .catch((error) => error);
    expect(failure).toBeInstanceOf(DocumentFailure);
    expect(failure.code).toBe('documentNotCompiled');
    expect(failure.message).toMatch(/certificate\.typ: .*panicked with/);
    expect(failure.message).not.toMatch(/张|460102/);
    expect((await broken.pdf('explanation', explanationSample, { createdAt })).length).toBeGreaterThan(0);
  });

  test('an edited template shows without a restart', async () => {
    const live = createDocumentCompiler(folder);
    const file = join(folder, 'documents', 'explanation.typ');
    writeFileSync(file, '#set page(paper: "a5")\nA');
    const before = await live.pdf('explanation', explanationSample, { createdAt });
    writeFileSync(file, '#set page(paper: "a5")\nB #pagebreak() C');
    expect(Buffer.compare(before, await live.pdf('explanation', explanationSample, { createdAt }))).not.toBe(
      0,
    );
  });

  test('missing fonts stop every document, until they are there', async () => {
    const bare = join(folder, 'bare');
    mkdirSync(bare);
    symlinkSync(join(RESOURCES, 'documents'), join(bare, 'documents'), 'junction');
    const waiting = createDocumentCompiler(bare);
    await expect(waiting.pdf('certificate', samples.certificate, { createdAt })).rejects.toMatchObject({
      code: 'documentResourceMissing',
    });
    symlinkSync(join(RESOURCES, 'fonts'), join(bare, 'fonts'), 'junction');
    expect((await waiting.pdf('certificate', samples.certificate, { createdAt })).length).toBeGreaterThan(0);
  });

  test('data that breaks its schema is a bug, named by place and not by value', async () => {
    const wrong = { certificates: [certificateSample({ startedOn: '2023年7月5日' })] };
    const failure = await pdf('certificate', wrong).catch((error) => error);
    expect(failure.message).toContain('certificates.0.startedOn');
    expect(failure.message).not.toContain('2023');
  });
});
