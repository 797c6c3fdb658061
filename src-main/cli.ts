import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dayInChina } from '../src-shared/training/calendar-date.ts';
import { locateProgram } from './transport/program.ts';

/** 0 done · 1 the ledger or the input has problems · 2 wrong usage, or it could not be done. */
type ExitCode = 0 | 1 | 2;

type Command = {
  readonly name: string;
  readonly parameters: string;
  readonly summary: string;
  readonly run: (argv: readonly string[]) => Promise<ExitCode>;
};

// What a command needs is loaded when it runs: none waits for the database, workbooks or documents of another.
const commands: readonly Command[] = [
  {
    name: 'eval',
    parameters: '[FILE]',
    summary:
      '按学分办法计算 FILE（或标准输入）中的案例，JSON 数组或每行一例，按原样顺序作答；\n      不能作答的一例写明位置，不影响其余，退出码为 1',
    run: evaluate,
  },
  {
    name: 'verify',
    parameters: '--ledger DIR',
    summary: '重新计算全部封存值与合计，指出第一处不符',
    run: verify,
  },
  {
    name: 'call',
    parameters: '[PROCEDURE [JSON|-|@FILE]] [--ledger DIR] [--out DIR] [--actor NAME] [--home DIR]',
    summary: '执行程序的任一调用；不写 PROCEDURE 则列出全部',
    run: call,
  },
  {
    name: 'demo',
    parameters: '--out DIR',
    summary: '用示例文件从头完成一遍主要工作，生成学校、区县中心两本演示台账及登记表、审批表、证书',
    run: demo,
  },
];

const program = locateProgram(import.meta.dirname);

function usage(): string {
  const lines = commands.map(({ name, parameters, summary }) => `  ${name} ${parameters}\n      ${summary}`);
  return `学分台账 ${program.version}：终端命令

用法：npm run --silent ledger -- COMMAND …
${lines.join('\n')}

例：把 2025 年度学分汇总表按学校分开，各存一个文件，打成一包
  call sheets.write '{"request":{"kind":"yearSummary","year":2025},"split":"filePerSchool"}' --ledger DIR --out DIR --actor NAME
例：保存上级下发的空表（按表头认出各列），再用台账里的记录填好
  call templates.save '{"name":"登记表","kind":"registration","file":{"$file":"空表.xlsx"}}' --ledger DIR --actor NAME
  call templates.fill '{"uid":"…","request":{"kind":"registration","year":2025}}' --ledger DIR --out DIR --actor NAME
例：导入名单前先看结果
  call teachers.previewImport '{"file":{"$file":"名册.xlsx"}}' --ledger DIR

  --help       显示本说明
  --version    显示版本

标准输出为 JSON，问题与进度写到标准错误。退出码：0 完成，1 发现问题，2 用法有误或未能完成。
输入中的 {"$file": "路径"} 表示文件；结果中的文件写入 --out 文件夹。Ctrl-C 取消，已取消的操作不写入任何内容。
--actor 为本次操作签名；--home 指定设置与新建台账的文件夹，不写则不读取、也不改动窗口中使用的设置。
环境变量 CREDIT_LEDGER_NOW（ISO 时刻）可固定时钟，用于测试与演示。`;
}

async function main([name, ...argv]: readonly string[]): Promise<ExitCode> {
  if (name === '--version') return answer({ version: program.version });
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined || argv.includes('--help')) {
    const isAsked = name === '--help' || command !== undefined;
    (isAsked ? process.stdout : process.stderr).write(`${usage()}\n`);
    return isAsked ? 0 : 2;
  }
  return command.run(argv).catch(tellFailure);
}

async function evaluate(argv: readonly string[]): Promise<ExitCode> {
  const { positionals } = parseArgs({ args: [...argv], allowPositionals: true });
  const [file, ...rest] = positionals;
  if (rest.length > 0) {
    const { UsageError } = await import('./transport/terminal/terminal-call.ts');
    throw new UsageError('eval 一次只读一个文件');
  }
  const { evaluateStream } = await import('./transport/terminal/evaluate-stream.ts');
  const { loadShippedCalendar, loadShippedPolicies } = await import('./session/shipped-policies.ts');
  const input = file === undefined || file === '-' ? process.stdin : createReadStream(file);
  const today = dayInChina(new Date(process.env['CREDIT_LEDGER_NOW'] ?? Date.now()));
  const environment = { packs: loadShippedPolicies(), calendar: loadShippedCalendar(), today };
  const { exitStatus } = await evaluateStream(input, process.stdout, environment);
  return exitStatus;
}

async function verify(argv: readonly string[]): Promise<ExitCode> {
  const { values } = parseArgs({ args: [...argv], options: { ledger: { type: 'string' } } });
  const result = await runCall({ ...values, procedure: 'audit.verify', input: undefined });
  const isIntact = typeof result === 'object' && result !== null && 'isIntact' in result && result.isIntact;
  answer(result);
  return isIntact === true ? 0 : 1;
}

