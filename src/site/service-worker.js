// Keeps what a reader has opened of one build at a time, for when there is no network. `BUILD` stands before this text.
const root = new URL('./', location.href);
const PREFIX = `huikuan-offline ${root.pathname} `;
const OWN = PREFIX + BUILD.id;
// Names that follow what is in the files: whatever has the name is the file.
const NAMED = /^(?:_astro|data|engine)\//;
// The page's own script keeps these, once they were used.
const LARGE = /^pack\/|^engine\/.*\.wasm/;
const STATE = new URL('-/offline-state', root).href;
const fromCache = new Set();

function pathOf(address) {
  const { origin, pathname } = new URL(address);
  if (origin !== root.origin || !pathname.startsWith(root.pathname)) return null;
  const path = decodeURIComponent(pathname.slice(root.pathname.length));
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

const keyOf = (path) => new URL(path, root).href;

async function hashOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// A file of another build, or a host's page in place of one, is not kept.
async function keep(path, response) {
  if (!(path in BUILD.files) || !response.ok || response.redirected) return;
  const cache = await caches.open(OWN);
  if (NAMED.test(path) && (await cache.match(keyOf(path)))) return;
  const type = response.headers.get('content-type') ?? '';
  const bytes = await response.arrayBuffer();
  const isRight = NAMED.test(path)
    ? !type.startsWith('text/html')
    : (await hashOf(bytes)) === BUILD.files[path];
  if (!isRight) return;
  await cache.put(keyOf(path), new Response(bytes, { headers: { 'content-type': type } }));
}

async function readState(name) {
  const stored = await (await caches.open(name)).match(STATE);
  return { name, ...(stored ? await stored.json() : { at: 0, isWhole: false }) };
}

const writeState = async (state) =>
  (await caches.open(OWN)).put(STATE, new Response(JSON.stringify(state)));

// The newest whole build; where none is, the newest.
async function servingBuild() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const states = await Promise.all(names.map(readState));
  states.sort((a, b) => b.isWhole - a.isWhole || b.at - a.at);
  return states[0] ?? null;
}

async function stored(path) {
  const serving = await servingBuild();
  const found = serving && (await (await caches.open(serving.name)).match(keyOf(path)));
  if (found || !NAMED.test(path)) return found ?? null;
  return (await (await caches.open(OWN)).match(keyOf(path))) ?? null;
}

async function answer(event, path) {
  if (NAMED.test(path)) {
    const found = await stored(path);
    // a build before may have brought it
    if (found) event.waitUntil(keep(path, found.clone()).catch(() => {}));
    if (found) return found;
  }
  const response = await fetch(event.request).catch((error) => error);
  const isAnswer = response instanceof Response;
  if (isAnswer && response.status < 500) {
    const copy = response.clone();
    event.waitUntil(keep(path, copy).catch(() => {}));
    return response;
  }
  const found = await stored(path);
  if (found && event.request.mode === 'navigate') fromCache.add(event.resultingClientId);
  if (found) return found;
  if (isAnswer) return response;
  if (event.request.mode === 'navigate') return absent();
  throw response;
}

// Of a page that was never opened here there is a sentence.
const absent = () =>
  new Response(BUILD.absent.replace('{root}', root.pathname), {
    status: 503,
    headers: { 'content-type': 'text/html;charset=utf-8' },
  });

// What the reader's page has loaded is here, all of this build: those before it may go.
async function markWhole(addresses) {
  const cache = await caches.open(OWN);
  for (const address of addresses) {
    const path = pathOf(address);
    if (path in BUILD.files && !LARGE.test(path) && !(await cache.match(keyOf(path)))) return false;
  }
  await writeState({ ...(await readState(OWN)), builtOn: BUILD.builtOn, isWhole: true });
  for (const name of await caches.keys())
    if (name.startsWith(PREFIX) && name !== OWN) await caches.delete(name);
  return true;
}

async function keepScripts(language) {
  const other = { en: 'zh', zh: 'en' }[language];
  const cache = await caches.open(OWN);
  for (const path of Object.keys(BUILD.files)) {
    if (!/^_astro\/.*\.(?:js|css)$/.test(path) || path.includes(`/words-${other}.`)) continue;
    if (!(await cache.match(keyOf(path)))) await keep(path, await fetch(keyOf(path)));
  }
}

async function heard({ data, source }) {
  if (data.ask === 'age') {
    const serving = await servingBuild();
    return { isFromCache: fromCache.has(source.id), builtOn: serving?.builtOn ?? BUILD.builtOn };
  }
  if (data.ask === 'scripts') return keepScripts(data.language);
  if (data.ask === 'whole') return markWhole(data.addresses);
  return null;
}

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => {
  const begin = async () => {
    const { at } = await readState(OWN);
    if (at === 0) await writeState({ at: Date.now(), builtOn: BUILD.builtOn, isWhole: false });
    await clients.claim();
  };
  event.waitUntil(begin());
});
addEventListener('fetch', (event) => {
  const path = event.request.method === 'GET' ? pathOf(event.request.url) : null;
  const isSite =
    path !== null && (path in BUILD.files || NAMED.test(path) || /^sealed\/|\.html$/.test(path));
  if (isSite && !LARGE.test(path)) event.respondWith(answer(event, path));
});
addEventListener('message', (event) => {
  const [port] = event.ports;
  event.waitUntil(
    heard(event).then(
      (said) => port?.postMessage(said),
      () => port?.postMessage(null),
    ),
  );
});
