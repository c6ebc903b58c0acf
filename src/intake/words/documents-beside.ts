/** Words that stand beside the name of an invoice, a receipt or a deposit, and leave it one. */

/** They stand alone. */
export const BESIDE_DOCUMENTS =
  'utgående|debit notes?|debit memos?|debit|f2|nf|nota fiscal|faturas[ıi]|sales?|tax|ar|receivables?|accounts?|a r|trade|service|services|goods|products?|items?|project|rental|rent|lease|subscription|export|retail|cash|milestone|progress|interim|partial|consolidated|summary|batch|open|overdue|paid|unpaid|simple|single|direct|freight|hourly|time|contract|maintenance|licen[cs]es?|support|opening|debit notes?|debit memos?|outgoing|issued|sale|charges?|si|rv|dr|inv|accrec|prepaid|prepayments?|advance|deposits?|down payments?|payments?|receipts?|entry|voucher|request(?<=(?:deposit|payment|prepayment|advance) request)|' +
  'verkauf|ausgang|debitor\\p{L}*|client|clients|vente|ventes|simple|récurrente|finale?|solde|acompte|avance|service|prestations?|marchandises|définitive|intermédiaire|situation|' +
  'venta|ventas|electr[oó]nica|emitidas?|ordinaria|servicios?|estándar|crédito fiscal|contado|vendita|venda|vendas|immediata|differita|elettronica|accompagnatoria|emess[ae]|serviços?|mercantil|consumidor|fiscal|nota fiscal|anticipo|acconto|adiantamento|' +
  'verkoop|sprzedaż[yą]|zaliczkow\\p{L}|końcow\\p{L}|vydan\\p{L}|vystaven\\p{L}|přijat\\p{L}(?= záloh)|daňov\\p{L}|doklad|satış|satis|fatura[s]ı|faturasi|perakende|ihracat|e|выданн\\p{L}{2,3}|товар\\p{L}{0,3}|услуг\\p{L}?|работ|выполненных|оказанных|акт|упд|накладная|тов[аа]рная|торг|покупател\\p{L}|расч[её]тный|сч[её]т\\p{L}?|оплат[уы]|аванс\\p{L}{0,4}|gtgt|bán hàng|penjualan|ضريبية|مبيعات|מס|מכירה|tržb\\p{L}';
/** They are written together with others. */
export const WITHIN_DOCUMENTS =
  'invoice|фактур|rechnung|facture|factuur|faktur|factura|fattura|fatura|kundfaktura|tagihan|invois|lasku|számla|factură|faktúra|рахунок|račun|рачун|hóa đơn|فاتورة|فاکتور|חשבונית|τιμολόγιο|ใบแจ้งหนี้|इनवॉइस|चालान|реализация|отгрузка|송장|인보이스|(?<!\\p{L})(?:ausgangs?|verkaufs?|schluss|abschlags?|sammel|debitoren|einzel|monats|jahres|dauer|end|service|handels|miet|export|anzahlungs?|zwischen|wartungs|projekt|verkoop|kund|kunde|salgs?|myynti|verkoops)(?=\\p{L}|\\u0001)|(?:s|f)aktur\\p{L}{0,3}|' +
  '增值税|专用|普通|电子|电|数电|全电|机动车|统一|增票|专票|普票|销售|销货|应收|其他|发票|發票|票据|票|蓝字|蓝|正数|标准|服务|商品|货物|租金|项目|单|账款|请款|預付|预付|预收|款|运输|业|通用|売上|請求|運賃|商品|納品|書|전자|세금|매출|계산서|청구서|영수';
/** They stand alone beside a credit note, a refund or a write-off. */
export const BESIDE_CREDITS =
  'zu|zum|zur|for|overpayments?|abzug|оплат\\p{L}*|плат[её]ж\\p{L}*|товар\\p{L}*|денежных|средств|денег|wert|mengen|preis|waren|bonus|rabatt|teil|kaufmännische?|rechnungs|handels|ausgangs?|debitoren|jahres|corrections?|corrective|korrektur|rectificati(?:va|on)|adjustment|allowance|issued|given|granted|taken|applied|allowed|goods|returns?|retour|retoure|retouren|stock|price|volume|bonus|rebate|customer|customers?|clients?|partial|early|prompt|trade|bad|debts?|doubtful|irrecoverable|uncollectib?le|written off|goodwill|rma|memos?|notes?|invoices?|tax|accord[ée]e?s?|通知|vente|ventes|comercial|commerciale?|electr[oó]nic[ao]|internal|cash|settlement|used|open|unused|kund|kunden|покупател\\p{L}*|коррект\\p{L}*';
/** They are written together with one. */
export const WITHIN_CREDITS =
  '字|冲|沖|銷|單|通知|메모|전표|표|核销|现金|商业|退|货|貨|回|折让|折讓|红|紅|负数|负|更正|伝票|伝|処理|값|korrektur';
