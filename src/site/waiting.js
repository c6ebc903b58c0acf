// Runs before the first paint: says that scripts run, and hides the unfiltered figures where the address asks for others.
{
  const root = document.documentElement;
  root.dataset.js = '';
  const query = new URLSearchParams(location.search);
  // the reader's own assumptions get room before they are drawn
  if ([...query.keys()].some((key) => key.startsWith('if_'))) root.dataset.assuming = '';
  const keys =
    'region segment rep currency customer from to basis as_of edges grain cohort compare since'.split(
      ' ',
    );
  if (keys.some((key) => query.has(key))) {
    root.dataset.waiting = '';
    // What the answer needs comes while the page is read, not after it.
    const fetchEarly = (addresses, attributes) => {
      for (const href of (addresses ?? '').split(' ').filter(Boolean)) {
        const link = document.createElement('link');
        Object.assign(link, { crossOrigin: '', href, ...attributes });
        document.head.append(link);
      }
    };
    fetchEarly(document.currentScript.dataset.modules, { rel: 'modulepreload' });
    fetchEarly(root.dataset.first, { rel: 'preload', as: 'fetch' });
    // Should the page's own script never come, the link cannot be answered: say so instead of waiting for ever.
    setTimeout(() => {
      if (!('started' in root.dataset)) root.dataset.waiting = 'failed';
    }, 20000);
  }
}
