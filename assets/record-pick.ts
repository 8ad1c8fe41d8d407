/**
 * select.js-pick: a choice one can search in.
 * data-url answers ?q= with [{value, label, secondary}]; data-create-url opens a drawer that makes the missing record.
 */
import TomSelect from 'tom-select/base';
import clearButton from 'tom-select/plugins/clear_button/plugin.js';
import removeButton from 'tom-select/plugins/remove_button/plugin.js';

interface Option {
  value: string;
  label: string;
  secondary?: string;
}

type Escape = (text: string) => string;

TomSelect.define('clear_button', clearButton);
TomSelect.define('remove_button', removeButton);

up.compiler('select.js-pick', (element) => {
  const select = element as HTMLSelectElement;
  const pick: TomSelect = new TomSelect(select, settings(select, () => pick.clearOptions(), () => pick.focus()));
  select.setAttribute('aria-hidden', 'true');
  passOnAutofocus(select, pick);
  pick.hook('instead', 'onClick', () => offer(pick));
  pick.hook('before', 'onKeyDown', (event: KeyboardEvent) => event.key === 'ArrowDown' && offer(pick));
  for (const event of ['dropdown_open', 'load']) pick.on(event, () => bringIntoView(pick));
  return () => pick.destroy();
});

function passOnAutofocus(select: HTMLSelectElement, pick: TomSelect): void {
  pick.control_input.autofocus = select.autofocus;
  select.autofocus = false;
}

/** Shows what there is to choose from; what is offered already stays. */
function offer(pick: TomSelect): void {
  pick.clearActiveItems();
  pick.focus();
  if (pick.isOpen) return;
  if (pick.canLoad('')) pick.load('');
  else pick.refreshOptions();
}

/** In a panel that scrolls, what is offered shall not hide below its edge. */
function bringIntoView(pick: TomSelect): void {
  if (pick.isOpen) pick.dropdown.scrollIntoView({ block: 'nearest' });
}

function settings(select: HTMLSelectElement, forget: () => void, goOn: () => void): Record<string, unknown> {
  const words = document.body.dataset;
  const { url, createUrl } = select.dataset;
  return {
    plugins: plugins(select, words.remove!),
    labelField: 'label',
    valueField: 'value',
    searchField: ['label', 'secondary'],
    maxOptions: 200,
    // On the way through a form by Tab, lists that open would cover the fields.
    openOnFocus: false,
    ...(url ? remote(url, forget) : {}),
    create: createUrl ? (text: string, done: (option?: Option) => void) => create(createUrl, text, done, goOn) : false,
    render: renderers(words),
  };
}

/** By keyboard, Backspace removes: its buttons are no stops on the way through a form. */
function plugins(select: HTMLSelectElement, title: string): Record<string, unknown> {
  if (select.multiple) return { remove_button: { title } };
  const isRequired = select.required || select.closest('.field')?.querySelector('.form-label.required');
  return isRequired ? {} : { clear_button: { title, tabindex: -1 } };
}

/** The server matches, by its own rules of folding: its options are shown as they come, in place of the former ones. */
function remote(url: string, forget: () => void): Record<string, unknown> {
  let latest = '';
  const load = async (query: string, done: (options: Option[]) => void) => {
    latest = query;
    const options = await fetchOptions(url, query);
    // An answer that was overtaken shows nothing.
    if (query !== latest) return done([]);
    forget();
    done(options);
  };
  return { load, score: () => () => 1 };
}

async function fetchOptions(url: string, query: string): Promise<Option[]> {
  const address = new URL(url, location.href);
  address.searchParams.set('q', query);
  const response = await fetch(address, { headers: { Accept: 'application/json' } });
  return response.ok ? ((await response.json()) as Option[]) : [];
}

/** The server closes the drawer with {value, label} of the new record; one goes on where one was. */
function create(url: string, text: string, done: (option?: Option) => void, goOn: () => void): void {
  const address = new URL(url, location.href);
  address.searchParams.set('caption', text);
  void up.layer.open({
    url: address.pathname + address.search,
    mode: 'drawer',
    context: { pick: true },
    onAccepted: ({ value }) => {
      done({ value: String(value.value), label: value.label ?? text });
      goOn();
    },
    onDismissed: () => {
      done();
      goOn();
    },
  });
}

function renderers(words: DOMStringMap): Record<string, unknown> {
  const secondary = (option: Option, escape: Escape) => (option.secondary ? `<span class="option-secondary">${escape(option.secondary)}</span>` : '');
  return {
    option: (option: Option, escape: Escape) => `<div><span>${escape(option.label)}</span>${secondary(option, escape)}</div>`,
    item: (option: Option, escape: Escape) => `<div title="${escape(option.label)}">${escape(option.label)}</div>`,
    option_create: ({ input }: { input: string }, escape: Escape) => `<div class="create">${escape(words.create!)} <strong>${escape(input)}</strong></div>`,
    no_results: () => `<div class="no-results">${words.nothing}</div>`,
    loading: () => '<div class="spinner"></div>',
  };
}
