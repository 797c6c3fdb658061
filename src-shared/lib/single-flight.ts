/** Single flight: calls made while one runs share its promise. A call after it has ended runs anew. */
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

/** Runs a job at most once: every later call gets the first promise. */
export function once<Result>(job: () => Promise<Result>): () => Promise<Result> {
  let done: Promise<Result> | null = null;
  return () => {
    done ??= job();
    return done;
  };
}
