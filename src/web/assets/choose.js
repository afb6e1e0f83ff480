// Saves which rows are ticked as soon as they are, and says what that comes to. Without it a button saves them.

for (const form of document.querySelectorAll('form[data-choose]')) {
  const words = document.querySelector('[data-choice-words]');
  const proposal = document.querySelector('form[action$="/vorschlagen"] .kern-label');
  const save = form.querySelector('[data-choice-save]');
  let last = Promise.resolve();

  const send = async () => {
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(new FormData(form)),
      redirect: 'error',
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const said = await answer.json();
    words.textContent = said.words;
    if (proposal) proposal.textContent = said.proposal;
    save.hidden = true;
  };

  // One after the other: what was ticked last is what stays.
  form.addEventListener('change', () => {
    save.hidden = false;
    last = last.then(send).catch(() => {
      save.hidden = false;
      words.textContent =
        'Die Auswahl ist noch nicht gespeichert. Speichern Sie sie mit dem Knopf unter der Liste.';
    });
  });
  save.hidden = true;
}
