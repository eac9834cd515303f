// The keyboard of a list beside a panel. Rows carry data-row, anything a key may press carries data-key="a"; the key goes to
// the focused row first, then to the open panel (data-panel), then to the page. Nothing here knows what the keys do.
const typing = target => target.closest?.('input, textarea, select, [contenteditable=true]');

export function attach(mark) {
  // The page may be left before its script has come: there is nothing to hold on to.
  if (!mark) return { dispose() {} };
  const root = mark.parentElement;
  const stop = new AbortController();
  const on = (target, event, handler) => target.addEventListener(event, handler, { signal: stop.signal });
  const rows = () => [...root.querySelectorAll('[data-row]')];
  let last = -1;

  function focus(index) {
    const all = rows();
    if (all.length === 0) return;
    last = Math.min(Math.max(0, index), all.length - 1);
    all[last].focus({ preventScroll: true });
    all[last].scrollIntoView({ block: 'nearest' });
  }

  function press(key) {
    const row = document.activeElement?.closest('[data-row-actions]');
    const match = `[data-key="${CSS.escape(key)}"]:not(:disabled)`;
    const target = row?.querySelector(match) ?? root.querySelector(`[data-panel] ${match}`) ?? root.querySelector(match);
    if (target && typing(target)) target.focus();
    else target?.click();
    return Boolean(target);
  }

  on(document, 'keydown', event => {
    if (event.altKey || event.metaKey) return;
    const inField = typing(event.target);
    if (event.ctrlKey) {
      if (event.key !== 'Enter') return;
      // What is being typed counts, although its field was not left.
      if (inField) event.target.dispatchEvent(new Event('change', { bubbles: true }));
      if (press('ctrl+enter')) event.preventDefault();
      return;
    }
    if (inField) {
      // What stands beside the field takes its place.
      const take = event.key === 'F2' && event.target.closest('[data-take-scope]')?.querySelector('[data-take]');
      if (take) {
        event.preventDefault();
        take.click();
      }
      if (event.key === 'Escape') {
        event.target.blur();
        if (press('escape')) event.preventDefault();
      }
      return;
    }
    const at = rows().indexOf(document.activeElement?.closest('[data-row]'));
    const key = event.key.toLowerCase();
    if (key === 'j' || key === 'arrowdown') focus((at >= 0 ? at : last) + 1);
    else if (key === 'k' || key === 'arrowup') focus((at >= 0 ? at : last) - 1);
    else if (key.length > 1 && key !== 'escape' || !press(key)) return;
    event.preventDefault();
  });
  on(root, 'focusin', event => {
    const at = rows().indexOf(event.target.closest('[data-row]'));
    if (at >= 0) last = at;
  });

  // An accepted draft leaves the list: the focus goes to the one that took its place.
  const watch = new MutationObserver(() => {
    if (last >= 0 && document.activeElement === document.body && rows().length > 0) focus(last);
  });
  watch.observe(root, { childList: true, subtree: true });
  // From now on keys are heard.
  root.toggleAttribute('data-keys', true);

  return {
    focusFirst: () => focus(0),
    dispose() {
      watch.disconnect();
      stop.abort();
    },
  };
}
