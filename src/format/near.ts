/** Whether a word may be another one mistyped: the same up to one letter more, less, other, or changed with its neighbour. */
export function isNear(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA === restB) return true;
  const isSwapped =
    restA.length > 1 &&
    restA[0] === restB[1] &&
    restA[1] === restB[0] &&
    restA.slice(2) === restB.slice(2);
  return (
    isSwapped ||
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1)
  );
}

const NEAR_VALUES = 5;

/** Those of the known values that a text may have been meant as: nearly the same, or one within the other, in any case. */
export function nearValues(text: string, known: readonly string[]): string[] {
  const typed = text.trim().toLowerCase();
  if (typed === '') return [];
  const isWithin = (value: string): boolean =>
    value.length > 1 && typed.length > 1 && (value.includes(typed) || typed.includes(value));
  const near = known.filter((value) => {
    const own = value.toLowerCase();
    return isNear(typed, own) || isWithin(own);
  });
  return near.slice(0, NEAR_VALUES);
}
