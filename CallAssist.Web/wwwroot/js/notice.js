// A call that rings while this tab is in the background tells the desktop. What the person wishes (never, silent, sound)
// lives in this browser; it is asked for once, beside the first card.
const key = 'callassist.notice';
const wish = () => localStorage.getItem(key);
const supported = () => 'Notification' in window;

async function wishFor(value) {
  if (value !== 'never' && Notification.permission === 'default') await Notification.requestPermission();
  localStorage.setItem(key, value);
}

// Two short tones, an octave apart, quieter than a voice.
function chime() {
  const context = new AudioContext();
  for (const [at, hertz] of [[0, 523.25], [0.18, 1046.5]]) {
    const tone = new OscillatorNode(context, { frequency: hertz });
    const loud = new GainNode(context, { gain: 0.08 });
    tone.connect(loud).connect(context.destination);
    tone.start(context.currentTime + at);
    tone.stop(context.currentTime + at + 0.15);
  }
  setTimeout(() => context.close(), 1000);
}

function show(card) {
  const text = selector => [...card.querySelectorAll(selector)].map(e => e.textContent.trim());
  const body = [...text('.company'), ...text('.alert')].join('\n');
  const notice = new Notification(text('h2')[0] ?? '', { body, tag: card.dataset.card, icon: 'favicon.svg', lang: document.documentElement.lang });
  notice.onclick = () => { window.focus(); notice.close(); };
  if (wish() === 'sound') chime();
  return notice;
}

// The question (a hidden element beside the cards) and the cards that come and go.
export function attach(question) {
  // The page may be left before its script has come: there is nothing to hold on to.
  if (!question) return { dispose() {} };
  const live = question.parentElement;
  const stop = new AbortController();
  const shown = new Map();
  const seen = new Set();

  function look() {
    const cards = [...live.querySelectorAll('[data-card]')];
    question.hidden = !(supported() && cards.length > 0 && wish() === null && Notification.permission === 'default');
    for (const card of cards) {
      const id = card.dataset.card;
      if (seen.has(id)) continue;
      seen.add(id);
      if (document.hidden && supported() && Notification.permission === 'granted' && wish() !== 'never' && card.classList.contains('ringing')) shown.set(id, show(card));
    }
    const ringing = new Set(cards.filter(c => c.classList.contains('ringing')).map(c => c.dataset.card));
    for (const [id, notice] of shown) {
      if (ringing.has(id)) continue;
      notice.close();
      shown.delete(id);
    }
  }

  question.addEventListener('click', async event => {
    const value = event.target.closest('[data-wish]')?.dataset.wish;
    if (!value) return;
    question.hidden = true;
    await wishFor(value);
  }, { signal: stop.signal });
  const watch = new MutationObserver(look);
  watch.observe(live, { childList: true, subtree: true, attributeFilter: ['class'] });
  look();
  return { dispose() { stop.abort(); watch.disconnect(); shown.forEach(n => n.close()); } };
}

// The same choice on the profile's page: radio buttons of one group.
export function choose(group) {
  // The page may be left before its script has come: there is nothing to hold on to.
  if (!group) return { dispose() {} };
  const stop = new AbortController();
  const buttons = [...group.querySelectorAll('input')];
  const current = supported() && Notification.permission === 'granted' ? wish() ?? 'silent' : 'never';
  for (const button of buttons) {
    button.checked = button.value === current;
    button.disabled = !supported() || Notification.permission === 'denied';
    button.addEventListener('change', () => wishFor(button.value), { signal: stop.signal });
  }
  return { dispose() { stop.abort(); } };
}
