// What script adds to the pages: suggestions while typing, "/" for the box, a range drawn over the bars.
// Without it all pages work as they are.
'use strict';

const box = document.getElementById('q');
const list = document.getElementById('suggested');

/** An input method is at work: what it is told is not told to us. 229 is what Safari sends after the composition. */
const isComposing = event => event.isComposing || event.keyCode === 229;

document.addEventListener('keydown', event => {
  const isTyping = event.target.closest('input, textarea, select, [contenteditable]');
  if (event.key === '/' && box && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey && !isComposing(event)) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});

if (box && list) {
  let asked = '';
  let waiting = 0;
  let request = new AbortController();
  let options = [];
  let active = -1;
  let composes = false;

  box.setAttribute('role', 'combobox');
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-controls', list.id);
  box.setAttribute('aria-expanded', 'false');

  const close = () => {
    clearTimeout(waiting);
    request.abort();
    list.hidden = true;
    options = [];
    active = -1;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };

  const choose = index => {
    active = index;
    options.forEach((option, at) => option.element.setAttribute('aria-selected', String(at === active)));
    if (active < 0) {
      box.removeAttribute('aria-activedescendant');
    } else {
      box.setAttribute('aria-activedescendant', options[active].element.id);
      options[active].element.scrollIntoView({block: 'nearest'});
    }
  };

  const element = (name, className, text, lang) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    if (lang) {
      made.lang = lang;
    }
    return made;
  };

  const option = (kind, label, lang, beside, besideLang, take) => {
    const line = element('li', '', '');
    line.id = 'suggested-' + options.length;
    line.setAttribute('role', 'option');
    line.setAttribute('aria-selected', 'false');
    line.append(element('span', 'label', label, lang), ' ');
    if (beside) {
      line.append(element('span', 'facts', beside, besideLang), ' ');
    }
    line.append(element('span', 'badge', list.dataset[kind] || kind));
    line.addEventListener('pointerdown', event => event.preventDefault());
    line.addEventListener('click', take);
    list.append(line);
    options.push({element: line, take});
  };

  const show = found => {
    list.replaceChildren();
    options = [];
    active = -1;
    const labels = found.entities.map(entity => entity.label);
    for (const entity of found.entities) {
      // Two that are called the same are told apart by their id.
      const isOne = labels.filter(label => label === entity.label).length === 1;
      const words = isOne ? entity.label : entity.kind + ':' + entity.id;
      const at = found.text.lastIndexOf(entity.completes);
      const text = at < 0 ? words : found.text.slice(0, at) + words + found.text.slice(at + entity.completes.length);
      option(entity.kind, entity.label, '', entity.name === entity.label ? '' : entity.name, entity.lang, () => {
        box.value = text;
        close();
        box.form.requestSubmit();
      });
    }
    for (const post of found.posts) {
      option('post', post.title, post.lang, post.published, '', () => {
        location.href = '/posts/' + encodeURIComponent(post.id);
      });
    }
    list.hidden = options.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
  };

  const ask = async () => {
    const typed = box.value.trim();
    if (typed === '' || typed.length > 200) {
      close();
      return;
    }
    request.abort();
    request = new AbortController();
    asked = typed;
    try {
      const address = '/api/v1/suggest?limit=8&labels=' + list.dataset.labels + '&q=' + encodeURIComponent(typed);
      const answer = await fetch(address, {signal: request.signal});
      if (answer.ok && asked === typed && document.activeElement === box && !composes) {
        show(await answer.json());
      }
    } catch (error) {
      if (error.name !== 'AbortError') {
        close(); // Suggestions are a help, no more: the search itself says what is wrong.
      }
    }
  };

  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  };

  box.addEventListener('compositionstart', () => {
    composes = true;
    clearTimeout(waiting);
  });
  box.addEventListener('compositionend', () => {
    composes = false;
    soon();
  });
  box.addEventListener('input', event => {
    if (!event.isComposing && !composes) {
      soon();
    }
  });
  box.addEventListener('blur', close);
  box.addEventListener('keydown', event => {
    if (isComposing(event)) {
      if (event.key === 'Enter') {
        event.preventDefault();
      }
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) {
        ask();
      } else {
        const step = event.key === 'ArrowDown' ? 1 : -1;
        choose((active + 1 + step + options.length + 1) % (options.length + 1) - 1);
      }
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      options[active].take();
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
}

for (const bars of document.querySelectorAll('.bars')) {
  const items = [...bars.querySelectorAll('li[data-value]')];
  const link = item => item.querySelector('a');
  let first = -1;
  let last = -1;
  let drawn = false;

  // The newest are what is mostly asked for.
  bars.scrollLeft = bars.scrollWidth;

  const ends = () => [Math.min(first, last), Math.max(first, last)];
  const mark = () => items.forEach((item, at) => {
    const [from, to] = ends();
    item.classList.toggle('taken', first >= 0 && from < to && at >= from && at <= to);
  });
  const forget = () => {
    first = last = -1;
    mark();
  };
  const go = () => {
    const [from, to] = ends();
    const address = new URL(link(items[0]).href);
    address.searchParams.set(bars.dataset.from, items[from].dataset.value);
    address.searchParams.set(bars.dataset.to, items[to].dataset.value);
    location.href = address;
  };
  const place = target => items.indexOf(target.closest('li[data-value]'));

  bars.addEventListener('dragstart', event => event.preventDefault());
  bars.addEventListener('pointerdown', event => {
    drawn = false;
    if (event.pointerType === 'mouse' && event.button === 0) {
      first = last = place(event.target);
    }
  });
  bars.addEventListener('pointerover', event => {
    const at = place(event.target);
    if (first >= 0 && at >= 0 && event.buttons === 1) {
      last = at;
      mark();
    }
  });
  document.addEventListener('pointerup', () => {
    if (first >= 0 && first !== last) {
      drawn = true;
      go();
    } else {
      forget();
    }
  });
  bars.addEventListener('click', event => {
    if (drawn) {
      event.preventDefault();
    }
  });
  // With the keyboard: arrows go from bar to bar, with Shift they take more, Enter shows what is taken.
  bars.addEventListener('keydown', event => {
    const at = place(event.target);
    const next = at + (event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0);
    if (event.key === 'Enter' && first >= 0 && first !== last) {
      event.preventDefault();
      go();
    } else if (event.key === 'Escape') {
      forget();
    } else if (next !== at && items[next]) {
      event.preventDefault();
      if (event.shiftKey) {
        first = first < 0 ? at : first;
        last = next;
      } else {
        first = last = -1;
      }
      mark();
      link(items[next]).focus();
    }
  });
}
