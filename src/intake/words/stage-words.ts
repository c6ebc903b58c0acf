/** What the words for a stage of dunning say: reminder, first to third letter, legal steps, agency. */
import { memo } from '../memo.ts';

/** Words for a dunning letter, whichever it is. */
const DUNNING =
  'dunning|demand|mahnung|mahnstufe|mahnschreiben|relance|mise en demeure|sollecito|reclamaci[oó]n|requerimiento|aanmaning|monit|upomínka|inkassovarsel|betalingskrav|требование|претензия|催款|催收|催款函|催收函|催告|督促状?|독촉장?';
const LEVEL = '(?:letter|notice|level|stage|step|schreiben|no|nr|n°)';
const NUMBER: Record<string, string> = {
  '1': '1|i|first|erste|1ère|première|primer[oa]?|primo|eerste|pierwsze|первое|первая|一|首',
  '2': '2|ii|second|zweite|2ème|deuxième|segund[oa]|secondo|tweede|drugie|второе|вторая|二',
  '3': '3|iii|third|final|last|dritte|letzte|3ème|troisième|tercer[oa]?|terzo|derde|trzecie|третье|третья|三',
};

const whole = (words: string): RegExp => new RegExp(`^(?:${words})$`, 'iu');
const numbered = (digits: string): RegExp =>
  whole(
    `(?:${digits})(?:\\.|st|nd|rd|e|er|a|o)? ?(?:${DUNNING})(?: ${LEVEL})?|(?:${DUNNING}) ?${LEVEL}?\\.? ?(?:${digits})|第(?:${digits})次(?:${DUNNING})|(?:${digits})次(?:${DUNNING})|(?:mahnstufe|level|stufe|阶段)? ?(?:${digits})`,
  );

const STAGES: readonly (readonly [string, RegExp])[] = [
  [
    'reminder',
    whole(
      '(?:payment |friendly |due )?reminder(?: sent)?|(?:freundliche )?(?:zahlungs)?erinnerung|rappel|recordatorio(?: de pago)?|promemoria|lembrete|(?:betalings)?herinnering|przypomnienie|betalningspåminnelse|påminnelse|påmindelse|напоминание|(?:到期|付款|催款)?提醒|リマインド|알림',
    ),
  ],
  ['dunning-1', numbered(NUMBER['1']!)],
  ['dunning-2', numbered(NUMBER['2']!)],
  ['dunning-3', numbered(NUMBER['3']!)],
  ['dunning', whole(`(?:${DUNNING})(?: ${LEVEL})?`)],
  [
    'legal',
    whole(
      'legal(?: (?:action|steps|department))?|lawyer|solicitor|attorney|court|litigation|lawsuit|(?:rechts)?anwalt|gericht|klage|avocat|tribunal|contentieux|abogado|judicial|avvocato|legale|advogado|advocaat|prawnik|sąd|advokat|юрист|суд|律师函?|法务|诉讼|起诉|法律程序|法院|弁護士|訴訟|변호사|소송',
    ),
  ],
  [
    'agency',
    whole(
      '(?:(?:debt )?collection |debt )?agency|collection agent|inkasso(?:büro|unternehmen)?|(?:société|agence) de recouvrement|agencia de cobros?|agenzia di recupero|agência de cobrança|incassobureau|windykacja|inkassobolag|коллектор(?:ы|ское агентство)?|(?:第三方)?催收机构|委外(?:催收)?|債権回収会社|추심',
    ),
  ],
];

/** The stage, '' for a level of none, null for words that are on no list. */
export const stageWord = memo((text): string | null => {
  const plain = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[ _-]+/g, ' ');
  if (/^(?:level |mahnstufe )?0$/.test(plain)) return '';
  return STAGES.find(([, words]) => words.test(plain))?.[0] ?? null;
});
