// Runs before the first paint: says that scripts run, and hides the unfiltered figures where the address asks for others.
(function () {
  var root = document.documentElement;
  root.dataset.js = '';
  var keys = ['region', 'segment', 'rep', 'currency', 'customer', 'from', 'to', 'basis', 'as_of'];
  var query = new URLSearchParams(location.search);
  if (keys.some(function (key) { return query.has(key); })) root.dataset.waiting = '';
  // Should the page's own script never come, the link cannot be answered: say so instead of waiting for ever.
  if ('waiting' in root.dataset) setTimeout(function () {
    if (!('started' in root.dataset)) root.dataset.waiting = 'failed';
  }, 20000);
})();
