// Saves a form by itself while it is filled in, and keeps what was typed through lost connections and ended sessions. Every
// step also works by the buttons alone.

const pause = 2000;
const retryAfter = 15000;

/** Values of a form as they would be sent, without files. */
function valuesOf(form) {
  const values = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') values.append(name, value);
  return values;
}

/** What somebody typed, without what the page itself puts into the form. */
function typedIn(form) {
  const values = valuesOf(form);
  for (const name of ['version', 'stand', 'gesehen', 'schritt']) values.delete(name);
  return values.toString();
}

class Autosave {
  constructor(form, state) {
    this.form = form;
    this.state = state;
    this.saved = typedIn(form);
    this.key = `steckbrief-entwurf-${form.dataset.autosave}`;
    this.timer = 0;
    this.running = false;
    this.stopped = false;
    this.leaving = false;
  }

  start() {
    this.restore();
    this.form.addEventListener('input', () => this.changed());
    this.form.addEventListener('change', () => this.changed());
    this.form.addEventListener('submit', () => {
      this.leaving = true;
      clearTimeout(this.timer);
      if (this.isDirty()) this.keep(true);
    });
    window.addEventListener('online', () => this.save());
    window.addEventListener('beforeunload', (event) => {
      if (!this.leaving && this.isDirty()) event.preventDefault();
    });
    // Coming back with the browser's own button shows the form as it was left.
    window.addEventListener('pageshow', () => {
      this.leaving = false;
    });
  }

  isDirty() {
    return typedIn(this.form) !== this.saved;
  }

  changed() {
    if (!this.isDirty()) return;
    this.keep();
    if (this.stopped) return;
    this.say('Noch nicht gespeichert.', true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  /** Keeps the text in this browser until the service has it. */
  keep(isSent = false) {
    const { version, stand } = this.form.elements;
    const kept = { typed: typedIn(this.form), version: version.value, marks: stand.value, isSent };
    try {
      sessionStorage.setItem(this.key, JSON.stringify(kept));
    } catch {
      // A browser that keeps nothing still has the form itself.
    }
  }

  forget() {
    try {
      sessionStorage.removeItem(this.key);
    } catch {
      // Nothing was kept.
    }
  }

  kept() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key) ?? 'null');
    } catch {
      return null;
    }
  }

  /**
   * Puts back what was typed and never reached the service, for example because the session had ended. It is saved against
   * the version it was typed into: if somebody else saved meanwhile, both versions are compared.
   */
  restore() {
    const kept = this.kept();
    const { version, stand } = this.form.elements;
    // What was sent has arrived when the page says so, or when there is a newer version.
    const isAnswer = 'answered' in this.form.dataset || location.search.includes('meldung=');
    const hasArrived = kept?.isSent && (isAnswer || kept.version !== version.value);
    if (kept === null || kept.typed === this.saved || hasArrived) {
      this.forget();
      return;
    }
    fill(this.form, new URLSearchParams(kept.typed));
    version.value = kept.version;
    stand.value = kept.marks;
    this.say('Ihr Text von vorhin ist wieder da. Er ist noch nicht gespeichert.', true);
    this.timer = setTimeout(() => this.save(), pause);
  }

  async save() {
    clearTimeout(this.timer);
    if (this.running || this.stopped || this.leaving || !this.isDirty()) return;
    this.running = true;
    const sent = typedIn(this.form);
    const body = valuesOf(this.form);
    body.set('schritt', 'speichern');
    try {
      const answer = await fetch(this.form.action, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body,
        redirect: 'manual',
      });
      await this.answered(answer, sent);
    } catch {
      this.say(
        'Keine Verbindung. Schreiben Sie weiter: Ihr Text bleibt in diesem Browser und wird gespeichert, sobald die Verbindung wieder da ist.',
        true,
      );
      this.timer = setTimeout(() => this.save(), retryAfter);
    } finally {
      this.running = false;
    }
    if (!this.stopped && this.isDirty()) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), pause);
    }
  }

  async answered(answer, sent) {
    if (answer.ok) {
      const { version, marks, savedAt } = await answer.json();
      this.form.elements.version.value = version;
      this.form.elements.stand.value = marks;
      this.saved = sent;
      if (!this.isDirty()) {
        this.forget();
        this.say(`Gespeichert um ${savedAt} Uhr.`, false);
      }
      return;
    }
    if (answer.status === 409 || answer.status === 412) {
      this.stopped = true;
      this.say(
        'Jemand hat den Entwurf geändert. Ihr Text ist noch da. Mit „Speichern“ vergleichen Sie beide Fassungen.',
        true,
      );
      return;
    }
    if (answer.status === 401 || answer.status === 403 || answer.type === 'opaqueredirect') {
      this.stopped = true;
      this.say(
        'Ihre Anmeldung ist abgelaufen. Ihr Text bleibt in diesem Browser und ist nach der Anmeldung wieder da.',
        true,
      );
      this.offerSignIn();
      return;
    }
    this.say(
      'Das Speichern ist nicht gelungen. Ihr Text ist noch da; es wird gleich noch einmal versucht.',
      true,
    );
    this.timer = setTimeout(() => this.save(), retryAfter);
  }

  offerSignIn() {
    this.leaving = true;
    const link = document.createElement('a');
    link.href = `/anmelden?weiter=${encodeURIComponent(location.pathname)}`;
    link.textContent = 'Neu anmelden';
    this.state.append(' ', link);
  }

  say(words, isOpen) {
    const said = document.createElement('b');
    said.textContent = words;
    const who = this.state.dataset.who ?? '';
    const more = document.createElement('span');
    more.className = 'muted';
    more.textContent = isOpen || who === '' ? '' : ` ${who}`;
    this.state.replaceChildren(said, more);
    this.state.classList.toggle('save--open', isOpen);
  }
}

/** Puts values into the controls of a form. */
function fill(form, values) {
  for (const control of form.elements) {
    if (control.name === '' || ['hidden', 'file', 'submit'].includes(control.type)) continue;
    if (control.type === 'checkbox' || control.type === 'radio')
      control.checked = values.getAll(control.name).includes(control.value);
    else if (values.has(control.name)) control.value = values.get(control.name);
  }
}

for (const form of document.querySelectorAll('form[data-autosave]')) {
  const state = document.querySelector('[data-save-state]');
  if (state) new Autosave(form, state).start();
}
