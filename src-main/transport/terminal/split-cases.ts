/** How the cases stand in their text: elements of one JSON array, or values of their own, normally one a line. */
export type CaseShape = 'array' | 'lines';

/**
 * A piece of the text that should be one case. `problem` says what is wrong with the text around it: the array is never
 * closed, something follows its end, or the piece is too long to be one case (its text is then only the beginning).
 */
export type CasePiece = {
  readonly text: string;
  readonly problem: 'array-not-closed' | 'text-after-array' | 'too-long' | null;
};

/** Cuts a text that arrives in chunks into cases. `shape` is null until the first character that is no space. */
export type CaseSplitter = {
  readonly shape: () => CaseShape | null;
  readonly push: (chunk: string) => readonly CasePiece[];
  readonly end: () => readonly CasePiece[];
};

/** A single case longer than this many characters is given up, so that a broken stream cannot fill the memory. */
export const pieceLengthMax = 4 * 1024 * 1024;
const BEGINNING_LENGTH = 1000;

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const BYTE_ORDER_MARK = 0xfeff;

/** How a case begins: nothing inside a case has `id` as its first key, so this is a boundary wherever it stands. */
const CASE_BEGINNING = /^\{\s*"id"\s*:/u;
const CASE_BEGINNING_IN_PART = /^\{\s*("(i(d("\s*)?)?)?)?$/u;

/**
 * Finds the boundaries without parsing: brackets outside strings. It stays on its feet in broken text: a string ends with
 * its line, a closing bracket closes what was left open inside, and an object that begins like a case (or, in lines, an
 * object at the left margin) ends the case before it. Whether a piece is JSON is for its reader to find out.
 */
