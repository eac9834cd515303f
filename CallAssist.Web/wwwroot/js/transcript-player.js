// Plays a call beside its transcript. The component renders everything; this module moves the sound, the playhead and the
// mark of what is being said. Anything inside [data-player-scope] with data-seek="seconds" plays that second when clicked.
const SPEEDS = [1, 1.25, 1.5, 2, 0.75];
const STEP = 5; // seconds
const LANES = 1000; // width of the lanes' view box

const clock = seconds => {
  const s = Math.max(0, Math.floor(seconds));
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
};

const typing = target => target.closest?.('input, textarea, select, [contenteditable=true], dialog');

export function attach(root) {
  const scope = root.closest('[data-player-scope]') ?? root;
  const audio = root.querySelector('audio');
  const part = name => root.querySelector(`[data-${name}]`);
  const stop = new AbortController();
  const on = (target, event, handler) => target.addEventListener(event, handler, { signal: stop.signal });
  const length = () => Number.isFinite(audio.duration) ? audio.duration : Number(root.dataset.seconds) || 0;
  let segments = [];
  let following = true;
  let frame = 0;

  function refresh() {
    segments = [...root.querySelectorAll('[data-until]')].map(element => ({
      element, start: Number(element.dataset.seek), until: Number(element.dataset.until),
    }));
    paint();
  }

  function paint() {
    const now = audio.currentTime;
    part('now').textContent = clock(now);
    part('total').textContent = clock(length());
    const x = length() > 0 ? now / length() * LANES : 0;
    part('head')?.setAttribute('x', String(x));
    const touched = now > 0 || !audio.paused;
    for (const segment of segments) {
      const current = touched && segment.start <= now && now < segment.until;
      if (current === segment.element.hasAttribute('data-current')) continue;
      segment.element.toggleAttribute('data-current', current);
      if (current && following) reveal(segment.element);
    }
  }

  function reveal(element) {
    const box = part('turns');
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const top = element.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop - box.clientHeight / 3;
    box.scrollTo({ top, behavior: calm ? 'auto' : 'smooth' });
  }

  function run() {
    paint();
    frame = audio.paused ? 0 : requestAnimationFrame(run);
  }

  async function play() {
    try {
      await audio.play();
    } catch (error) {
      if (error.name !== 'AbortError') root.toggleAttribute('data-broken', true);
    }
  }

  function seek(seconds, andPlay = true) {
    following = true;
    audio.currentTime = Math.min(Math.max(0, seconds), Math.max(0, length() - 0.05));
    paint();
    if (andPlay && audio.paused) play();
  }

  const toggle = () => audio.paused ? play() : audio.pause();

  function speed() {
    audio.playbackRate = SPEEDS[(SPEEDS.indexOf(audio.playbackRate) + 1) % SPEEDS.length];
    part('speed').textContent = `${String(audio.playbackRate).replace('.', part('speed').dataset.speed || ',')}×`;
  }

  on(scope, 'click', event => {
    const target = event.target.closest('[data-seek], [data-play], [data-skip], [data-speed], [data-lanes]');
    if (!target) return;
    if (target.matches('[data-play]')) toggle();
    else if (target.matches('[data-skip]')) seek(audio.currentTime + Number(target.dataset.skip), false);
    else if (target.matches('[data-speed]')) speed();
    else if (target.matches('[data-seek]')) seek(Number(target.dataset.seek));
    else {
      const box = target.getBoundingClientRect();
      seek((event.clientX - box.left) / box.width * length());
    }
  });
  on(document, 'keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === ' ' && !event.target.closest('button, summary')) toggle();
    else if (event.key === 'ArrowLeft') seek(audio.currentTime - STEP, false);
    else if (event.key === 'ArrowRight') seek(audio.currentTime + STEP, false);
    else if (event.key === '+') speed();
    else return;
    event.preventDefault();
  });
  for (const event of ['play', 'pause', 'ended']) {
    on(audio, event, () => {
      root.toggleAttribute('data-playing', !audio.paused);
      if (!frame) run();
    });
  }
  for (const event of ['loadedmetadata', 'seeked', 'timeupdate']) on(audio, event, paint);
  on(audio, 'error', () => root.toggleAttribute('data-broken', true));
  for (const event of ['wheel', 'touchmove']) part('turns') && on(part('turns'), event, () => { following = false; });

  refresh();
  return {
    refresh,
    seek,
    dispose() {
      stop.abort();
      cancelAnimationFrame(frame);
      audio.pause();
    },
  };
}
