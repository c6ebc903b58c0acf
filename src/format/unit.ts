/** The unit of a figure. */

/** minor: integer minor units of the figure's currency. ratio: 0.8 is 80 %. */
export type Unit = 'minor' | 'ratio' | 'days' | 'count' | 'index';
