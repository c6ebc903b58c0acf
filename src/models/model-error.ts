import { QueryError } from '../engine/engine.ts';

/** A model that failed, or books that do not tie: which one, and the SQL it ran. */
export class ModelError extends Error {
  readonly model: string;
  readonly sql: string;
  constructor(model: string, message: string, sql = '', cause?: unknown) {
    super(`model ${model}: ${message}`, { cause });
    this.model = model;
    this.sql = sql;
  }
}

/** Throws what went wrong in a model as its ModelError. */
export function failAs(model: string, error: unknown): never {
  const sql = error instanceof QueryError ? error.sql : '';
  throw new ModelError(model, error instanceof Error ? error.message : String(error), sql, error);
}
