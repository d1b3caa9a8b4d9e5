// @ts-check
// Whether all that is on a page can be seen.

/** @typedef {import("@playwright/test").Page} Page */

/**
 * The page scrolls sideways, or holds something beyond its edge. mdBook clips
 * what sticks out, so the width of the document alone does not tell.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export function sideways(page) {
    return page.evaluate(() => {
        const faults = [];
        for (const element of [document.documentElement, document.body]) {
            if (element.scrollWidth > element.clientWidth) {
                faults.push(`<${element.localName}> is ${element.scrollWidth} px wide, the window ${element.clientWidth} px`);
            }
        }
        const edge = document.documentElement.clientWidth;
        for (const element of document.querySelectorAll("main *, nav.nav-wrapper *")) {
            if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
            const { left, right, width } = element.getBoundingClientRect();
            if (width <= 1 || (left >= 0 && right <= edge + 1) || scrolls(element.parentElement)) continue;
            faults.push(`${name(element)} reaches from ${Math.round(left)} to ${Math.round(right)} px, the window to ${edge} px`);
        }
        return faults;

        /** @param {Element | null} element */
        function scrolls(element) {
            for (; element && element.localName !== "main"; element = element.parentElement) {
                if (["auto", "scroll"].includes(getComputedStyle(element).overflowX)) return true;
            }
            return false;
        }
        /** @param {Element} element */
        function name(element) {
            return `<${element.localName} class="${element.className}"> “${(element.textContent ?? "").trim().slice(0, 40)}”`;
        }
    });
}

/**
 * Tables of up to three columns that scroll in their box: the last column is
 * out of sight, and it is the one that says why.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export function unseenColumns(page) {
    return page.evaluate(() => [...document.querySelectorAll("table")]
        .filter(table => table.rows[0].cells.length <= 3 && table.parentElement && table.checkVisibility())
        .map(table => ({ table, box: /** @type {HTMLElement} */ (table.parentElement) }))
        .filter(({ table, box }) => table.scrollWidth > box.clientWidth + 1)
        .map(({ table, box }) => `a table is ${table.scrollWidth} px wide, in a box of ${box.clientWidth} px: ` +
            `“${(table.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40)}”`));
}

/**
 * Code, outputs and messages of the compiler that are wider than their box.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export function cut(page) {
    return page.evaluate(() => [...document.querySelectorAll("pre, pre code")]
        .filter(element => element.checkVisibility() && element.scrollWidth > element.clientWidth)
        .map(element => `<${element.localName}> is cut: ${element.scrollWidth} px in a box of ${element.clientWidth} px: ` +
            `“${(element.textContent ?? "").trim().slice(0, 40)}”`));
}

/**
 * Lines of a program of a twin that go on in a second row.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export function wrapped(page) {
    return page.evaluate(() => [...document.querySelectorAll(".twins figure.code pre > code")].flatMap(code => {
        const style = getComputedStyle(code);
        const inner = code.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
        const rows = Math.round(inner / parseFloat(style.lineHeight));
        const lines = /** @type {HTMLElement} */ (code).innerText.replace(/\n$/, "").split("\n");
        if (rows <= lines.length) return [];
        const longest = lines.reduce((one, other) => (other.length > one.length ? other : one));
        const caption = code.closest("figure")?.querySelector("figcaption")?.textContent;
        return [`${caption}: ${lines.length} lines stand in ${rows} rows; the longest has ${longest.length} columns: “${longest.trim()}”`];
    }));
}

/**
 * Twins that do not stand side by side, code beside code, output beside output.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export function unaligned(page) {
    return page.evaluate(() => [...document.querySelectorAll(".twins:has(.lang-python)")].flatMap((twins, number) => {
        const figures = [...twins.querySelectorAll("figure")].map(figure => figure.getBoundingClientRect());
        const half = figures.length / 2;
        const rows = figures.slice(0, half).map((python, row) => [python, figures[half + row]]);
        return rows.flatMap(([python, rust], row) => Math.abs(python.top - rust.top) > 1 || python.right > rust.left
            ? [`twin ${number + 1}, figure ${row + 1}: Python at ${python.top} px, Rust at ${rust.top} px from the top`]
            : []);
    }));
}
