/** Drawers (forms) and modals (search, confirmations). */
up.layer.config.drawer.position = 'right';
up.layer.config.drawer.size = 'large';
up.layer.config.overlay.dismissLabel = '';
up.layer.config.overlay.dismissARIALabel = document.body.dataset.close;

/** Escape in a field closes the overlay at once, as it does elsewhere; when it stays open, so does the cursor in its field. */
document.addEventListener('keydown', (event) => event.key === 'Escape' && !event.isComposing && leaveField(event.target as HTMLElement), true);

function leaveField(field: HTMLElement): void {
  if (!up.layer.current.isOverlay() || !field.matches('input, select, textarea') || field.closest('.dropdown-active')) return;
  field.closest<HTMLElement>('[role=dialog]')?.focus({ preventScroll: true });
  setTimeout(() => up.layer.current.element.contains(field) && field.focus());
}

/** A dialog is announced by its heading. */
up.on('up:layer:opened', (event) => {
  const dialog = (event as UpLayerEvent).layer.element.querySelector('[role=dialog]');
  dialog?.setAttribute('aria-label', dialog.querySelector('h1')?.textContent?.trim() ?? document.title);
  document.activeElement?.scrollIntoView({ block: 'nearest' });
});

/** A form that a pick list opened stays in its own drawer: the page below waits for the new record. */
up.compiler('form[up-layer]', (form) => {
  if (up.layer.get(form).context.pick) form.setAttribute('up-layer', 'current');
});
