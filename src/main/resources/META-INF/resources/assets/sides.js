// What the pages of a profile do beyond showing it. They are readable without this script.

import { element } from './dom.js';

/** Highlights every part of the page that shows the same statements as an element does. */
function highlight(from) {
    document.querySelectorAll('.lit').forEach((lit) => lit.classList.remove('lit'));
    document.querySelectorAll('.lighting').forEach((lanes) => lanes.classList.remove('lighting'));
    const group = from.closest?.('[data-group]');
    const sides = group?.closest('.sides');
    if (!sides) return;
    const same = `[data-group="${CSS.escape(group.dataset.group)}"]`;
    sides.querySelectorAll(same).forEach((shown) => {
        shown.classList.add('lit');
        shown.closest('.lanes')?.classList.add('lighting');
    });
}

/** Opens a group of statements, if the id is that of one. */
function open(id) {
    const group = document.getElementById(id);
    if (group?.matches('details.group')) {
        group.open = true;
        // Later, because following a link to a part of the page takes the focus away.
        requestAnimationFrame(() => {
            group.querySelector('summary').focus({ preventScroll: true });
            group.scrollIntoView({ block: 'nearest' });
        });
    }
}

/** Browsers offer the clipboard only on pages from https or from this computer. The old way works on all pages. */
async function copy(text) {
    try {
        await navigator.clipboard.writeText(text);
    } catch {
        copyOldWay(text);
    }
}

function copyOldWay(text) {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    if (!copied) throw new Error('The browser refused');
}

function announce(button, text) {
    const place = button.closest('.sides').querySelector('[data-announce]');
    place.textContent = '';
    requestAnimationFrame(() => (place.textContent = text));
}

async function copySql(button) {
    let result = 'Copied';
    try {
        await copy(button.dataset.sql);
    } catch {
        result = 'Could not copy';
    }
    announce(button, result);
    button.textContent = result;
    setTimeout(() => (button.textContent = 'Copy SQL'), 1500);
}

/** Shows the plans of a request on this page, instead of following the link to them. */
async function showPlans(link) {
    const before = link.closest('[data-plans]') ?? link.closest('p');
    before.setAttribute('aria-busy', 'true');
    before.dataset.wanted = link.href;
    const [plans, failure] = await fetchPlans(link.href);
    // A link that was clicked later wins, whichever response comes first.
    if (before.dataset.wanted !== link.href) return;
    before.removeAttribute('aria-busy');
    before.querySelector('.failure')?.remove();
    if (plans) {
        before.replaceWith(plans);
        plans.querySelector('a.plans')?.focus({ preventScroll: true });
    } else {
        before.append(element('span', { class: 'quiet failure' }, ` ${failure}`));
    }
}

/** The element with the plans at an address, or null and the reason. */
async function fetchPlans(url) {
    try {
        const response = await fetch(url, { headers: { Accept: 'text/html' } });
        const page = new DOMParser().parseFromString(await response.text(), 'text/html');
        const plans = page.querySelector('[data-plans]');
        if (plans) return [document.adoptNode(plans)];
        if (response.status === 404) return [null, 'There are none: the profile is gone.'];
    } catch {
        // The service did not respond, or not to the end.
    }
    return [null, 'That failed. Try again.'];
}

for (const event of ['pointerover', 'focusin']) {
    document.addEventListener(event, ({ target }) => highlight(target));
}
document.addEventListener('click', (event) => {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const plans = target.closest('a.plans');
    const button = target.closest('button[data-sql]');
    const bar = target.closest('path[data-group]');
    const link = target.closest('a[href^="#"][data-group]');
    if (plans?.closest('.sides')) {
        event.preventDefault();
        showPlans(plans);
    } else if (button) {
        copySql(button);
    } else if (link || bar) {
        open((link ?? bar).dataset.group);
    }
});
document.querySelectorAll('button[data-sql]').forEach((button) => (button.hidden = false));
addEventListener('load', () => open(location.hash.slice(1)));
