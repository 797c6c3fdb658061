/** Counts the turns that the event loop gets until `stop`: work that never lets go leaves it none. */
export function countTurns(): { readonly stop: () => number } {
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    stop() {
      isOver = true;
      return turns;
    },
  };
}
