// Plays a call beside its transcript. The component renders everything; this module moves the sound, the playhead and the
// mark of what is being said. Anything inside [data-player-scope] with data-seek="seconds" plays that second when clicked.
import { follow } from './player/follow.js';
import { sound } from './player/sound.js';

const STEP = 5; // seconds
const LANES = 1000; // width of the lanes' view box

const clock = seconds => {
  const s = Math.max(0, Math.floor(seconds));
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}`;
};

const typing = target => target.closest?.('input, textarea, select, [contenteditable=true], dialog');

export function attach(root) {
  // The page may be left before its script has come: there is nothing to hold on to.
  if (!root) return { refresh() {}, dispose() {} };
  const scope = root.closest('[data-player-scope]') ?? root;
  const audio = root.querySelector('audio');
  const part = name => root.querySelector(`[data-${name}]`);
  const stop = new AbortController();
  const on = (target, event, handler) => target.addEventListener(event, handler, { signal: stop.signal });
  const voice = sound(audio);
  const words = follow(root, part('turns'), on);
  const speeds = part('speed');
  const length = () => Number.isFinite(audio.duration) ? audio.duration : Number(root.dataset.seconds) || 0;
  let frame = 0;
  let wanted = null; // a place chosen before the sound is loaded

  function paint() {
    const now = wanted ?? audio.currentTime;
    const x = length() > 0 ? now / length() * LANES : 0;
    part('now').textContent = clock(now);
    part('head').setAttribute('x', String(x));
    part('rest').setAttribute('x', String(x));
    part('lanes').setAttribute('aria-valuenow', String(Math.floor(now)));
    part('lanes').setAttribute('aria-valuetext', clock(now));
    words.paint(now, now > 0 || !audio.paused);
  }

  function run() {
    paint();
    frame = audio.paused ? 0 : requestAnimationFrame(run);
  }

  async function play() {
    try {
      await voice.play();
    } catch (error) {
      // A browser that wants a click first gets it from the person.
      if (error.name !== 'AbortError' && error.name !== 'NotAllowedError') root.toggleAttribute('data-broken', true);
    }
  }

  function seek(seconds, andPlay = true) {
    const to = Math.min(Math.max(0, seconds), Math.max(0, length() - 0.05));
    if (audio.readyState > 0) audio.currentTime = to;
    else wanted = to;
    words.back();
    paint();
    if (andPlay && audio.paused) play();
  }

  const here = () => wanted ?? audio.currentTime;
  const toggle = () => audio.paused ? play() : audio.pause();

  function mute(side) {
    const silent = voice.toggle(side);
    for (const button of root.querySelectorAll(`[data-mute="${side}"]`)) button.setAttribute('aria-pressed', String(silent));
  }

  function speed(by) {
    speeds.selectedIndex = Math.min(Math.max(0, speeds.selectedIndex + by), speeds.options.length - 1);
    audio.playbackRate = Number(speeds.value);
  }

  on(scope, 'click', event => {
    const target = event.target.closest('[data-seek], [data-play], [data-skip], [data-mute], [data-back], [data-lanes]');
    if (!target) return;
    if (target.matches('[data-play]')) toggle();
    else if (target.matches('[data-skip]')) seek(here() + Number(target.dataset.skip), false);
    else if (target.matches('[data-mute]')) mute(Number(target.dataset.mute));
    else if (target.matches('[data-back]')) words.back();
    else if (target.matches('[data-seek]')) {
      // Words that are being selected are not a place to play.
      if (target.dataset.until === undefined || getSelection().isCollapsed) seek(Number(target.dataset.seek));
    } else {
      const box = target.getBoundingClientRect();
      seek((event.clientX - box.left) / box.width * length());
    }
  });
  on(document, 'keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === ' ' && !event.target.closest('button, summary')) toggle();
    else if (event.key === 'ArrowLeft') seek(here() - STEP, false);
    else if (event.key === 'ArrowRight') seek(here() + STEP, false);
    else if (event.key === '+') speed(1);
    else if (event.key === '-') speed(-1);
    else if (event.key === '1' || event.key === '2') root.querySelectorAll('[data-mute]')[Number(event.key) - 1]?.click();
    else return;
    event.preventDefault();
  });
  on(speeds, 'change', () => speed(0));
  for (const event of ['play', 'pause', 'ended']) {
    on(audio, event, () => {
      root.toggleAttribute('data-playing', !audio.paused);
      if (!frame) run();
    });
  }
  on(audio, 'loadedmetadata', () => {
    audio.playbackRate = Number(speeds.value);
    if (wanted !== null) [audio.currentTime, wanted] = [wanted, null];
    paint();
  });
  for (const event of ['seeked', 'timeupdate']) on(audio, event, paint);
  on(audio, 'error', () => root.toggleAttribute('data-broken', true));

  if (root.dataset.start) seek(Number(root.dataset.start));
  // From now on keys and clicks are heard.
  root.toggleAttribute('data-ready', true);
  paint();
  return {
    refresh: paint,
    seek,
    dispose() {
      stop.abort();
      cancelAnimationFrame(frame);
      words.dispose();
      voice.dispose();
    },
  };
}
