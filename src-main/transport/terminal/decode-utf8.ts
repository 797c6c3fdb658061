import { isUtf8 } from 'node:buffer';

/** Stands in a decoded text for bytes that are no UTF-8: half of a pair, which no UTF-8 can give. */
const BROKEN_BYTES = '\udc80';
/** Whole characters only, so that the second half of a real pair is not taken for it. */
const brokenBytes = /\udc80/u;

/** Did bytes that are no UTF-8 stand in this part of a decoded text? */
export function hasBrokenBytes(text: string): boolean {
  return brokenBytes.test(text);
}

/**
 * Decodes UTF-8 that arrives in chunks; a character split between two chunks is put together again. Bytes that are no
 * UTF-8 (a file saved as GBK) neither fail nor turn into a character that could have been typed: `hasBrokenBytes` finds them.
 */
export async function* decodeUtf8(chunks: AsyncIterable<unknown>): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') yield chunk;
    else if (chunk instanceof Uint8Array) {
      const bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
      const end = endOfWholeCharacters(bytes);
      rest = bytes.subarray(end);
      yield decodeWhole(bytes.subarray(0, end));
    }
  }
  if (rest.length > 0) yield BROKEN_BYTES;
}

const replacement = Buffer.from('\ufffd');

/** The replacement character may have been typed; every other one the decoder gives stands for broken bytes. */
function decodeWhole(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let text = '';
  let from = 0;
  while (true) {
    const typed = bytes.indexOf(replacement, from);
    const until = typed < 0 ? bytes.length : typed;
    text += bytes.toString('utf8', from, until).replaceAll('\ufffd', BROKEN_BYTES);
    if (typed < 0) return text;
    text += '\ufffd';
    from = typed + replacement.length;
  }
}

/** Where the last character begins whose bytes have not all arrived; the length where all have. */
function endOfWholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0x80 && byte < 0xc0) continue;
    return lengthOfCharacter(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function lengthOfCharacter(firstByte: number): number {
  if (firstByte >= 0xf0) return 4;
  if (firstByte >= 0xe0) return 3;
  return firstByte >= 0xc0 ? 2 : 1;
}
