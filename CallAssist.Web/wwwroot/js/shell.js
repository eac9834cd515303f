// What the shell does without the server: menus that close, the skip link, copying.
(() => {
  const open = () => document.querySelectorAll('details[data-menu][open]');
  document.addEventListener('click', event => {
    for (const menu of open())
      if (!menu.contains(event.target) || event.target.closest('a, form button, [data-closes]')) menu.open = false;
    // "#content" alone would mean the page at <base>.
    if (event.target.closest('[data-skip-link]')) {
      event.preventDefault();
      document.getElementById('content')?.focus();
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-copy]');
    if (!button) return;
    await copy(button.dataset.copy);
    button.dataset.copied = '';
    setTimeout(() => delete button.dataset.copied, 1500);
  });

  // navigator.clipboard needs https or this machine; many offices open the server by http and its name.
  async function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = Object.assign(document.createElement('textarea'), { value: text });
    field.style.position = 'fixed';
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
})();
