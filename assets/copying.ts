/** [data-copy=ID data-copied=WORD]: puts the text of an element on the clipboard and says so. */
up.on('click', '[data-copy]', (_event, button) => {
  const text = document.getElementById(button.dataset.copy!)?.textContent ?? '';
  void navigator.clipboard.writeText(text).then(() => {
    button.querySelector('span')!.textContent = button.dataset.copied!;
  });
});

/** The clipboard is there only where the page came safely. */
up.compiler('[data-copy]', (button) => {
  button.hidden = !navigator.clipboard;
});
