/** "1 document", "2 documents": for texts that are English alone. */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
