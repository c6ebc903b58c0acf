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
