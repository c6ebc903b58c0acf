/**
 * Signs of currencies: CLDR's of all its locales, `symbol` and `narrowSymbol` (through Intl, ICU 77; blanks and the marks
 * of direction removed, N'Ko and transliterations left out), and those that exports write beside them.
 */

/** A code and its signs a line. */
const OF_CLDR = `
AED د.إ.
AFN Af ؋
ALL Lekë
AMD ֏
ANG NAf NAf.
AOA Kz
ARS $ $AR AR$
AUD $ $A $AU A$ AU$ AUD$
AWG Afl Afl.
AZN ₼
BAM KM КМ
BBD $ BB$ Bds$
BDT TK Tk ৳
BGN лв.
BHD د.ب.
BIF FBu
BMD $ $BM BD$ BM$
BND $ $BN BN$
BOB Bs
BRL BR$ R$
BSD $ B$ BS$
BTN Nu.
BWP P
BYN Br Br. P. p. r. р р.
BZD $ $BZ BZ$
CAD $ $CA C$ CA$ KA$
CDF FC
CLP $ $CL CL$
CNY CN¥ ¥ ¥CN 元
COP $ $CO CO$
CRC ₡
CUC $ CUC$ Cub$
CUP $ $MN CU$ ₱
CZK Kč Кч
DJF Fdj
DKK Dkr Kr kr kr.
DOP $ DO$ RD$
DZD DA د.ج.
EGP EGPP EG£ E£ LE £E £ ج.م.
ERN Nfk
ETB Br ብር
EUR €
FJD $ $FJ F$ FJ$
FKP FK£ Fl£ £ £FK
GBP GB£ UK£ £RU £ £GB
GEL ლ ₾
GHS GHS. GH₵ ₵
GIP GIIP £ £GI
GMD D
GNF F.G. FG
GTQ GTQ Q
GYD $ G$ GY$
HKD $ $HK HK$
HNL L
HRK HRKS Kn kn
HTG G
HUF Ft
IDR Rp
ILS ₪
INR Rs ₹
IQD Irakdinaa د.ع.
IRR ر.إ. ریال
ISK Ikr Kr kr kr. Íkr
JMD $ J$ JM$
JOD د.أ.
JPY JP¥ ¥
KES Ksh
KGS сом ⃀
KHR ៛
KMF CF FC
KPW ₩
KRW KR₩ ₩
KWD د.ك.
KYD $ CI$ KY$
KZT ₸
LAK ₭
LBP L£ £L £LB ل.ل.
LKR Rs Rs. රු.
LRD $ $LR L$
LSL M ЛСЛ ឡូទី
LYD د.ل.
MAD د.م.
MDL L
MGA Ar
MKD den ден.
MMK K
MNT ₮
MOP MOP$
MRU UM أ.م.
MUR Rs રૂ.
MVR Rf
MWK MK
MXN $ $MX MX$
MYR RM
MZN MTn
NAD $ $NA N$
NGN NGN. ₦
NIO $C C$
NOK Kr NKr Nkr kr kr.
NPR Rs नेरू रू
NZD $ $NZ NZ$ NZD$
OMR ر.ع.
PAB B/.
PEN S/
PGK K
PHP ₱
PKR Rs ر
PLN Zł zl zł зл
PYG Gs Gs. ₲
QAR ر.ق.
RON L lei lej leu ley лей ಲೀ レイ
RSD din. дин.
RUB rb руб руб. ₽
RWF F.Rw FR RF
SAR ر.س.
SBD $ $SB S$ SB$ SI$
SCR Rs SCRu SR
SDG ج.س.
SEK Kr Skr kr kr. кр
SGD $ $SG S$
SHP £
SLE Le
SOS S
SRD $ $SR SR$
SSP SD£ £
STN Db
SYP LS S£ £ ل.س.
SZL E
THB TH฿ ฿
TJS сом.
TMT ТМТ
TND DT د.ت.
TOP $T T$
TRY Тл ₺
TTD $ $TT TT$
TWD $ NT$
TZS TSh
UAH ₴
UGX USh
USD $ $US US$ щ.д.
UYU $ $U $UY UY$
UZS soʻm сўм
VES Bs.S
VND ₫
VUV VT
WST $WS WS$
XAF FCFA
XCD $ $EC EC$
XCG Cf Cg Cg. ICg. Kg. ƒ
XOF FCFA فرانکCFA සිෆ්එ
XPF CFPF FCFP
YER ر.ي.
ZAR R
ZMW K Kw ZK Zk
ZWG IZWG ZiG
`;

/** Written in practice, and not in CLDR. */
const IN_USE = `
AED Dhs Dh DH AED.
BGN лв
BHD BD
CHF SFr SFr. sFr. Fr Fr. CHF.
CNY RMB CNH 人民币 人民幣 圆 圓 元整
DKK kr kr.
EGP LE L.E.
EUR euro euros Euro. EUR.
HKD 元 港币 港元 港幣
HUF Ft.
IDR Rp.
INR Rs Rs. Re
JOD JD
JPY 円 日元 日圓 圆 圓
KRW 원 元
KWD KD
KZT тенге тг тг.
MYR RM.
OMR RO
PHP P Php
PLN zł. zl.
QAR QR
RUB р р. руб руб. рублей рубля рубль
SAR SR SAR.
THB บาท
TRY TL TL.
TWD 元 圓 新台幣
UAH грн грн.
USD 美元
GBP 英镑 英鎊
EUR 欧元 歐元
VND đ Đ
`;

/** Signs that at least half of all locales keep for one currency, and those of one country by far. */
const USUAL = `
AUD A$
BRL R$
CAD CA$
CNY CN¥
EUR €
GBP £
HKD HK$
ILS ₪
INR ₹
JPY JP¥
KRW ₩
MXN MX$
NZD NZ$
PHP ₱
RUB р р. руб руб.
TWD NT$
USD US$
VND ₫
XCD EC$
`;

function signsOf(lines: string): [string, string][] {
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [code, ...signs] = line.split(' ');
      return signs.map((sign): [string, string] => [sign, code!]);
    });
}

/** Sign → the currencies that it stands for, as many as there are. */
export function currencySigns(): Map<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>();
  for (const [sign, code] of signsOf(OF_CLDR + IN_USE.trimStart())) {
    const codes = all.get(sign) ?? new Set();
    all.set(sign, codes.add(code));
  }
  return all;
}

/** Sign → the currency that it stands for unless the setting's is another of its own. */
export const usualCurrencies = (): ReadonlyMap<string, string> => new Map(signsOf(USUAL));
