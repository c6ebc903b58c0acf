/** Words for thousands, millions and other powers of ten, as CLDR prints them behind a number in all its languages (through Intl, ICU 78). */

/** A power of ten and words for it, a line. */
const OF_CLDR = `
3: duisend | apem | mpem | ሺ | آلاف | ألف | হাজাৰ | min | мең | тыс | тысяч | хил | хиляди | হা | হাজার
3: miliad | hilj | hiljada | milers | эзар | tis | tisíc | пин | tusind | tausend | སྟོང་ཕྲག | akpe | χιλ
3: χιλιάδες | thousand | tuh | tuhat | هزار | tuhatta | tús | túsund | mille | tûzen | mhíle | míle | mìltean
3: mìle | હજાર | dubu | אלף | हज़ार | tisuća | ezer | հզր | հազար | milles | rb | ribu | þúsund | mila | èwu
3: ათ | ათასი | мың | м | ពាន់ | ಸಾ | ಸಾವಿರ | hezar | миң | dsd | dausend | ພັນ | tūkst | tūkstančiai
3: tūkstančių | tūkstoši | илј | илјади | ആയിരം | мян | мянга | de mii | ह | हजार | ထောင် | tusen | duizend
3: kuma | ହ | ହଜାର | ਹਜ਼ਾਰ | tys | tysięcy | mìg | mìgia | ھزار | dt | duháhat | ද | දහස | tisoč | kun | mijë
3: хиљ | хиљада | tn | elfu | ஆ | ஆயிரம் | వే | వేలు | ҳзр | ҳазор | พัน | ሽ | ሽሕ | müň | afe | bin | مىڭ | тис
3: тисяч | ہزار | ming | nghìn | ẹgbẹ̀rún | inkulungwane
5: লাখ | লা | འབུམ་ཕྲག | લાખ | लाख | ແສນ | သိန်း | ਲੱਖ | แสน | kilu | لاکھ
6: miljoen | ɔpepem | ሚ | ሚሊዮን | مليون | ملايين | নিযুত | mln | milyon | млн | миллион | мільёнаў | милиона
6: milion | miliona | milions | milionů | miliwn | mio | millioner | millionen | ས་ཡ་ | miliɔn | εκ
6: εκατομμύρια | million | miliono | milionoj | millones | miljonit | milioi | میلیون | milj | miljoonaa | mió
6: milliónir | millions | mhilliún | milliún | milleanan | millean | millóns | miliyan | מיליון | milijuna
6: millió | մլն | միլիոն | milliones | jt | juta | milljónir | milioni | yuta | მლნ | მილიონი | លាន | ಮಿ
6: ಮಿಲಿಯನ್ | milliounen | ລ້ານ | milijonai | milijonų | miljoni | мил | милиони | ദശലക്ഷം | сая | milioane
6: de milioane | သန်း | mill | millionar | miiliyoona | ନି | ନିୟୁତ | milionów | mi | milhões | miu | milliuns
6: миллионов | ملين | miljonat | මි | මිලියන | miliónov | milijonov | milyan | miljoner | மி | மில்லியன் | మి
6: మిలియన్లు | ล้าน | ሚልዮን | مىليون | мільйонів | tr | triệu | vote | mílíọ̀nù | isigidi
7: কো | কোটি | བྱེ་བ་ | કરોડ | क॰ | करोड़ | कोटी | ကုဋေ | ဋေ | ਕਰੋੜ | کروڑ
8: དུང་ཕྱུར་
9: mjd | miljard | ɔpepepem | ቢ | ቢሊዮን | مليار | শঃ কোঃ | শত কোটি | mlrd | milyard | млрд | миллиард
9: мільярдаў | милиарда | miliard | milijardi | milers de milions | mld | biliwn | mia | milliarder | mrd
9: milliarden | biliɔn | δισ | δισεκατομμύρια | billion | miliardoj | mil millones | miljardit | میلیارد
9: miljardia | milliardir | md | milliards | bhilliún | billeanan | અબજ | biliyan | מיליארד | अ॰ | अरब | mlr
9: milliárd | մլրդ | միլիարդ | milliardos | miliar | ma | milljarðar | miliardi | milyar | მლრდ | მილიარდი
9: ប៊ីលាន | ಬಿ | ಬಿಲಿಯನ್ | mr | млд | ຕື້ | milijardai | mljrd | miljardi | милј | милијарди | ബില്യൺ | тэрбум
9: miliarde | अब्ज | bilion | milliardar | biiliyoona | ବି | ଶହକୋଟି | ਅਰਬ | miliardów | bi | bilhões
9: milliardas | миллиардов | بلين | බි | බිලියන | miliárd | milijard | bilyan | miljarder | bilioni | பி
9: பில்லியன் | బి | బిలియన్లు | พันล้าน | ቢልዮን | milliard | piliona | مىليارد | мільярдів | ارب | tỷ | bilíọ̀nù
9: isigidi sezigidi
`;

/** Word, in small letters and without a point at its end → power of ten; a word of several powers, and one letter, are left out. */
export function unitWords(): Map<string, number> {
  const lines = OF_CLDR.trim().split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [power = '', words = ''] = line.split(': ');
      return words.split(' | ').map((word) => [word, Number(power)] as const);
    }),
  );
}
