/** Passkeys: allauth's scripts ask the browser for them; here is what they leave out. */
document.addEventListener('allauth.error', (event) => {
  event.preventDefault();
  const problem = document.querySelector<HTMLElement>('[data-passkey-problem]');
  if (problem) problem.hidden = false;
});
