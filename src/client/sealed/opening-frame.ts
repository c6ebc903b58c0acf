/** What is said in place of the report while it is not open: in both languages, for nothing is known of the reader. */
import type { Localised } from '../../i18n/locale.ts';
import type { LinkFault } from '../../seal/link.ts';
import type { Build } from '../../seal/records.ts';
import type { Ending, SealReason } from '../../seal/seal-error.ts';
import { buildName } from './seen-build.ts';
import { text } from './words.ts';

export type FailureReason = SealReason | 'fetch' | 'insecure' | 'other';

export interface Frame {
  /** Asks for a link; `fault` is what is wrong with the one that was given. */
  ask(fault: LinkFault, use: (typed: string) => void): void;
  wait(): void;
  /** The six words, as the reader typed them. */
  askWords(wasWrong: boolean): Promise<string>;
  fail(reason: FailureReason, ending: Ending | null): void;
  /** Below a failure: what a reader can do whose link is kept on the device. */
  offer(given: { forget: () => void; use: (typed: string) => void }): void;
  /** Above the opened report: the key stood where others may have read it. */
  warnSent(document: Document): void;
  /** Above the opened report: this device has opened a newer one. */
  warnOlder(document: Document, build: Build, newer: Build): void;
}

const FAULTS: Record<LinkFault, Localised> = {
  none: text(
    'This report opens with the link that you were given. Open that link, or paste it here.',
    '此报表须用发给您的链接打开。请打开该链接，或粘贴在此处。',
  ),
  cut: text(
    'The link was cut off: its end is missing. Copy the whole of it, or paste it here.',
    '链接不完整，末尾缺失。请复制完整链接，或粘贴在此处。',
  ),
  damaged: text(
    'The link was changed on its way: one of its characters is not right. Copy it again, or paste it here.',
    '链接在传送中被改动，有字符不正确。请重新复制，或粘贴在此处。',
  ),
};

const FAILURES: Record<FailureReason, Localised> = {
  wrong_key: text(
    'This link opens nothing here. It may be for another address, or it was made after this report was published: ask whoever sent it.',
    '此链接在这里打不开任何内容。它可能属于另一个地址，或在本报表发布之后才生成：请询问发送人。',
  ),
  damaged: text(
    'A file of the report was damaged. Try again; if it stays so, tell whoever sent the link.',
    '报表文件已损坏。请重试；如仍如此，请告知发送人。',
  ),
  truncated: text(
    'A file of the report did not arrive whole. Try again.',
    '报表文件未完整到达。请重试。',
  ),
  other_build: text(
    'The report is being replaced by a newer one. Open the link again in a minute.',
    '报表正在更新。请一分钟后再打开链接。',
  ),
  ended: text(
    'This link no longer opens. Ask finance for a new one.',
    '此链接已失效。请向财务索取新链接。',
  ),
  expired: text(
    'The last day of this link is over. Ask finance for a new one.',
    '此链接已过有效期。请向财务索取新链接。',
  ),
  passphrase: text('These are not the six words.', '六个单词不正确。'),
  fetch: text(
    'The report could not be fetched. Check the connection and open the link again.',
    '无法获取报表。请检查网络后重新打开链接。',
  ),
  insecure: text(
    'Sealed reports open over https alone. Open the link with https:// at its beginning, or ask whoever sent it.',
    '加密报表只能通过 https 打开。请用 https:// 开头的链接，或询问发送人。',
  ),
  other: text(
    'This browser could not open the report. A newer one can: Chrome, Edge, Firefox or Safari of the last two years.',
    '此浏览器无法打开报表。请使用近两年的 Chrome、Edge、Firefox 或 Safari。',
  ),
};

const ENDINGS: Record<Ending['how'], (ending: Ending) => Localised> = {
  replaced: ({ on }) =>
    text(
      `This link was replaced on ${on}. Ask finance for the new one.`,
      `此链接已于 ${on} 更换。请向财务索取新链接。`,
    ),
  withdrawn: ({ on }) =>
    text(`This link was withdrawn on ${on}. Ask finance.`, `此链接已于 ${on} 收回。请联系财务。`),
  expired: ({ on }) =>
    text(
      `This link was good until ${on}. Ask finance for a new one.`,
      `此链接有效期至 ${on}。请向财务索取新链接。`,
    ),
};

const WAIT = text('Opening the report …', '正在打开报表……');
const WORDS = text('The six words that you were given with the link', '随链接一并交给您的六个单词');
const LINK = text('Link', '链接');
const OPEN = text('Open', '打开');
const SENT = text(
  'Your link reached the host in clear and may stand in a log. Ask finance to replace it.',
  '您的链接曾以明文到达服务器，可能留在日志中。请让财务更换链接。',
);

const FORGET = text('Forget the link on this device', '清除此设备上的链接');
const OLDER = (build: Build, newer: Build): Localised =>
  text(
    `This is build ${buildName(build)}; this device has opened build ${buildName(newer)} before. The host shows an older report: tell finance.`,
    `这是第 ${buildName(build)} 次生成的报表，而此设备曾打开过第 ${buildName(newer)} 次的。服务器显示的是较旧的报表：请告知财务。`,
  );

function warn(own: Document, kind: string, said: Localised): void {
  const line = own.createElement('p');
  line.className = `notice ${kind}`;
  line.setAttribute('role', 'alert');
  line.textContent = own.documentElement.lang.startsWith('zh') ? said.zh : said.en;
  own.querySelector('main')?.prepend(line);
}

export function openingFrame(document: Document): Frame {
  const main = document.querySelector('main')!;
  const both = (said: Localised, tag = 'p'): Element[] =>
    (['en', 'zh'] as const).map((locale) => {
      const line = document.createElement(tag);
      line.lang = locale === 'zh' ? 'zh-CN' : 'en';
      line.textContent = said[locale];
      return line;
    });
  const show = (...parts: Element[]): void => {
    const box = document.createElement('div');
    box.setAttribute('role', 'status');
    box.append(...parts);
    main.replaceChildren(box);
  };
  const form = (label: Localised, type: string, use: (typed: string) => void): HTMLFormElement => {
    const box = document.createElement('form');
    const field = document.createElement('input');
    const button = document.createElement('button');
    const named = document.createElement('label');
    Object.assign(field, {
      type,
      autocomplete: 'off',
      spellcheck: false,
      required: true,
      name: 'typed',
    });
    named.append(`${label.en} · ${label.zh}`, field);
    button.textContent = `${OPEN.en} · ${OPEN.zh}`;
    box.append(named, button);
    box.addEventListener('submit', (event) => {
      event.preventDefault();
      use(field.value);
    });
    return box;
  };
  return {
    ask: (fault, use) => show(...both(FAULTS[fault]), form(LINK, 'text', use)),
    wait: () => show(...both(WAIT)),
    askWords: (wasWrong) =>
      new Promise((resolve) => {
        const said = wasWrong ? both(FAILURES.passphrase) : [];
        show(...said, ...both(WORDS), form(WORDS, 'password', resolve));
        main.querySelector('input')!.focus();
      }),
    fail: (reason, ending) =>
      show(...both(ending ? ENDINGS[ending.how](ending) : FAILURES[reason])),
    offer({ forget, use }) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = `${FORGET.en} · ${FORGET.zh}`;
      button.addEventListener('click', forget);
      main.append(form(LINK, 'text', use), button);
    },
    warnSent: (own) => warn(own, 'key-was-sent', SENT),
    warnOlder: (own, build, newer) => warn(own, 'older-build', OLDER(build, newer)),
  };
}
