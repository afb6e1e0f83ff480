// Helps while a form is filled in: counts, narrows choices, sends once, opens what a link leads to. Everything also works
// without.

/** Says beside a text how long it is. */
function count(counter) {
  const field = document.getElementById(counter.dataset.counts);
  const upTo = Number(counter.dataset.upTo).toLocaleString('de-DE');
  const say = () => {
    counter.textContent = `${field.value.length.toLocaleString('de-DE')} von ${upTo} Zeichen`;
  };
  field.addEventListener('input', say);
}

/** Leaves in a choice what goes with the guideline or period chosen above; what is chosen already always stays. */
function narrow(form) {
  const chosen = (name) => form.elements[name]?.value ?? '';
  const selects = [...form.querySelectorAll('select')].filter((select) =>
    select.querySelector('[data-period]'),
  );
  const apply = () => {
    const guideline = chosen('fundingGuideline');
    const period =
      chosen('fundingPeriod') || (form.elements.fundingGuideline?.selectedOptions[0]?.dataset.period ?? '');
    for (const select of selects) {
      if (select.name === 'fundingGuideline') continue;
      for (const option of select.querySelectorAll('option[data-period]')) {
        const isOther =
          (period !== '' && option.dataset.period !== period) ||
          (guideline !== '' &&
            option.dataset.guideline !== undefined &&
            option.dataset.guideline !== guideline);
        option.hidden = isOther && !option.selected;
        option.disabled = option.hidden;
      }
      for (const group of select.querySelectorAll('optgroup'))
        group.hidden = [...group.children].every((option) => option.hidden);
    }
  };
  form.addEventListener('change', apply);
  apply();
}

/** A form is sent once, however often its button is pressed. */
function once(form) {
  let isSent = false;
  form.addEventListener('submit', (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
  });
  window.addEventListener('pageshow', () => {
    isSent = false;
  });
}

/** A fold that holds the target of a link opens for it. */
function openTarget() {
  const target = location.hash === '' ? null : document.getElementById(location.hash.slice(1));
  for (let fold = target?.closest('details'); fold; fold = fold.parentElement?.closest('details'))
    fold.open = true;
  target?.scrollIntoView();
  if (target?.matches('input, select, textarea, [tabindex]')) target.focus();
}

for (const form of document.querySelectorAll('form[data-autosave]')) narrow(form);
for (const form of document.querySelectorAll('form[data-autosave], form[data-once]')) once(form);
for (const counter of document.querySelectorAll('[data-counts]')) count(counter);
window.addEventListener('hashchange', openTarget);
openTarget();
