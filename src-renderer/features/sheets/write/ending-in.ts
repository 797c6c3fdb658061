type Steps<Step, Result> = { next(): Promise<IteratorResult<Step, Result>> };

/** The same steps with another result at their end: two calls that report alike can then be followed by one job. */
export function endingIn<Step, Result, Other>(
  steps: Steps<Step, Result>,
  toOther: (result: Result) => Other,
): Steps<Step, Other> {
  return {
    async next() {
      const step = await steps.next();
      return step.done ? { done: true, value: toOther(step.value) } : step;
    },
  };
}
