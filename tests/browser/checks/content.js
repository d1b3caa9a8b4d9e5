// @ts-check
// Whether a page says without scripts what it says with them.

/** Programs, outputs, messages, captions, tables and headings. What the scheduler
 * shows changes with every step; a table on the page says the same of one. */
const TEXTS = "main :is(pre > code, figcaption, th, td, h1, h2, h3, h4, h5, h6):not(.scheduler *)";

/**
 * The texts that a page has, whether they can be seen at the moment or not.
 * @param {import("@playwright/test").Page} page
 * @returns {Promise<string[]>}
 */
export function texts(page) {
    return page.evaluate(selector =>
        [...document.querySelectorAll(selector)].map(element => (element.textContent ?? "").replace(/\s+/g, "")), TEXTS);
}

/**
 * Those of `texts` that cannot be seen on the page.
 * @param {import("@playwright/test").Page} page
 * @param {string[]} texts
 * @returns {Promise<string[]>}
 */
export async function lost(page, texts) {
    const visible = await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
        return document.querySelector("main")?.innerText.replace(/\s+/g, "") ?? "";
    });
    return [...new Set(texts)].filter(text => !visible.includes(text)).map(text => `cannot be seen: “${text.slice(0, 60)}”`);
}

/**
 * Twins of which not every figure can be seen.
 * @param {import("@playwright/test").Page} page
 * @returns {Promise<string[]>}
 */
export function hiddenTwins(page) {
    return page.evaluate(() => [...document.querySelectorAll(".twins figure, .refused figure")]
        .filter(figure => !figure.checkVisibility({ visibilityProperty: true }) || figure.getBoundingClientRect().height < 20)
        .map(figure => `not to be seen: ${figure.querySelector("figcaption")?.textContent}`));
}

/**
 * What is folded away and cannot be seen.
 * @param {import("@playwright/test").Page} page
 * @returns {Promise<string[]>}
 */
export function folded(page) {
    return page.evaluate(() => [...document.querySelectorAll("main details > :not(summary)")]
        .filter(element => !element.checkVisibility())
        .map(element => `folded away: “${element.textContent?.trim().slice(0, 60)}”`));
}

/**
 * Names of places that two places have.
 * @param {import("@playwright/test").Page} page
 * @returns {Promise<string[]>}
 */
export function duplicateIds(page) {
    return page.evaluate(() => {
        const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
        return [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))].map(id => `two elements have the id ${id}`);
    });
}
