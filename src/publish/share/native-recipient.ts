/** age's X25519 recipient by node's own functions, which wait for no other thread: a site has thousands of files. */
import {
  createCipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { base64nopad, bech32 } from '@scure/base';
import { type Recipient, Stanza } from 'age-encryption';

const INFO = 'age-encryption.org/v1/X25519';
const KEY_BYTES = 32;

/** The key of `age1…`, which a file is sealed for: https://age-encryption.org/v1#the-x25519-recipient-type. */
export function nativeRecipient(recipient: string): Recipient {
  const { prefix, bytes } = bech32.decodeToBytes(recipient);
  if (prefix !== 'age' || bytes.length !== KEY_BYTES) throw new Error('no X25519 recipient');
  const theirs = publicKeyOf(bytes);
  return {
    wrapFileKey(fileKey) {
      const own = generateKeyPairSync('x25519');
      const share = bytesOf(own.publicKey);
      const secret = diffieHellman({ privateKey: own.privateKey, publicKey: theirs });
      const salt = Buffer.concat([share, bytes]);
      const key = new Uint8Array(hkdfSync('sha256', secret, salt, INFO, KEY_BYTES));
      return [new Stanza(['X25519', base64nopad.encode(share)], sealedKey(fileKey, key))];
    },
  };
}

function sealedKey(fileKey: Uint8Array, key: Uint8Array): Uint8Array {
  // the key is used once, as the format has it
  const cipher = createCipheriv('chacha20-poly1305', key, new Uint8Array(12), {
    authTagLength: 16,
  });
  return Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
}

const publicKeyOf = (bytes: Uint8Array): KeyObject =>
  createPublicKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'X25519', x: Buffer.from(bytes).toString('base64url') },
  });

const bytesOf = (key: KeyObject): Uint8Array =>
  new Uint8Array(Buffer.from(key.export({ format: 'jwk' }).x!, 'base64url'));
