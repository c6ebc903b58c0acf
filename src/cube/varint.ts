/** Columns of whole numbers as bytes: seven bits a byte, small numbers short; exact to 2⁵³. */

/** Grows as it is written. */
export class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  length = 0;

  /** A whole number from 0 to 2⁵³ − 1. */
  unsigned(value: number): void {
    if (this.length + 8 > this.#bytes.length) this.#grow(8);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.length++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.length++] = rest;
  }

  /** A whole number between ± 2⁵²: the sign is the lowest bit. */
  signed(value: number): void {
    this.unsigned(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** The same, or NaN for none. */
  signedOrNone(value: number): void {
    if (Number.isNaN(value)) this.unsigned(0);
    else this.unsigned(value < 0 ? -2 * value : 2 * value + 1);
  }

  raw(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.length);
  }

  #grow(more: number): void {
    const bigger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + more));
    bigger.set(this.#bytes);
    this.#bytes = bigger;
  }
}

/** Reads what a ByteWriter wrote, from `at` on. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  unsigned(): number {
    const bytes = this.#bytes;
    let byte = bytes[this.at++]!;
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let scale = 128; ; scale *= 128) {
      byte = bytes[this.at++]!;
      if (byte < 128) return value + byte * scale;
      value += (byte & 127) * scale;
    }
  }

  /** As many bytes, without copying them. */
  raw(length: number): Uint8Array {
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  signed(): number {
    const value = this.unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  signedOrNone(): number {
    const value = this.unsigned();
    if (value === 0) return Number.NaN;
    return value % 2 === 0 ? -value / 2 : (value - 1) / 2;
  }
}
