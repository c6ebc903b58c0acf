/** Rules about the exports themselves. A total that does not tie needs none: such a build is never published. */
import { daysBetween } from '../format/date.ts';
import type { Alert, AlertRule, Evidence } from './alert.ts';

const ofFile = ({ id, severity }: AlertRule, file: string, evidence: Evidence[]): Alert => ({
  rule: id,
  severity,
  subject: { dimension: 'data', value: file },
  currency: null,
  amount: null,
  evidence,
});

export const rowsSetAside: AlertRule = {
  id: 'rows_set_aside',
  severity: 'medium',
  isCompanyWide: true,
  needs: [],
  questions: () => ({}),
  evaluate(_answers, _thresholds, { exports }) {
    return (exports?.setAside ?? []).map(({ file, rows, of }) =>
      ofFile(this, file, [
        { metric: 'rows_set_aside', value: rows, unit: 'count', threshold: 0 },
        { metric: 'rows_read', value: of, unit: 'count' },
      ]),
    );
  },
};

export const exportOld: AlertRule = {
  id: 'export_old',
  severity: 'medium',
  isCompanyWide: true,
  needs: [],
  thresholds: { export_days: 'number' },
  questions: () => ({}),
  evaluate(_answers, thresholds, { exports, asOf }) {
    const limit = thresholds.get('export_days') ?? Number.POSITIVE_INFINITY;
    return (exports?.last ?? []).flatMap(({ file, date }) => {
      const days = daysBetween(date, asOf);
      if (days <= limit) return [];
      return [
        ofFile(this, file, [
          { metric: 'days_behind', value: days, unit: 'days', threshold: limit },
        ]),
      ];
    });
  },
};
