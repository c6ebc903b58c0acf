/**
 * Reads age files by their specification (https://c2sp.org/age) with Node's own cryptography. It shares no code with what
 * seals and opens, and throws a plain Error where the specification says that a file must be refused.
 */
import {
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto';

const CHUNK = 65_536 + 16;

interface Stanza {
  args: string[];
  body: Buffer;
}

interface Header {
  stanzas: Stanza[];
  /** All up to and with `---`. */
  signed: Buffer;
  mac: Buffer;
  payload: Buffer;
}

export function readHeader(file: Uint8Array): Header {
  const bytes = Buffer.from(file);
  let at = 0;
  const line = (): string => {
    const end = bytes.indexOf(10, at);
    if (end < 0) throw new Error('header without an end');
    const text = bytes.subarray(at, end).toString('latin1');
    at = end + 1;
    return text;
  };
  if (line() !== 'age-encryption.org/v1') throw new Error('no age file');
  const stanzas: Stanza[] = [];
  for (let text = line(); ; text = line()) {
    if (text.startsWith('--- ')) {
      const start = at - text.length - 1;
      return {
        stanzas,
        signed: bytes.subarray(0, start + 3),
        mac: fromBase64(text.slice(4)),
        payload: bytes.subarray(at),
      };
    }
    if (!text.startsWith('-> ')) throw new Error(`no stanza: ${text}`);
    const args = text.slice(3).split(' ');
    let body = '';
    let part = line();
    for (; part.length === 64; part = line()) body += part;
    stanzas.push({ args, body: fromBase64(body + part) });
  }
}

/** Without padding, and only in the one spelling. */
function fromBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64').replace(/=+$/, '') !== text) throw new Error('no base64');
  return bytes;
}

const hkdf = (key: Uint8Array, salt: Uint8Array | string, info: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, 32));

function decrypted(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer {
  const cipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
  cipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
}

/** The 32 bytes of `AGE-SECRET-KEY-1…`, its checksum not looked at. */
export function secretOf(identity: string): Buffer {
  const letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
  const body = identity.toLowerCase().slice('AGE-SECRET-KEY-1'.length, -6);
  let bits = '';
  for (const letter of body) bits += letters.indexOf(letter).toString(2).padStart(5, '0');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

function fileKeyOf(stanzas: Stanza[], identity: string): Buffer {
  const secret = Buffer.concat([
    Buffer.from('302e020100300506032b656e04220420', 'hex'),
    secretOf(identity),
  ]);
  const privateKey = createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' });
  const ownShare = createPublicKey(privateKey)
    .export({ format: 'der', type: 'spki' })
    .subarray(-32);
  for (const { args, body } of stanzas.filter((stanza) => stanza.args[0] === 'X25519')) {
    const share = fromBase64(args[1]!);
    const publicKey = createPublicKey({
      key: Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), share]),
      format: 'der',
      type: 'spki',
    });
    const shared = diffieHellman({ privateKey, publicKey });
    const key = hkdf(shared, Buffer.concat([share, ownShare]), 'age-encryption.org/v1/X25519');
    try {
      return decrypted(key, Buffer.alloc(12), body);
    } catch {
      // for somebody else
    }
  }
  throw new Error('not for this identity');
}

function fileKeyByWords([stanza]: Stanza[], words: string): Buffer {
  const [kind, salt, logN] = stanza!.args;
  if (kind !== 'scrypt') throw new Error('not for words');
  const key = scryptSync(
    words,
    Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), fromBase64(salt!)]),
    32,
    { N: 2 ** Number(logN), r: 8, p: 1, maxmem: 2 ** 30 },
  );
  return decrypted(key, Buffer.alloc(12), stanza!.body);
}

/** The content of a file for an identity, or for words. */
export function readAge(file: Uint8Array, by: { identity: string } | { words: string }): Buffer {
  const { stanzas, signed, mac, payload } = readHeader(file);
  const fileKey =
    'words' in by ? fileKeyByWords(stanzas, by.words) : fileKeyOf(stanzas, by.identity);
  const ownMac = createHmac('sha256', hkdf(fileKey, '', 'header'))
    .update(signed)
    .digest();
  if (mac.length !== 32 || !timingSafeEqual(mac, ownMac)) throw new Error('header changed');
  const key = hkdf(fileKey, payload.subarray(0, 16), 'payload');
  const chunks: Buffer[] = [];
  const sealed = payload.subarray(16);
  for (let at = 0, count = 0; ; at += CHUNK, count++) {
    const nonce = Buffer.alloc(12);
    nonce.writeUIntBE(count, 5, 6);
    const isLast = at + CHUNK >= sealed.length;
    if (isLast) nonce[11] = 1;
    chunks.push(decrypted(key, nonce, sealed.subarray(at, at + CHUNK)));
    if (isLast) return Buffer.concat(chunks);
  }
}

/** The bytes in an armored file. */
export const fromArmor = (text: string): Buffer =>
  Buffer.from(text.replace(/-----[^-]+-----|\s/g, ''), 'base64');
