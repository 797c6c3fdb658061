import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { type ContractProcedure, getEventIteratorSchemaDetails, isContractProcedure } from '@orpc/contract';
import { createProcedureClient, getRouter, Procedure, unlazy } from '@orpc/server';
import { z } from 'zod';
import { safeName } from '../../../src-shared/lib/file-name.ts';
import { contract } from '../../../src-shared/rpc/contract/index.ts';
import { isEventIterator } from '../port-handler.ts';
import type { TerminalSession } from './terminal-session.ts';

/** The command line names something that does not exist or cannot be read. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Every procedure by its dotted name, as `ledger call` takes it. */
export function procedureNames(): readonly string[] {
  return Object.entries(contract).flatMap(([feature, calls]) =>
    Object.entries<unknown>(calls)
      .filter(([, call]) => isProcedure(call))
      .map(([name]) => `${feature}.${name}`),
  );
}

function isProcedure(value: unknown): value is ContractProcedure<never, never, never, never> {
  return isContractProcedure(value);
}

/**
 * Refuses a call whose answer holds a file while nobody said where to: what it does and logs would be done for nothing.
 *
 * @throws UsageError
 */
export function requireFolderForFiles(procedure: string, outDirectory: string | null): void {
  if (outDirectory === null && holdsFile(outputOf(procedure))) throw noFolder();
}

function noFolder(): UsageError {
  return new UsageError('结果含有文件，请用 --out 指定存放文件夹');
}

/** The schema of what a call answers in the end; undefined for a name that is no call. */
function outputOf(procedure: string): unknown {
  const [feature = '', name = ''] = procedure.split('.');
  const calls = Object.entries(contract).find(([key]) => key === feature)?.[1];
  const call: unknown = Object.entries<unknown>(calls ?? {}).find(([key]) => key === name)?.[1];
  if (!isProcedure(call)) return undefined;
  const schema = call['~orpc'].outputSchema;
  return schema === undefined ? undefined : (getEventIteratorSchemaDetails(schema)?.returns ?? schema);
}

function holdsFile(schema: unknown): boolean {
  if (schema instanceof z.ZodFile) return true;
  if (schema instanceof z.ZodObject) return Object.values(schema.shape).some(holdsFile);
  if (schema instanceof z.ZodArray) return holdsFile(schema.element);
  return schema instanceof z.ZodNullable || schema instanceof z.ZodOptional
    ? holdsFile(schema.unwrap())
    : false;
}

type Call = {
  readonly procedure: string;
  readonly input: unknown;
  readonly signal: AbortSignal;
  readonly onProgress: (event: unknown) => void;
};

/** Calls one procedure of the contract in this process; of a long job, the final value. */
export async function callProcedure(
  { session, router }: TerminalSession,
  { procedure, input, signal, onProgress }: Call,
): Promise<unknown> {
  if (!procedureNames().includes(procedure)) throw new UsageError(`没有名为 ${procedure} 的调用`);
  const path = procedure.split('.');
  const { default: found } = await unlazy(getRouter(router, path));
  if (!(found instanceof Procedure)) throw new UsageError(`调用 ${procedure} 不可用`);
  const client = createProcedureClient(found, { context: { session }, path });
  const output: unknown = await client(input, { signal });
  return isEventIterator(output) ? lastOf(output, onProgress) : output;
}

async function lastOf(
  events: AsyncGenerator<unknown, unknown, undefined>,
  onProgress: (event: unknown) => void,
): Promise<unknown> {
  for (;;) {
    const { done, value } = await events.next();
    if (done === true) return value;
    onProgress(value);
  }
}

/** The argument as JSON: the text itself, `-` for standard input, `@file` for a file; nothing means no input. */
export function readInput(argument: string | undefined): unknown {
  if (argument === undefined) return undefined;
  const text = readArgument(argument);
  try {
    return withFiles(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError('输入不是有效的 JSON');
    throw error;
  }
}

function readArgument(argument: string): string {
  if (argument === '-') return readFileSync(0, 'utf8');
  return argument.startsWith('@') ? readNamed(argument.slice(1)).toString('utf8') : argument;
}

function readNamed(path: string): Buffer<ArrayBuffer> {
  if (!existsSync(path)) throw new UsageError(`找不到文件 ${path}`);
  return readFileSync(path);
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xlsm': 'application/vnd.ms-excel.sheet.macroEnabled.12',
  '.xls': 'application/vnd.ms-excel',
  '.csv': 'text/csv',
  '.pdf': 'application/pdf',
  '.json': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
};

/** `{"$file": "path"}` anywhere in the input becomes the file with its name and type. */
function withFiles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withFiles);
  if (typeof value !== 'object' || value === null) return value;
  if ('$file' in value && typeof value.$file === 'string') {
    const type = mediaTypes[extname(value.$file).toLowerCase()] ?? '';
    return new File([readNamed(value.$file)], basename(value.$file), { type });
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withFiles(member)]));
}

/** The absolute path of a folder that does not exist yet or holds nothing. */
export function requireEmptyFolder(path: string): string {
  const folder = resolve(path);
  if (!existsSync(folder)) return folder;
  if (!statSync(folder).isDirectory()) throw new UsageError(`${folder} 不是文件夹`);
  if (readdirSync(folder).length > 0)
    throw new UsageError(`文件夹 ${folder} 不是空的，请指定一个新的或空的文件夹`);
  return folder;
}

/** Files anywhere in the output are written into the folder and shown as `{"$file", "name", "bytes"}`. */
export async function writeOutputFiles(value: unknown, outDirectory: string | null): Promise<unknown> {
  if (value instanceof File) return writeOutputFile(value, outDirectory);
  if (Array.isArray(value)) return Promise.all(value.map((member) => writeOutputFiles(member, outDirectory)));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const members = Object.entries(value).map(async ([key, member]) => [
    key,
    await writeOutputFiles(member, outDirectory),
  ]);
  return Object.fromEntries(await Promise.all(members));
}

async function writeOutputFile(file: File, outDirectory: string | null): Promise<unknown> {
  if (outDirectory === null) throw noFolder();
  const bytes = new Uint8Array(await file.arrayBuffer());
  mkdirSync(outDirectory, { recursive: true });
  const path = writeUnderFreeName(outDirectory, safeName(file.name), bytes);
  return { $file: path, name: file.name, bytes: bytes.byteLength };
}

/** Nothing is overwritten: a second file of one name is numbered. */
function writeUnderFreeName(folder: string, name: string, bytes: Uint8Array): string {
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (let attempt = 1; ; attempt += 1) {
    const path = resolve(join(folder, attempt === 1 ? name : `${stem} (${attempt})${extension}`));
    try {
      writeFileSync(path, bytes, { flag: 'wx' });
      return path;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
