// What the pages of a profile do beyond showing it. All of it is readable without this script.

/** Lights up every part of the page that shows the same statements. */
function light(element) {
    document.querySelectorAll('.lit').forEach((lit) => lit.classList.remove('lit'));
    document.querySelectorAll('.lighting').forEach((side) => side.classList.remove('lighting'));
    const group = element?.closest?.('[data-group]');
    const sides = group?.closest('.sides');
    if (!sides) return;
    const same = `[data-group="${CSS.escape(group.dataset.group)}"]`;
    sides.querySelectorAll(same).forEach((shown) => {
        shown.classList.add('lit');
        shown.closest('.lanes')?.classList.add('lighting');
    });
}

/** Opens the group that the address or a link names. */
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

/** Browsers offer the clipboard only on secure pages: https, or this computer. The old way works on all. */
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

function announce(element, text) {
    const place = element.closest('.sides').querySelector('[data-announce]');
    place.textContent = '';
    requestAnimationFrame(() => (place.textContent = text));
}

async function copySql(button) {
    const label = button.textContent;
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
    const response = await fetch(link.href, { headers: { Accept: 'text/html' } }).catch(() => null);
    const page = response?.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : null;
    let plans = page?.querySelector('[data-plans]');
    if (!plans) {
        plans = before.cloneNode(true);
        plans.querySelectorAll('.failure').forEach((old) => old.remove());
        const failure = document.createElement('span');
        failure.className = 'quiet failure';
        failure.textContent = response?.status === 404 ? ' There are none: the profile is gone.' : ' That failed. Try again.';
        plans.append(failure);
    }
    plans.removeAttribute('aria-busy');
    before.replaceWith(document.adoptNode(plans));
    plans.querySelector('a.plans')?.focus({ preventScroll: true });
}

for (const event of ['pointerover', 'focusin']) {
    document.addEventListener(event, ({ target }) => light(target));
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
