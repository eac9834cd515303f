// Marks what is being said and keeps it in view, until the reader scrolls away; his next choice of a place, or the button that
// appears then, brings him back.
export function follow(root, box, on) {
  let said = [];
  let following = true;

  function collect() {
    said = [...box.querySelectorAll('[data-until]')].map(element => ({
      element, start: Number(element.dataset.seek), until: Number(element.dataset.until),
    }));
  }

  function reveal(element) {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const top = element.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop - box.clientHeight / 3;
    box.scrollTo({ top, behavior: calm ? 'auto' : 'smooth' });
  }

  function set(value) {
    following = value;
    root.toggleAttribute('data-away', !value);
  }

  for (const event of ['wheel', 'touchmove']) on(box, event, () => set(false));
  // The scroll bar, dragged.
  on(box, 'pointerdown', event => { if (event.target === box) set(false); });
  on(box, 'keydown', event => { if (['PageUp', 'PageDown', 'Home', 'End'].includes(event.key)) set(false); });
  const watch = new MutationObserver(collect);
  watch.observe(box, { childList: true, subtree: true });
  collect();

  return {
    paint(now, touched) {
      for (const { element, start, until } of said) {
        const current = touched && start <= now && now < until;
        if (current === element.hasAttribute('data-current')) continue;
        element.toggleAttribute('data-current', current);
        if (current && following) reveal(element);
      }
    },
    back() {
      set(true);
      const current = box.querySelector('[data-current]');
      if (current) reveal(current);
    },
    dispose: () => watch.disconnect(),
  };
}
