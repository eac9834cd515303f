// Keeps what is typed in a form in this browser until it is saved or given up: a tab, a connection or the server may die meanwhile.
// Fields carry data-keep="name"; those that are no input carry their text in data-value.
const prefix = 'callassist.form.';
const day = 24 * 60 * 60 * 1000;

// What nobody came back for does not lie about in the browser.
function sweep() {
  for (const name of Object.keys(localStorage).filter(k => k.startsWith(prefix))) {
    try {
      if (Date.now() - JSON.parse(localStorage.getItem(name)).at < day) continue;
    } catch { /* not ours to read */ }
    localStorage.removeItem(name);
  }
}

export function attach(form, key, version) {
  // The page may be left before its script has come: there is nothing to hold on to.
  if (!form) return { kept: () => null, forget() {}, dispose() {} };
  const name = prefix + key;
  const stop = new AbortController();
  const read = () => Object.fromEntries([...form.querySelectorAll('[data-keep]')].map(f => [f.dataset.keep, f.dataset.value ?? f.value]));
  const text = () => JSON.stringify(read());
  sweep();
  let given = text();
  let base = version;
  const before = localStorage.getItem(name);

  function note() {
    if (text() === given) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify({ at: Date.now(), version: base, fields: read() }));
  }

  const watch = new MutationObserver(note);
  watch.observe(form, { subtree: true, attributes: true, attributeFilter: ['data-value'] });
  for (const event of ['input', 'change']) form.addEventListener(event, note, { signal: stop.signal });
  // From now on nothing typed is lost.
  form.toggleAttribute('data-keeping', true);
  const end = () => { stop.abort(); watch.disconnect(); };

  return {
    // What was typed here before and is not what the form says: {at, version, fields}, or null.
    kept() {
      const found = before && JSON.parse(before);
      if (!found || JSON.stringify(found.fields) === given) return null;
      base = found.version;
      return found;
    },
    forget() {
      end();
      localStorage.removeItem(name);
    },
    dispose: end,
  };
}
