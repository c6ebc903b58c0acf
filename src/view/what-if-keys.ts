/** Where the reader's own assumptions stand in an address: only the forecast's page has them, its links carry them on. */
export const WHAT_IF_KEYS = ['if_paid', 'if_broken', 'if_slip', 'if_discount'] as const;
export type WhatIfKey = (typeof WHAT_IF_KEYS)[number];

export const isWhatIfKey = (key: string): boolean =>
  (WHAT_IF_KEYS as readonly string[]).includes(key);

/** What of an address is assumed, as it stands there. */
export const assumedIn = (params: URLSearchParams): [string, string][] =>
  [...params].filter(([key]) => isWhatIfKey(key));

/** The address with what another one assumes. */
export function withAssumed(params: URLSearchParams, from: URLSearchParams): URLSearchParams {
  const both = new URLSearchParams(params);
  for (const [key, value] of assumedIn(from)) both.append(key, value);
  return both;
}

/** A discount as an address has it: rate and taken in hundredths of a percent. */
export const discountText = (discount: { rate: number; days: number; taken: number }): string =>
  `${discount.rate / 100}-${discount.days}-${discount.taken / 100}`;
