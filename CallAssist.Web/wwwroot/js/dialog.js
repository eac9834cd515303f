// A native modal dialog: the browser keeps the focus inside, closes it on Escape and gives the focus back.
export const ask = dialog => new Promise(answer => {
  dialog.returnValue = '';
  dialog.addEventListener('close', () => answer(dialog.returnValue === 'yes'), { once: true });
  dialog.showModal();
});
