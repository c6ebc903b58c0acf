/** What the foot of an opened page says beside the report's own: whose link it is, of which build, and whether the device keeps it. */

import type { Locale, Localised } from '../../i18n/locale.ts';
import type { Build } from '../../seal/records.ts';
import { rememberKey } from './device-key.ts';
import { buildName } from './seen-build.ts';
import { text } from './words.ts';

const BUILD = (build: Build): Localised =>
  text(`build ${buildName(build)}`, `第 ${buildName(build)} 次生成`);
const REMEMBER = text('Remember on this device', '在此设备上记住');
const FORGET = text('Forget this device', '清除此设备上的记录');
const REMEMBERED = text(
  'Kept on this device: the page opens without the link. Not for a device that others use.',
  '已记住：此设备打开页面时无需链接。请勿在他人也使用的设备上这样做。',
);
const FORGOTTEN = text(
  'Forgotten: this device asks for the link again.',
  '已清除：此设备将再次要求链接。',
);
const BLOCKED = text(
  'This browser stores nothing here (a private window, or it is blocked): the link is asked for each time.',
  '此浏览器不允许保存（无痕窗口或已被禁止）：每次都需要链接。',
);

export interface Holder {
  person: string;
  build: Build;
  /** The link's key. */
  identity: string;
  /** The path of the site's root. */
  site: string;
  isRemembered: boolean;
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPED[sign]!);

/** The page's HTML with that; where nothing can be remembered, none is offered. */
export function withFoot(html: string, holder: Holder, canRemember = true): string {
  const locale = /<html [^>]*lang="zh/.test(html) ? 'zh' : 'en';
  const said = (words: Localised): string => escaped(words[locale]);
  const { person, build, isRemembered } = holder;
  const button = ` · <span class="seal"><button type="button" data-device="${isRemembered ? 'forget' : 'remember'}">${said(isRemembered ? FORGET : REMEMBER)}</button><span role="status" data-device-said></span></span>`;
  return html
    .replace('<html ', () => `<html data-person="${escaped(person)}" `)
    .replace(
      '<footer>',
      () =>
        `<footer><span class="person">${escaped(person)}</span> · <span class="build">${said(BUILD(build))}</span> · `,
    )
    .replace('</footer>', () => `${canRemember ? button : ''}</footer>`);
}

type Forget = () => Promise<boolean>;

/** Survives a swapped body. */
export function bindFoot(holder: Holder, forget: Forget): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest?.<HTMLElement>('[data-device]');
    if (button) void change(button, holder, forget);
  });
}

async function change(button: HTMLElement, holder: Holder, forget: Forget): Promise<void> {
  const { site, identity, isRemembered } = holder;
  const isDone = await (isRemembered ? forget() : rememberKey(site, identity));
  if (isDone) holder.isRemembered = !isRemembered;
  const locale: Locale = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  button.dataset.device = holder.isRemembered ? 'forget' : 'remember';
  button.textContent = (holder.isRemembered ? FORGET : REMEMBER)[locale];
  const words = !isDone ? BLOCKED : holder.isRemembered ? REMEMBERED : FORGOTTEN;
  button.parentElement!.querySelector('[data-device-said]')!.textContent = ` ${words[locale]}`;
}
