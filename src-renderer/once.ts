/** A job of which one runs at a time: asked for while it runs (a second click), it is the same one. */
export function singleFlight<Input extends readonly unknown[], Result>(
  job: (...input: Input) => Promise<Result>,
): (...input: Input) => Promise<Result> {
  let running: Promise<Result> | null = null;
  return (...input) => {
    running ??= job(...input).finally(() => {
      running = null;
    });
    return running;
  };
}

/** A job that is done at most once, however often it is asked for. */
export function once<Result>(job: () => Promise<Result>): () => Promise<Result> {
  let done: Promise<Result> | null = null;
  return () => {
    done ??= job();
    return done;
  };
}
