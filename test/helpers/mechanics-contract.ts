import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';

/** Calls that have nothing to do with credits: only what a transport can get wrong. */
export const mechanics = {
  echo: oc
    .input(z.object({ text: z.string(), at: z.date() }))
    .output(z.object({ text: z.string(), at: z.date() })),
  /** The ledger that the call says it is about. */
  about: oc.output(z.string().nullable()),
  refuse: oc
    .errors({ REFUSED: { status: 422, data: z.object({ rows: z.array(z.int()) }) } })
    .output(z.null()),
  /** Gives the same bytes back under another name. */
  mirror: oc.input(z.object({ file: z.file() })).output(z.object({ file: z.file(), byteSum: z.int() })),
  /** Counts to `to`; the result comes with the last event, a file among it. */
  count: oc
    .input(z.object({ to: z.int() }))
    .output(
      eventIterator(
        z.object({ done: z.int() }),
        z.object({ text: z.string(), at: z.date(), file: z.file() }),
      ),
    ),
  /** Goes on until it is cancelled. */
  endless: oc.output(eventIterator(z.object({ tick: z.int() }))),
  /** Waits until it is cancelled. */
  wait: oc.output(z.null()),
  /** What became of the calls that were cancelled. */
  cancelled: oc.output(z.array(z.string())),
  crash: oc.input(z.object({ name: z.string() })).output(z.null()),
  /** Throws outside of any call. */
  explode: oc.output(z.null()),
};
