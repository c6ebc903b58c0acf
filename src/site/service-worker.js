// Keeps what a reader has opened of one build at a time, for when there is no network. Workbox and `BUILD` stand before this text.
const root = new URL('./', location.href);
const PREFIX = `huikuan-offline ${root.pathname} `;
const OWN = PREFIX + BUILD.id;
// Names that follow what is in the files: whatever has the name is the file.
const NAMED = /^(?:_astro|data|engine)\//;
// The page's own script keeps these, once they were used.
const LARGE = /^pack\/|^engine\/.*\.wasm/;
const STATE = new URL('-/offline-state', root).href;
const fromCache = new Set();

// Empty for what is left alone.
function pathOf(address) {
  const { origin, pathname } = new URL(address);
  if (origin !== root.origin || !pathname.startsWith(root.pathname)) return '';
  const path = decodeURIComponent(pathname.slice(root.pathname.length));
  return LARGE.test(path) ? '' : path.replace(/(^|\/)$/, '$1index.html');
}

const keyOf = (path) => new URL(path, root).href;

async function hashOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes), 0, 8);
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// The build that is whole; where none is, this one.
async function servingBuild() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  for (const cacheName of [OWN, ...names]) {
    const state = await (await caches.match(STATE, { cacheName }))?.json();
    if (state?.isWhole) return { cacheName, builtOn: state.builtOn };
  }
  return { cacheName: OWN, builtOn: BUILD.builtOn };
}

const ofBuild = {
  cacheKeyWillBeUsed: async ({ request }) => keyOf(pathOf(request.url)),
  // A file of another build, or a host's page in place of one, is not kept.
  async cacheWillUpdate({ request, response }) {
    const path = pathOf(request.url);
    if (!(path in BUILD.files) || !response.ok || response.redirected) return null;
    const type = response.headers.get('content-type') ?? '';
    const bytes = await response.arrayBuffer();
    const isRight = NAMED.test(path)
      ? !type.startsWith('text/html')
      : (await hashOf(bytes)) === BUILD.files[path];
    return isRight ? new Response(bytes, { headers: { 'content-type': type } }) : null;
  },
};

const fromAnyBuild = {
  async cachedResponseWillBeUsed({ event, request, cachedResponse }) {
    if (cachedResponse) return cachedResponse;
    const found = await caches.match(request);
    if (found && pathOf(request.url) in BUILD.files)
      event.waitUntil((await caches.open(OWN)).put(request, found.clone()));
    return found;
  },
};

const fromServingBuild = {
  async fetchDidSucceed({ response, state }) {
    if (response.status < 500) return response;
    state.refusal = response;
    throw new Error('the host cannot answer');
  },
  async cachedResponseWillBeUsed({ event, request }) {
    const { cacheName } = await servingBuild();
    const found = await caches.match(request, { cacheName });
    if (found && event.request.mode === 'navigate') fromCache.add(event.resultingClientId);
    return found;
  },
  // Of a page that was never opened here there is a sentence.
  async handlerDidError({ request, state }) {
    if (state.refusal || request.mode !== 'navigate') return state.refusal;
    const headers = { 'content-type': 'text/html;charset=utf-8' };
    return new Response(BUILD.absent.replace('{root}', root.pathname), { status: 503, headers });
  },
};

const { CacheFirst, NetworkFirst } = workbox.strategies;
const named = new CacheFirst({ cacheName: OWN, plugins: [ofBuild, fromAnyBuild] });
const others = new NetworkFirst({ cacheName: OWN, plugins: [ofBuild, fromServingBuild] });
const isOther = (path) => path in BUILD.files || /^sealed\/|\.html$/.test(path);
workbox.routing.registerRoute(({ url }) => NAMED.test(pathOf(url)), named);
workbox.routing.registerRoute(({ url }) => isOther(pathOf(url)), others);

const answers = {
  async age({ source }) {
    const { cacheName, builtOn } = await servingBuild();
    const isFromCache = fromCache.has(source.id);
    return { isFromCache, builtOn, shown: cacheName, newest: OWN };
  },
  async scripts(event) {
    const other = { en: 'zh', zh: 'en' }[event.data.language];
    for (const path of Object.keys(BUILD.files))
      if (/^_astro\/.*\.(?:js|css)$/.test(path) && !path.includes(`/words-${other}.`))
        await Promise.all(named.handleAll({ event, request: keyOf(path) }));
  },
  // What the reader's page has loaded is here, all of this build: those before it may go.
  async whole({ data }) {
    const cache = await caches.open(OWN);
    for (const path of data.addresses.map(pathOf))
      if (path in BUILD.files && !(await cache.match(keyOf(path)))) return;
    const state = { builtOn: BUILD.builtOn, isWhole: true };
    await cache.put(STATE, new Response(JSON.stringify(state)));
    for (const name of await caches.keys())
      if (name.startsWith(PREFIX) && name !== OWN) await caches.delete(name);
  },
};

addEventListener('message', (event) => {
  const answer = async () => answers[event.data.ask]?.(event);
  const say = (said) => event.ports[0]?.postMessage(said);
  event.waitUntil(answer().then(say, () => say(null)));
});
skipWaiting();
workbox.core.clientsClaim();
