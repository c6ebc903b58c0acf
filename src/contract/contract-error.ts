/** What cannot be imported at all. */

export interface ContractErrorPlace {
  file?: string | null;
  row?: number | null;
  column?: string | null;
  value?: string | null;
  expected?: string | null;
  hint?: string | null;
}

export class ContractError extends Error {
  readonly file: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly expected: string | null;
  readonly hint: string | null;

  constructor(message: string, place: ContractErrorPlace = {}) {
    super(place.hint ? `${message}; mend: ${place.hint}` : message);
    this.name = 'ContractError';
    this.file = place.file ?? null;
    this.row = place.row ?? null;
    this.column = place.column ?? null;
    this.value = place.value ?? null;
    this.expected = place.expected ?? null;
    this.hint = place.hint ?? null;
  }
}
