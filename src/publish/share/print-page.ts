/** The page that hands a link over: the link, its QR code, what to do and what it cannot do, in both languages. */
import { renderSVG } from 'uqr';
import { LOCALES, type Locale, type Localised } from '../../i18n/locale.ts';
import { linkOf } from '../../seal/link.ts';
import type { LiveKey } from './key-schema.ts';

export interface PrintedLink {
  key: LiveKey;
  company: Localised;
  audience: Localised;
  address: string;
  /** The last day, of the link or of its audience, whichever is earlier. */
  until: string | null;
  /** The reader's languages, the first of them first. */
  languages: Locale[];
}

const WORDS = {
  en: {
    title: (company: string) => `${company}: your link`,
    for: (person: string, audience: string) => `For ${person} · ${audience}`,
    steps: [
      'Point the camera of your phone at the code, or type or paste the link into a browser, whole, with all that follows the # sign.',
      'The page opens by itself. Keep the link: it is asked for again each time that the page is opened or loaded anew.',
      'Keep this sheet as you would keep the report, or destroy it once the link is stored.',
    ],
    words:
      'After the link you are asked for six words. You are told them in another way; they are not on this sheet.',
    until: (date: string) => `The link opens until ${date}.`,
    noUntil: 'The link opens until it is withdrawn or replaced.',
    limitsTitle: 'What to know',
    limits: [
      'The link is for you alone. Whoever has it reads what you read; your name stands on every page, print and saved file, but not on letters and statements to customers.',
      'What follows the # sign is the key. It is never sent to the web host, which sees encrypted files only.',
      'If the link has reached somebody else, say so to finance: a new one is made, and the old one no longer opens with the next publication. What was opened before cannot be called back; it stays on that device, encrypted, for when there is no network.',
      'The last day is checked by the clock of the web host, or without a network of your device; with the first publication after it the link no longer opens anything new.',
      'Whoever controls the web host can change the program that opens the report.',
      'The link is kept on a device only if you choose “Remember on this device” at the foot of the page; do so on devices of your own alone. A browser may note a link in its history as it is opened: use a private window on any other device.',
      'The foot of each page names the build. If your device says that it has opened a newer one, tell finance.',
    ],
    link: 'Link',
  },
  zh: {
    title: (company: string) => `${company}：您的链接`,
    for: (person: string, audience: string) => `${person} · ${audience}`,
    steps: [
      '用手机相机扫描二维码，或将链接完整地（包括 # 之后的全部内容）输入或粘贴到浏览器中。',
      '页面会自动打开。请保存链接：每次重新打开或刷新页面时都需要它。',
      '请像保管报表一样保管本页；保存链接后可将其销毁。',
    ],
    words: '打开链接后还需输入六个单词。单词另行告知，不在本页上。',
    until: (date: string) => `链接有效期至 ${date}。`,
    noUntil: '链接在撤销或更换之前一直有效。',
    limitsTitle: '须知',
    limits: [
      '链接仅供您本人使用。得到链接的人能看到您所看到的一切；每个页面、打印件和保存的文件上都有您的姓名，发给客户的函件和对账单除外。',
      '# 之后的内容是密钥，不会发送给网站主机；主机上只有加密的文件。',
      '如链接已被他人得到，请告知财务：将生成新链接，下一次发布后旧链接不再有效。此前已打开的内容无法收回，并加密留在该设备上，供没有网络时使用。',
      '有效期按网站主机的时钟检查，没有网络时按您设备的时钟；到期后的首次发布起，该链接不再打开新的内容。',
      '控制网站主机的人可以更改用来打开报表的程序。',
      '只有在页面底部选择“在此设备上记住”，链接才会保存在设备上；请仅在您自己的设备上这样做。浏览器打开链接时可能在历史记录中留下它：在其他设备上请使用无痕窗口。',
      '每页底部写明是第几次生成。如设备提示曾打开过更新的版本，请告知财务。',
    ],
    link: '链接',
  },
} as const;

const STYLE = `
body { font: 11pt/1.5 system-ui, sans-serif; color: #111; background: #fff; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 16pt; margin: 0 0 .25rem; } h2 { font-size: 11pt; margin: 1rem 0 .25rem; }
.code { width: 62mm; max-width: 100%; } .code svg { display: block; width: 100%; height: auto; }
.link { font: 10pt/1.4 ui-monospace, monospace; overflow-wrap: anywhere; border: 1px solid #767676; padding: .5rem; }
section { border-top: 1px solid #767676; margin-top: 1.5rem; padding-top: 1rem; } li { margin: .2rem 0; }
@page { size: A4; margin: 14mm; }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 8.5pt; line-height: 1.3; } .code { width: 46mm; } section { break-inside: avoid; margin-top: .75rem; padding-top: .5rem; } li { margin: .1rem 0; } ul, ol, p { margin: .4rem 0; } }`;

export function printedLink(printed: PrintedLink): string {
  const { key, address, company, languages } = printed;
  const link = linkOf(address, key.identity);
  const code = renderSVG(link, { ecc: 'M', border: 4 });
  const locales = [...new Set([...languages, ...LOCALES])];
  const first = locales[0]!;
  return `<!doctype html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(WORDS[first].title(company[first]))}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<div class="code" role="img" aria-label="${locales.map((locale) => WORDS[locale].link).join(' · ')}">${code}</div>
<p class="link">${escaped(link)}</p>
${locales.map((locale, i) => part(printed, locale, i === 0)).join('\n')}
</main>
</body>
</html>
`;
}

function part(
  { key, company, audience, until }: PrintedLink,
  locale: Locale,
  isFirst: boolean,
): string {
  const words = WORDS[locale];
  const lasts = until === null ? words.noUntil : words.until(until);
  const heading = isFirst ? 'h1' : 'h2';
  const items = (lines: readonly string[]): string =>
    lines.map((line) => `<li>${escaped(line)}</li>`).join('');
  return `<section lang="${locale}">
<${heading}>${escaped(words.title(company[locale]))}</${heading}>
<p>${escaped(words.for(key.person, audience[locale]))}</p>
<p>${escaped(lasts)}</p>
<ol>${items(words.steps)}</ol>
${key.second ? `<p><strong>${escaped(words.words)}</strong></p>` : ''}
<h2>${escaped(words.limitsTitle)}</h2>
<ul>${items(words.limits)}</ul>
</section>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
