/** How Unpoly follows links and submits forms: all of them, unless they say otherwise. */
up.link.config.followSelectors.push('a[href]');
// What opens in a tab of its own without scripts, opens above the page where it names a layer.
up.link.config.noFollowSelectors = up.link.config.noFollowSelectors.filter((selector) => selector !== 'a[target]');
up.link.config.noFollowSelectors.push('[download]', '[target]:not([up-layer])', 'a[href^="tel:"]', 'a[href^="mailto:"]');
// The pages around signing in have no frame in common with the others: they are loaded whole.
// What opens in a tab of its own without scripts, opens above the page where it names a layer.
up.link.config.noFollowSelectors = up.link.config.noFollowSelectors.filter((selector) => selector !== 'a[target]');
up.link.config.noFollowSelectors.push('.entrance a');
// Pages of the account bring scripts of their own, which only a page loaded whole runs.
// What opens in a tab of its own without scripts, opens above the page where it names a layer.
up.link.config.noFollowSelectors = up.link.config.noFollowSelectors.filter((selector) => selector !== 'a[target]');
up.link.config.noFollowSelectors.push('a[href^="/account/"]');
up.form.config.submitSelectors.push('form');
up.form.config.noSubmitSelectors.push('[method=dialog]');
up.fragment.config.mainTargets = ['[up-main]'];
up.protocol.config.csrfHeader = 'X-CSRFToken';
up.protocol.config.csrfParam = 'csrfmiddlewaretoken';
// The server says which item of a navigation is current: a record's page belongs to its list.
up.status.config.navSelectors = ['[up-nav]'];
// The Content-Security-Policy forbids code in attributes; so does this.
up.script.config.callbackPolicy = 'block';
up.script.config.scriptElementPolicy = 'block';

/** A form is never shown from the cache: loading it afresh beneath the user would wipe what was typed. */
up.on('up:request:loaded', (event) => {
  const { request, response } = event as UpResponseEvent;
  if (response.text.includes('<unsaved-guard')) up.cache.evict(request);
});

/** Whose session ended meets the sign-in page, which stands alone: it is loaded whole, and leads back. A form that was sent
    too soon after others stays as it is, with the answer beside it. */
up.on('up:fragment:loaded', (event) => {
  const { request, response } = event as UpResponseEvent;
  if (response.status === 429 && request.method !== 'GET') {
    event.preventDefault();
    void up.render({ document: response.text, target: '.toasts', layer: 'root' });
    return;
  }
  if (!response.text.includes('<body class="entrance"')) return;
  event.preventDefault();
  request.loadPage();
});

/** Forms that leave the page return to where the user is now, not where the page was loaded. */
up.on('submit', 'form', (_event, form) => {
  const next = form.querySelector<HTMLInputElement>('[data-here]');
  if (next) next.value = location.pathname + location.search;
});

/** Applied filters show their results: the panel steps aside. */
up.on('up:form:submit', '.list-tools', (_event, form) => form.querySelector<HTMLElement>(':popover-open')?.hidePopover());

/** On a small screen the menu covers the page: it leaves once one has chosen where to go. */
up.on('up:link:follow', '#sidebar:popover-open a', (event) => (event.target as Element).closest<HTMLElement>('#sidebar')?.hidePopover());

/** Links to a field (error summaries) move the focus into it. */
up.on('click', 'a[data-focus]', (event, link) => {
  event.preventDefault();
  const id = link.getAttribute('href')!.slice(1);
  const field = document.getElementById(id);
  const pick = document.getElementById(`${id}-ts-control`);
  (pick ?? field)?.focus();
});

/** A click on a column's head with Shift held sorts by it within what the list is sorted by already. */
up.on('click', 'a[data-within]', (event, link) => {
  if (!(event as MouseEvent).shiftKey) return;
  event.preventDefault();
  void up.navigate({ url: link.dataset.within! });
});

up.on('click', '[data-print]', () => window.print());

/** Controls that need scripts are hidden in the page and shown here. */
up.compiler('[data-print], [data-add], [data-dismiss], [data-shortcuts]', (button) => {
  button.hidden = false;
});