async function call(argv: readonly string[]): Promise<ExitCode> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { ledger: text, out: text, actor: text, home: text },
    allowPositionals: true,
  });
  const [procedure, input] = positionals;
  const { procedureNames, readInput } = await import('./transport/terminal/terminal-call.ts');
  if (procedure === undefined) return answer(procedureNames());
  return answer(await runCall({ ...values, procedure, input: readInput(input) }));
}

async function demo(argv: readonly string[]): Promise<ExitCode> {
  const { values } = parseArgs({ args: [...argv], options: { out: { type: 'string' } } });
  const { requireEmptyFolder, UsageError, writeOutputFiles } = await import(
    './transport/terminal/terminal-call.ts'
  );
  if (values.out === undefined) throw new UsageError('请用 --out 指定一个新的或空的文件夹');
  const out = requireEmptyFolder(values.out);
  const { runDemo } = await import('./demo/demo-run.ts');
  const { resourcesDirectory, version } = program;
  const report = await runDemo({ resourcesDirectory, version, out, onStep: tell });
  answer(await writeOutputFiles(report, join(out, 'files')));
  return Object.values(report.ledgers).every(({ isIntact }) => isIntact) ? 0 : 1;
}

type Run = {
  readonly procedure: string;
  readonly input: unknown;
  readonly ledger?: string;
  readonly out?: string;
  readonly actor?: string;
  readonly home?: string;
};

async function runCall({ procedure, input, out, ...where }: Run): Promise<unknown> {
  const { openTerminalSession } = await import('./transport/terminal/terminal-session.ts');
  const { callProcedure, requireFolderForFiles, writeOutputFiles } = await import(
    './transport/terminal/terminal-call.ts'
  );
  requireFolderForFiles(procedure, out ?? null);
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort());
  const session = await openTerminalSession({ program, ...where });
  try {
    const onProgress = (event: unknown) => tell(event);
    const output = await callProcedure(session, { procedure, input, signal: interrupt.signal, onProgress });
    return await writeOutputFiles(output, out ?? null);
  } finally {
    await session.close();
  }
}

function answer(value: unknown): ExitCode {
  process.stdout.write(`${JSON.stringify(value ?? null, null, process.stdout.isTTY ? 2 : undefined)}\n`);
  return 0;
}

function tell(value: unknown): void {
  process.stderr.write(`${JSON.stringify(value)}\n`);
}

/** Why a file of cases could not be read to its end. What was answered before stands. */
function unreadable(code: string | null): string {
  if (code === 'ENOENT') return '读不到案例：没有这个文件，请核对路径';
  if (code === 'EISDIR') return '读不到案例：这是文件夹，请写其中一个文件';
  if (code === 'EACCES' || code === 'EPERM') return '读不到案例：没有读取这个文件的权限';
  if (code === 'TOO_LONG') return '读不到案例：数组或一行太长，请改为每行一个案例（JSON Lines）';
  return '案例没有读完：磁盘或来源出错，请换一份文件再试';
}

function reasonOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'reason' in data ? data.reason : null;
}

/** Refused input has problems (1); everything else could not be done (2). */
async function tellFailure(thrown: unknown): Promise<ExitCode> {
  const { ORPCError } = await import('@orpc/client');
  const { reasonSentence } = await import('./transport/terminal/sentences.ts');
  if (thrown instanceof ORPCError) {
    const message = reasonSentence(reasonOf(thrown.data));
    tell({ code: thrown.code, data: thrown.data ?? null, ...(message === null ? {} : { message }) });
    return thrown.code === 'REFUSED' ? 1 : 2;
  }
  const { toLedgerFailure } = await import('./database/file/failure.ts');
  const isOfCases = thrown instanceof Error && thrown.name === 'UnreadableCasesError';
  const error = isOfCases ? thrown : toLedgerFailure(thrown);
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  // Whoever read the answers (head, a pager) has seen enough.
  if (code === 'EPIPE') return 2;
  if (
    error instanceof Error &&
    (error.name === 'UsageError' || code?.startsWith('ERR_PARSE_ARGS') === true)
  ) {
    tell({ code: 'USAGE', message: error.message });
  } else if (isOfCases) {
    tell({ code: 'FAILURE', data: { reason: code }, message: unreadable(code) });
  } else if (error instanceof Error && error.name === 'LedgerFailure') {
    tell({ code: 'FAILURE', data: { reason: code }, message: reasonSentence(code) });
  } else {
    tell({ code: 'INTERNAL', name: error instanceof Error ? error.name : typeof error });
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : ''}\n`);
  }
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
