/** The Content-Security-Policy of every page, and what a page must not hold for it to work. */

/**
 * `wasm-unsafe-eval` compiles the engine; `blob:` is the engine's worker and its unpacked module, both made by
 * the page itself from the site's own files. Nothing else leaves `'self'`, and no inline script or style runs.
 */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  'worker-src blob:',
  "connect-src 'self' blob:",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Puts the policy right behind `<meta charset>`. Throws where a page has none or has a policy already. */
export function insertPolicy(html: string): string {
  if (/http-equiv=["']?content-security-policy/i.test(html))
    throw new Error('the page has a policy already');
  const charset = /<meta\s+charset=[^>]*>/i.exec(html);
  if (!charset) throw new Error('the page has no <meta charset>');
  const end = charset.index + charset[0].length;
  const meta = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  return html.slice(0, end) + meta + html.slice(end);
}
