/** Runs the rules over their answers: what fired, gravest first, and what could not be judged. */
import { currencyDigits } from '../format/currency-digits.ts';
import type { Answer, Question } from '../metrics/types.ts';
import type { View } from '../view/view.ts';
import type {
  Alert,
  AlertRule,
  AlertSeverity,
  AlertSite,
  RuleOutcome,
  Thresholds,
} from './alert.ts';
import { ALERT_RULES } from './rules.ts';

const ORDER: Record<AlertSeverity, number> = { high: 0, medium: 1, low: 2 };

export function thresholdsOf(site: AlertSite): Thresholds {
  const { alerts, rankMinBaseMinor } = site.settings;
  return {
    get: (name) => alerts[name],
    minor: (name, currency) => {
      const major = alerts[name];
      if (major === undefined) return Number.POSITIVE_INFINITY;
      return Math.round(major * 10 ** currencyDigits(currency));
    },
    rankMinBase: rankMinBaseMinor,
  };
}

/** Which inputs a rule lacks, and whether its setting is missing. */
function stateOf(rule: AlertRule, site: AlertSite): Pick<RuleOutcome, 'state' | 'missing'> {
  const { offWithout: off } = rule;
  if (off && site.settings.alerts[off.setting] === undefined && !site.inputs[off.input]) {
    return { state: 'off', missing: [] };
  }
  const missing = rule.needs.filter((input) => !site.inputs[input]);
  return { state: missing.length > 0 ? 'not_evaluated' : 'evaluated', missing };
}

/** The questions of all of `rules` that can be evaluated, named `rule.question`. */
export function alertQuestions(
  site: AlertSite,
  view: View,
  rules: readonly AlertRule[] = ALERT_RULES,
): Record<string, Question> {
  const named = rules
    .filter((rule) => stateOf(rule, site).state === 'evaluated')
    .flatMap((rule) =>
      Object.entries(rule.questions(view, site)).map(([name, question]) => [
        `${rule.id}.${name}`,
        question,
      ]),
    );
  return Object.fromEntries(named);
}

/** One outcome a rule, in the order of the rules. */
export function evaluateRules(
  site: AlertSite,
  answers: Record<string, Answer>,
  rules: readonly AlertRule[] = ALERT_RULES,
): RuleOutcome[] {
  const thresholds = thresholdsOf(site);
  return rules.map((rule) => {
    const state = stateOf(rule, site);
    if (state.state !== 'evaluated') return { rule, ...state, alerts: [], unjudged: 0 };
    const prefix = `${rule.id}.`;
    const own = Object.fromEntries(
      Object.entries(answers)
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, answer]) => [name.slice(prefix.length), answer]),
    );
    const alerts = rule.evaluate(own, thresholds, site);
    return { rule, ...state, alerts, unjudged: rule.unjudged?.(own, thresholds) ?? 0 };
  });
}

/** All alerts, by severity, then by amount, largest first. */
export function sortAlerts(outcomes: RuleOutcome[]): Alert[] {
  return outcomes
    .flatMap((outcome) => outcome.alerts)
    .sort(
      (a, b) =>
        ORDER[a.severity] - ORDER[b.severity] ||
        (b.amount ?? 0) - (a.amount ?? 0) ||
        a.rule.localeCompare(b.rule),
    );
}
