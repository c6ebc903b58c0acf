/** English wordings of one customer's page. */
import type { Messages } from '../index.ts';

export const customer: Messages = {
  choose: 'No customer is chosen, or the data has none of that name.',
  chooseHow: 'Open one in the list, or enter a name or id in the filter “Customer” above:',
  toList: 'all customers',
  answer: '{name} owes {open}; {overdue} of it is late ({share}).',
  answerOnTime: '{name} owes {open}; nothing of it is late.',
  answerNothing: '{name} owes nothing.',
  answerNoItems: 'There is nothing on record for {name} up to this date with these filters.',
  answerNoItemsIn:
    'There is nothing on record for {name} in {currency} up to this date with these filters. The data also has {others}: choose the currency above.',
  'section.figures': 'Figures',
  'about.figures':
    'Open, overdue and unapplied amounts, days to pay, credit limit used, disputes, broken promises and last contact.',
  'section.aging': 'Balance by age',
  'about.aging': 'What is open at the as-of date by days past due, and the credit against it.',
  'section.balance': 'Balance over time',
  'about.balance': 'Open and overdue at each month end of the period.',
};