export function createCaseSplitter(): CaseSplitter {
  let shape: CaseShape | null = null;
  let pieces: CasePiece[] = [];
  let chunk = '';
  /** Where the piece begins in the chunk; what earlier chunks hold of it; null while a piece too long is skipped. */
  let from = 0;
  let held: string | null = '';
  /** The end of the last chunk, where it may be the first half of a case's beginning. */
  let undecided = '';
  let open: number[] = [];
  let isInString = false;
  let isEscaped = false;
  let isAtMargin = true;
  let isArrayOpen = false;
  let isAfterComma = false;
  let hasContent = false;
  let lastCode = 0;

  const take = (until: number, next: number, keepsBlank: boolean) => {
    const text = held === null ? null : held + chunk.slice(from, until);
    if (text !== null && (keepsBlank || hasContent)) pieces.push({ text, problem: null });
    held = '';
    open = [];
    hasContent = false;
    isAfterComma = false;
    from = next;
  };

  const readInString = (code: number) => {
    if (isEscaped) isEscaped = false;
    else if (code === BACKSLASH) isEscaped = true;
    else if (code === QUOTE) isInString = false;
  };

  const readLineFeed = (index: number) => {
    isInString = false;
    isEscaped = false;
    isAtMargin = true;
    if (shape === 'lines' && open.length === 0) take(index, index + 1, false);
  };

  /** The first character of all decides the shape; the bracket of an array belongs to no piece. */
  const readFirst = (code: number, index: number) => {
    held = '';
    shape = code === OPEN_ARRAY ? 'array' : 'lines';
    isArrayOpen = shape === 'array';
    from = isArrayOpen ? index + 1 : index;
  };

  const reopenArray = (index: number) => {
    pieces.push({ text: '', problem: 'text-after-array' });
    isArrayOpen = true;
    from = index;
  };

  const isNewCase = (index: number): boolean => {
    if (!hasContent) return false;
    if (open.length === 0) return true;
    const waitsForValue = lastCode === COMMA || lastCode === COLON || lastCode === OPEN_ARRAY;
    if (shape === 'lines' && isAtMargin && !waitsForValue) return true;
    return CASE_BEGINNING.test(chunk.slice(index, index + BEGINNING_LENGTH));
  };

  const readClosing = (code: number, index: number) => {
    const opener = open.lastIndexOf(code === CLOSE_OBJECT ? OPEN_OBJECT : OPEN_ARRAY);
    if (opener >= 0) open.length = opener;
    else if (shape === 'array' && code === CLOSE_ARRAY) {
      take(index, index + 1, isAfterComma);
      isArrayOpen = false;
    }
  };

  /** A character outside strings that is no space. */
  const readStructure = (code: number, index: number) => {
    if (shape === 'array' && !isArrayOpen) reopenArray(index);
    if (code === COMMA && shape === 'array' && open.length === 0) {
      take(index, index + 1, true);
      isAfterComma = true;
      return;
    }
    if (code === OPEN_OBJECT && isNewCase(index)) take(index, index, false);
    if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      readClosing(code, index);
      if (shape === 'array' && !isArrayOpen) return;
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) open.push(code);
    else if (code === QUOTE) isInString = true;
    hasContent = true;
  };

  const read = (text: string, isLast: boolean) => {
    chunk = undecided + text;
    undecided = '';
    from = 0;
    for (let index = 0; index < chunk.length; index++) {
      const code = chunk.charCodeAt(index);
      if (code === LINE_FEED) readLineFeed(index);
      else if (isInString) readInString(code);
      else if (isSpace(code)) isAtMargin = false;
      else {
        if (shape === null) {
          readFirst(code, index);
          if (isArrayOpen) continue;
        }
        if (!isLast && code === OPEN_OBJECT && isUndecided(chunk, index)) {
          undecided = chunk.slice(index);
          chunk = chunk.slice(0, index);
          break;
        }
        readStructure(code, index);
        lastCode = code;
        isAtMargin = false;
      }
    }
    if (held !== null) held += chunk.slice(from);
    chunk = '';
    from = 0;
  };

  /** A piece over the limit: what can be told apart in it is given out, the rest goes on, or is skipped to its end. */
  const relieve = () => {
    if (held === null || held.length <= pieceLengthMax) return;
    const parts = splitSwallowed(held);
    const rest = parts.pop();
    if (parts.length === 0 || rest === undefined || rest.length > pieceLengthMax / 2) {
      pieces.push({ text: held.slice(0, BEGINNING_LENGTH), problem: 'too-long' });
      held = null;
      return;
    }
    for (const part of parts) pieces.push({ text: part, problem: null });
    held = '';
    open = [];
    isInString = false;
    hasContent = false;
    read(rest, false);
  };

  const given = (): readonly CasePiece[] => {
    const found = pieces;
    pieces = [];
    return found;
  };

  return {
    shape: () => shape,
    push: (text) => {
      read(text, false);
      relieve();
      return given();
    },
    end: () => {
      read('', true);
      if (shape === 'lines' || isArrayOpen) take(0, 0, false);
      if (shape === 'array' && isArrayOpen) pieces.push({ text: '', problem: 'array-not-closed' });
      return given();
    },
  };
}

function isSpace(code: number): boolean {
  return code === SPACE || code === TAB || code === CARRIAGE_RETURN || code === BYTE_ORDER_MARK;
}

/** Whether the chunk ends before it is clear that a case begins here. */
function isUndecided(chunk: string, index: number): boolean {
  return chunk.length - index < BEGINNING_LENGTH && CASE_BEGINNING_IN_PART.test(chunk.slice(index));
}

/** Where a case begins inside a piece that swallowed its neighbours, even within what looks like a string. */
const SWALLOWED_CASE = /[\n,]\s*(?=\{\s*"id"\s*:)/u;

/**
 * The cases that a piece holds where it is no JSON because a quote is missing in one of them: every place that begins like
 * a case is a boundary. One piece where there is no such place.
 */
export function splitSwallowed(text: string): string[] {
  return text
    .split(SWALLOWED_CASE)
    .map((part) => part.replace(/^[\s,]+/u, '').replace(/[\s,]+$/u, ''))
    .filter((part) => part !== '');
}

/** The id of a case that is no JSON, as far as it can be made out from its beginning; never one that holds broken bytes. */
export function findCaseId(text: string): string | null {
  const match = /^[\s,{]*"id"\s*:\s*"([^"\\\n\p{Surrogate}]{1,200})"/u.exec(text.slice(0, BEGINNING_LENGTH));
  return match?.[1] ?? null;
}
