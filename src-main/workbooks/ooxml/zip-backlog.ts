/** How much may wait for the zip before the writer waits for it. */
const WAITING_BYTES_MAX = 1024 * 1024;

/**
 * Whether more of a sheet waits to be compressed than should be kept in memory. exceljs hands out rows as fast as they
 * are made and tells nobody how far the zip is, so this looks where the bytes wait: in the stream that its sheet writer
 * is piped into. Where that is built otherwise, nothing waits, which costs memory and nothing else.
 */
export function isZipBehind(worksheet: object): boolean {
  const pipes = fieldOf(fieldOf(worksheet, 'stream'), 'pipes');
  const [target] = Array.isArray(pipes) ? pipes : [];
  const waiting = fieldOf(fieldOf(target, '_writableState'), 'length');
  return typeof waiting === 'number' && waiting > WAITING_BYTES_MAX;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
