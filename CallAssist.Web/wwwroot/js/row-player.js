// Plays recordings within their list: one at a time, each row with its own position, which stays when another one is played.
// The rows are rendered by the page; a row carries data-listen="address of the sound" and inside it a button data-listen-toggle,
// a range data-listen-at (seconds) and an output data-listen-now.
const clock = seconds => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

export function attach(mark) {
  // The page may be left before its script has come: there is nothing to hold on to.
  if (!mark) return { dispose() {} };
  const root = mark.parentElement;
  const stop = new AbortController();
  const on = (target, event, handler) => target.addEventListener(event, handler, { signal: stop.signal });
  const audio = new Audio();
  let row = null;
  let frame = 0;

  const at = of => Number(of.querySelector('[data-listen-at]').value);

  function show(of, seconds) {
    const range = of.querySelector('[data-listen-at]');
    range.value = seconds;
    range.setAttribute('aria-valuetext', clock(seconds));
    of.querySelector('[data-listen-now]').textContent = clock(seconds);
  }

  function state(of, playing) {
    of.toggleAttribute('data-playing', playing);
    if (playing) of.toggleAttribute('data-begun', true);
    of.querySelector('[data-listen-toggle]').setAttribute('aria-pressed', String(playing));
  }

  function run() {
    if (row && !row.isConnected) {
      // The list shows something else by now.
      audio.pause();
      row = null;
    }
    if (row) show(row, audio.currentTime);
    frame = audio.paused ? 0 : requestAnimationFrame(run);
  }

  async function play(of) {
    if (row !== of) {
      audio.pause();
      row = of;
      of.removeAttribute('data-broken');
      const from = at(of);
      audio.src = of.dataset.listen;
      audio.addEventListener('loadedmetadata', () => { audio.currentTime = from < audio.duration - 0.5 ? from : 0; }, { once: true });
    }
    try {
      await audio.play();
    } catch (error) {
      if (error.name !== 'AbortError' && error.name !== 'NotAllowedError') of.toggleAttribute('data-broken', true);
    }
  }

  on(root, 'click', event => {
    const of = event.target.closest('[data-listen-toggle]')?.closest('[data-listen]');
    if (!of) return;
    if (row === of && !audio.paused) audio.pause();
    else play(of);
  });
  on(root, 'input', event => {
    const of = event.target.closest('[data-listen-at]')?.closest('[data-listen]');
    if (!of) return;
    if (of === row && audio.readyState > 0) audio.currentTime = at(of);
    show(of, at(of));
  });
  on(audio, 'play', () => {
    if (row) state(row, true);
    if (!frame) run();
  });
  for (const event of ['pause', 'ended', 'emptied']) {
    on(audio, event, () => {
      for (const other of root.querySelectorAll('[data-playing]')) state(other, false);
    });
  }
  on(audio, 'ended', () => { if (row) show(row, 0); });

  root.toggleAttribute('data-listen-ready', true);
  return {
    dispose() {
      stop.abort();
      cancelAnimationFrame(frame);
      audio.pause();
      audio.removeAttribute('src');
    },
  };
}
