/** Parts of packages that the browser has no use for. */
import type { Plugin } from 'vite';

/** No chart is a map, every colour is the page’s own, and files are sealed with X25519: of these packages the names alone are needed. */
const UNUSED = [
  'd3-geo',
  'd3-scale-chromatic',
  '@noble/post-quantum/hybrid.js',
  '@noble/curves/nist.js',
];

/** For a build with vite or with Astro. */
export function unusedParts(): Plugin {
  const MARK = '\0unused:';
  return {
    name: 'unused-parts',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'client',
    resolveId: (source) => (UNUSED.includes(source) ? MARK + source : null),
    async load(id) {
      if (!id.startsWith(MARK)) return null;
      const source = id.slice(MARK.length);
      const names = Object.keys(await import(source)).map((name) => `none as ${name}`);
      // one is called while Plot loads; who uses what it gives finds nothing there
      return `const none = () => null; export { ${names.join(', ')} };`;
    },
  };
}
