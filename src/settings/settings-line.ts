/** Settings as one line of report.yml that can be pasted there. */

/** Names of settings stand as they are; words of the exports are quoted. */
const keyText = (key: string): string =>
  /^[a-z][a-z_]*$/.test(key) && !/^(?:null|true|false|yes|no|on|off|y|n)$/.test(key)
    ? key
    : JSON.stringify(key);

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${keyText(key)}: ${flow(inner)}`)
      .join(', ')} }`;
  return typeof value === 'string' ? keyText(value) : String(value);
}

/** `values: { status: { "Cancelado": void } }` */
export const settingsLine = (settings: object): string =>
  Object.entries(settings)
    .map(([key, value]) => `${keyText(key)}: ${flow(value)}`)
    .join('\n');
