// @ts-check
// Two languages side by side, or one at a time behind tabs.

import { readFileSync } from "node:fs";
import path from "node:path";

import { expect } from "@playwright/test";

import { book } from "./chromium.js";
import { test } from "./fixtures.js";
import { pages } from "./pages.js";

/** The first page with a program in both languages. */
function pageWithTwins() {
    const file = pages().find(file => readFileSync(path.join(book(), file), "utf8").includes('<figure class="code lang-python">'));
    if (!file) throw new Error(`no page in ${book()} shows a program in both languages`);
    return file;
}

test("on a phone the arrow keys choose the language, and Rust is chosen at first", async ({ open }) => {
    const { page } = await open(pageWithTwins(), { width: 360, theme: "light" });
    const tabs = page.getByRole("tablist", { name: "Language" }).first();
    const [python, rust] = ["Python", "Rust"].map(name => tabs.getByRole("tab", { name }));
    const panel = page.getByRole("tabpanel").first();
    const { pathname } = new URL(page.url());

    await expect(rust).toHaveAttribute("aria-selected", "true");
    await expect(panel).toHaveAccessibleName("Rust");
    await rust.focus();
    for (const [key, tab, name] of /** @type {const} */ ([
        ["ArrowLeft", python, "Python"],
        ["ArrowLeft", rust, "Rust"],
        ["ArrowRight", python, "Python"],
        ["End", rust, "Rust"],
        ["Home", python, "Python"],
    ])) {
        await page.keyboard.press(key);
        await expect(tab).toBeFocused();
        await expect(tab).toHaveAttribute("aria-selected", "true");
        await expect(panel).toHaveAccessibleName(name);
        await expect(panel.locator(`figure.lang-${name.toLowerCase()}`)).toBeVisible();
    }
    expect(new URL(page.url()).pathname, "the arrows turned the page").toBe(pathname);
});

test("on a desk both languages are there, and no tabs", async ({ open }) => {
    const { page } = await open(pageWithTwins(), { width: 1280, theme: "light" });
    const twins = page.locator(".twins:has(.lang-python)").first();
    await expect(twins.locator("figure.lang-python")).toBeInViewport();
    await expect(twins.locator("figure.lang-rust")).toBeInViewport();
    await expect(twins.getByRole("tab")).toHaveCount(0);
    await expect(twins.getByRole("tabpanel")).toHaveCount(0);
});

test("a window made wide shows both, made narrow again shows the chosen one", async ({ open }) => {
    const { page } = await open(pageWithTwins(), { width: 360, theme: "light" });
    const twins = page.locator(".twins:has(.lang-python)").first();
    await twins.getByRole("tab", { name: "Python" }).click();
    await expect(twins.locator("figure.lang-rust")).toBeHidden();
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect(twins.locator("figure.lang-rust")).toBeVisible();
    await page.setViewportSize({ width: 360, height: 800 });
    await expect(twins.locator("figure.lang-rust")).toBeHidden();
    await expect(twins.locator("figure.lang-python")).toBeVisible();
});

test("the copy button takes the program and nothing else, and covers none of it", async ({ open }) => {
    const { page } = await open(pageWithTwins(), { width: 360, theme: "light" });
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const figure = page.locator(".twins figure.lang-rust").first();
    const button = figure.getByRole("button", { name: "Copy to clipboard" });
    await button.press("Enter");
    const program = await figure.locator("code").innerText();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(program);
    const [below, top] = [await button.boundingBox(), await figure.locator("code").boundingBox()];
    if (!below || !top) throw new Error("the button or the program is not there");
    expect(below.y + below.height).toBeLessThanOrEqual(top.y + 1);
});
