/** Drawers (forms) and modals (search, confirmations). */
up.layer.config.drawer.position = 'right';
up.layer.config.drawer.size = 'large';
up.layer.config.overlay.dismissLabel = '';
up.layer.config.overlay.dismissARIALabel = document.body.dataset.close;

/** A dialog is announced by its heading. */
up.on('up:layer:opened', (event) => {
  const dialog = (event as UpLayerEvent).layer.element.querySelector('[role=dialog]');
  dialog?.setAttribute('aria-label', dialog.querySelector('h1')?.textContent?.trim() ?? document.title);
});

/** A form that a pick list opened stays in its own drawer: the page below waits for the new record. */
up.compiler('form[up-layer]', (form) => {
  if (up.layer.get(form).context.pick) form.setAttribute('up-layer', 'current');
});
