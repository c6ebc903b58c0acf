/** Where the rep's month, quarter and fiscal year will land, against target. */
import { forecastLanding } from '../forecast/landing.ts';
import { personBlock } from '../person/block.ts';

export const repLanding = personBlock('rep', forecastLanding, { needs: 'payment' });
