// Light or dark: the system's choice unless this browser's person chose. Runs before the first paint.
(() => {
  const key = 'callassist-theme';
  const root = document.documentElement;
  const apply = () => {
    const theme = localStorage.getItem(key);
    if (theme) root.setAttribute('data-theme', theme); else root.removeAttribute('data-theme');
    for (const choice of document.querySelectorAll('[data-theme-choice]')) choice.checked = choice.value === (theme ?? '');
  };
  const choose = theme => {
    if (theme) localStorage.setItem(key, theme); else localStorage.removeItem(key);
    apply();
  };
  apply();
  // The profile page asks for it once its choices stand there.
  window.showThemeChoice = apply;
  document.addEventListener('change', event => {
    if (event.target.matches?.('[data-theme-choice]')) choose(event.target.value);
  });
  document.addEventListener('click', event => {
    if (!event.target.closest('[data-theme-switch]')) return;
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    choose(dark ? 'light' : 'dark');
  });
})();
