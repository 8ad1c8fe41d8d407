/** What only some pages need comes with them: data-script names the module that defines the element. */
up.compiler('[data-script]', (element) => void import(element.dataset.script!));
