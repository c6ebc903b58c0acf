/** English wordings of the dialog with the address of what is seen, as a code for a phone's camera. */
import type { Messages } from '../locale.ts';

export const link = {
  title: 'QR code of this page',
  how: 'A phone’s camera opens this page as you see it, with its filters and dates.',
  code: 'QR code of this address: {address}',
  address: 'Address',
  copy: 'Copy link',
  copied: 'Link copied',
  notCopied: 'The browser does not let the link be copied; mark the address and copy it.',
  tooLong: 'The address is too long for a code. Copy it instead.',
  ownLink: 'The code holds no key. Whoever scans it opens the report with a link of their own.',
  ownMachine: 'This address leads to your own computer: other devices do not reach it.',
} as const satisfies Messages;
