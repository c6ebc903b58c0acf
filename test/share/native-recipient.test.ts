/** What is sealed with node's own functions opens with the library's, for its recipient alone. */
import { Decrypter, Encrypter } from 'age-encryption';
import { expect, test } from 'vitest';
import { nativeRecipient } from '../../src/publish/share/native-recipient.ts';
import { newKeyPair } from '../../src/seal/seal.ts';

async function sealedFor(recipient: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(nativeRecipient(recipient));
  return encrypter.encrypt('what is owed');
}

function opened(file: Uint8Array, identity: string): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(file, 'text');
}

test('the library opens it with the key, and with no other', async () => {
  const [own, other] = [await newKeyPair(), await newKeyPair()];
  const file = await sealedFor(own.recipient);
  expect(await opened(file, own.identity)).toBe('what is owed');
  await expect(opened(file, other.identity)).rejects.toThrow('no identity matched');
});

test('no two files are wrapped alike', async () => {
  const { recipient } = await newKeyPair();
  const stanzas = await Promise.all(
    Array.from({ length: 20 }, () => nativeRecipient(recipient).wrapFileKey(new Uint8Array(16))),
  );
  expect(new Set(stanzas.map(([stanza]) => stanza!.args[1])).size).toBe(20);
});

test('what is no such recipient is refused', () => {
  expect(() => nativeRecipient('age1pq1xyz')).toThrow();
  expect(() => nativeRecipient('AGE-SECRET-KEY-1XYZ')).toThrow();
});
