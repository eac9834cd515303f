// Light or dark: the system's choice unless this person switched. Runs before the first paint.
(() => {
  const root = document.documentElement;
  const stored = () => localStorage.getItem('callassist-theme');
  const apply = theme => theme ? root.setAttribute('data-theme', theme) : root.removeAttribute('data-theme');
  apply(stored());
  document.addEventListener('click', event => {
    if (!event.target.closest('[data-theme-switch]')) return;
    const dark = (stored() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
    localStorage.setItem('callassist-theme', dark ? 'light' : 'dark');
    apply(stored());
  });
  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-copy]');
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    button.dataset.copied = '';
    setTimeout(() => delete button.dataset.copied, 1500);
  });
})();
