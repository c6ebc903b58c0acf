/** Settings as one line of report.yml that can be pasted there. */

/** Names of settings and codes of currencies stand as they are; words of the exports are quoted. */
export const settingsKey = (key: string): string =>
  /^(?:[a-z][a-z_]*|[A-Z]{3})$/.test(key) && !/^(?:null|true|false|yes|no|on|off|y|n)$/i.test(key)
    ? key
    : JSON.stringify(key);

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${settingsKey(key)}: ${flow(inner)}`)
      .join(', ')} }`;
  return typeof value === 'string' ? settingsKey(value) : String(value);
}

/** `values: { status: { "Cancelado": void } }` */
export const settingsLine = (settings: object): string =>
  Object.entries(settings)
    .map(([key, value]) => `${settingsKey(key)}: ${flow(value)}`)
    .join('\n');
