// @ts-check
// What stands around every page: sidebar, search, themes, help, neighbours.

import { expect } from "@playwright/test";

import { violations } from "./checks/accessibility.js";
import { none, test } from "./fixtures.js";

/** @type {import("./fixtures.js").Look} */
const PHONE = { width: 360, theme: "light" };
/** @type {import("./fixtures.js").Look} */
const DESK = { width: 1280, theme: "light" };

test("the first Tab and Enter skip to the content", async ({ open }) => {
    const { page } = await open("index.html", DESK);
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.locator("#mdbook-content")).toBeFocused();
});

test("the sidebar opens and closes by Enter", async ({ open }) => {
    const { page } = await open("index.html", PHONE);
    const button = page.getByRole("button", { name: "Table of contents" });
    const chapter = page.locator("#mdbook-sidebar a.active");
    await expect(button).toHaveAttribute("aria-expanded", "false");
    await expect(chapter).toBeHidden();
    await button.press("Enter");
    await expect(button).toHaveAttribute("aria-expanded", "true");
    await expect(chapter).toBeInViewport();
    await expect(chapter).toHaveAttribute("aria-current", "page");
    none(await violations(page));
    await button.press("Enter");
    await expect(button).toHaveAttribute("aria-expanded", "false");
    await expect(chapter).toBeHidden();
});

for (const key of ["/", "s"]) {
    test(`the search opens by ${key} and finds a word`, async ({ open }) => {
        const { page } = await open("index.html", PHONE);
        const word = (await page.locator("main").innerText()).match(/\b[a-z]{6,}\b/)?.[0];
        if (!word) throw new Error("index.html has no word to search for");
        await page.keyboard.press(key);
        const field = page.getByRole("search").getByRole("searchbox", { name: "Search this book" });
        await expect(field).toBeFocused();
        await page.keyboard.type(word);
        await expect(page.locator("#mdbook-searchresults li").first()).toBeVisible();
        none(await violations(page));
    });
}

test("the themes are Auto, Light and Dark, and the choice is kept", async ({ open }) => {
    const { page } = await open("index.html", DESK);
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await background();
    await page.getByRole("button", { name: "Change theme" }).press("Enter");
    const items = page.getByRole("menuitemradio");
    await expect(items).toHaveText(["Auto", "Light", "Dark"]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitemradio", { name: "Dark", includeHidden: true })).toHaveAttribute("aria-checked", "true");
    const dark = await background();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await background()).toBe(dark);
});

for (const [theme, palette] of /** @type {const} */ ([["rust", "light"], ["coal", "navy"], ["ayu", "navy"]])) {
    test(`a reader who once chose ${theme} has ${palette}, and a menu that opens`, async ({ open }) => {
        const { page, traffic } = await open("index.html", DESK);
        await page.evaluate(theme => localStorage.setItem("mdbook-theme", theme), theme);
        await page.reload();
        await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${palette}\\b`));
        await page.getByRole("button", { name: "Change theme" }).press("Enter");
        await expect(page.getByRole("menuitemradio", { checked: true })).toBeFocused();
        none(traffic.errors());
    });
}

test("the help opens by ?, takes the focus and gives it back", async ({ open }) => {
    const { page } = await open("index.html", DESK);
    const before = page.getByRole("button", { name: "Change theme" });
    await before.focus();
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expect(dialog.getByRole("button", { name: "Close" })).toBeFocused();
    none(await violations(page));
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(before).toBeFocused();
});

test("the links at the end of a page name the chapters that they lead to", async ({ open }) => {
    const { page } = await open("index.html", PHONE);
    const chapters = page.locator("#mdbook-sidebar .chapter-link-wrapper > a[href]:not(.header-in-summary)");
    if ((await chapters.count()) < 2) {
        // A book of one page has no next one, and must not promise it.
        await expect(page.locator(".nav-wrapper a")).toHaveCount(0);
        return;
    }
    const name = (await chapters.nth(1).textContent())?.replace(/^[\d.\s]+/, "").trim() ?? "";
    const next = page.getByRole("navigation", { name: "Page navigation" }).getByRole("link", { name: `Next ${name}` });
    await expect(next).toHaveText(`Next${name}`);
    await next.press("Enter");
    await expect(page.locator("#mdbook-sidebar a.active")).toHaveText(new RegExp(`${escape(name)}$`), { useInnerText: false });
});

test("the title of the book is whole on a phone", async ({ open }) => {
    const { page } = await open("index.html", PHONE);
    const [needs, has] = await page.locator(".menu-title").evaluate(title => [title.scrollWidth, title.clientWidth]);
    expect(needs).toBeLessThanOrEqual(has);
});

/** @param {string} text */
function escape(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
