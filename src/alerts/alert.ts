/** What an alert is: a rule that one customer or rep meets, with the figures that made it fire. */

import type { Unit } from '../format/unit.ts';
import type { MetricParams } from '../metrics/params.ts';
import type { Answer, FilterKey, Question } from '../metrics/types.ts';
import type { RuleId } from '../view/rule-ids.ts';
import type { Site } from '../view/site.ts';
import type { View } from '../view/view.ts';

export type AlertSeverity = 'high' | 'medium' | 'low';

/** A figure behind an alert and, where it decided, the threshold it was held against (same unit). */
export interface Evidence {
  /** Permanent metric id; or `share_of_open`, a customer's share of all that is owed, or a count of the exports. */
  metric: string;
  value: number | null;
  unit: Unit;
  threshold?: number;
  /** Between which values it usually lies, where being outside decided. */
  usual?: { low: number; high: number };
  /** Set where it is not the figure of the chosen dates: which of the compared windows it is. */
  window?: 'recent' | 'before' | 'year';
  /** It is of the whole customer or rep, whatever the reader filters by. */
  isWhole?: true;
}

export type AlertRuleId = RuleId;

export interface Alert {
  rule: AlertRuleId;
  severity: AlertSeverity;
  /** `data`: an export file. `month`: one that is over. */
  subject: { dimension: FilterKey | 'data' | 'month'; value: string | null };
  currency: string | null;
  /** What is at stake, in minor units of `currency`; orders alerts of equal severity. */
  amount: number | null;
  evidence: Evidence[];
}

/** Settings as rules need them. */
export interface Thresholds {
  /** A number of the settings; undefined where none is set. */
  get(name: string): number | undefined;
  /** An amount of the settings (major units) in minor units of a currency; Infinity where none is set. */
  minor(name: string, currency: string | null): number;
  /** Amount due, in minor units, under which a rep is not judged. */
  rankMinBase: number;
}

export interface AlertRule {
  id: AlertRuleId;
  severity: AlertSeverity;
  /** It speaks of the company, a rep or an export: nobody is called for it. */
  isCompanyWide?: true;
  /** Inputs of the data without which the rule says "not evaluated"; every invoice has a customer. */
  needs: string[];
  /** The settings, below `alerts`, that it is held against and how each is printed: parts of its text by the same names. */
  thresholds?: Record<string, 'amount' | 'share' | 'number'>;
  /** The one of them without which the rule is off, and the input of the data that may stand in for it. */
  offWithout?: { setting: string; input: string };
  questions(view: View, site: AlertSite): Record<string, Question>;
  /** A figure without a value neither passes nor fires. */
  evaluate(answers: Record<string, Answer>, thresholds: Thresholds, site: AlertSite): Alert[];
  /** How many it would have to judge and cannot, for too few items. */
  unjudged?(answers: Record<string, Answer>, thresholds: Thresholds): number;
}

export interface RuleOutcome {
  rule: AlertRule;
  /** `off`: its threshold is not set. `not_evaluated`: the data lacks `missing`. */
  state: 'evaluated' | 'not_evaluated' | 'off';
  missing: string[];
  alerts: Alert[];
  /** Of how many customers there is too little to judge. */
  unjudged: number;
}

export type AlertSite = Pick<Site, 'inputs' | 'exports' | 'asOf' | 'firstDate'> & {
  settings: Pick<Site['settings'], 'rankMinBaseMinor' | 'alerts'>;
  params: Pick<MetricParams, 'dsoWindowMonths'>;
};
