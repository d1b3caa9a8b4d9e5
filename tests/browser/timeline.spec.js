// @ts-check
// The timelines, on every page that has one.

import { readFileSync } from "node:fs";
import path from "node:path";

import { expect } from "@playwright/test";

import { book } from "./chromium.js";
import { none, test } from "./fixtures.js";
import { pages } from "./pages.js";

const DESK = /** @type {const} */ ({ width: 1280, theme: "light" });
const PHONE = /** @type {const} */ ({ width: 390, theme: "dark" });

const drawn = pages().filter(file => readFileSync(path.join(book(), file), "utf8").includes('<figure class="timeline">'));
const things = ".timeline > svg g[tabindex]";

test("some page has a timeline", () => {
    expect(drawn).toContain("threads/lock.html");
});

for (const file of drawn) {
    for (const look of [DESK, PHONE]) {
        test(`${file} draws what can be read at ${look.width} px`, async ({ open }) => {
            const { page } = await open(file, look);
            none(await page.evaluate(unreadable));
        });
    }

    test(`${file} says of each thing what it is and shows its line, without scripts`, async ({ open }) => {
        const { page } = await open(file, { ...PHONE, scripts: false });
        const faults = [];
        for (const thing of await page.locator(things).all()) {
            await thing.focus();
            const told = (await thing.locator("> .tip text").allTextContents()).join(" ");
            const label = await thing.getAttribute("aria-label");
            if (!await thing.locator("> .tip").isVisible()) faults.push(`${label}: nothing is shown`);
            if (!told.includes(`${label} `)) faults.push(`${label}: it says ${told}`);
            if (!/ (\S+:)?\d+: \S/.test(told)) faults.push(`${label}: no line is shown`);
            faults.push(...await thing.locator("> .tip text").evaluateAll(beyond));
        }
        none(faults);
    });
}

test("what is under the mouse says what it is", async ({ open }) => {
    const { page } = await open("threads/lock.html", DESK);
    const timeline = page.locator(".timeline > svg").first();
    const wait = timeline.getByRole("img", { name: /^waits for value/ });
    await expect(timeline.locator(".hint")).toBeVisible();
    await expect(wait.locator("> .tip")).toBeHidden();
    const bar = wait.locator("> line.area");
    await bar.scrollIntoViewIfNeeded();
    const { x, y, height } = /** @type {{ x: number, y: number, height: number }} */ (await bar.boundingBox());
    // Not all of the bar is painted, and all of it can be pointed at.
    for (const dot of [14, 15, 16, 17, 18]) {
        await page.mouse.move(x + dot, y + height / 2);
        await expect(wait.locator("> .tip")).toBeVisible();
    }
    await expect(wait.locator("> .tip")).toContainText("Ben waits for value");
    await expect(wait.locator("> .tip")).toContainText("until Ana lets go");
    await expect(wait.locator("> .tip")).toContainText("let mut value = self.value.lock().unwrap();");
    await expect(timeline.locator(".hint")).toBeHidden();
});

test("a timeline is told by its title and its description", async ({ open }) => {
    const { page } = await open("threads/lock.html", DESK);
    const timeline = page.getByRole("group", { name: "One run of listings/threads/locked-update/src/main.rs" });
    await expect(timeline).toHaveAccessibleDescription(/Ana runs from .* holds value .* Ben runs from .* until Ana lets go/);
});

// ---- In the page ----

/** Letters that are cut, too wide for their bar, or under each other. */
function unreadable() {
    const faults = [];
    for (const svg of document.querySelectorAll(".timeline > svg")) {
        const frame = svg.getBoundingClientRect();
        const title = svg.querySelector("title")?.textContent;
        const shown = [...svg.querySelectorAll("text")].filter(text => text.getClientRects().length > 0);
        for (const text of shown) {
            const box = text.getBoundingClientRect();
            if (box.left < frame.left - 1 || box.right > frame.right + 1) faults.push(`${title}: ${text.textContent} is cut`);
            if (box.height < 9) faults.push(`${title}: ${text.textContent} is ${box.height} px high`);
            const bar = text.matches(".label") && text.parentElement?.querySelector("line")?.getBoundingClientRect();
            if (bar && box.width > bar.width) faults.push(`${title}: ${text.textContent} is wider than its bar`);
        }
        const names = shown.filter(text => text.matches(".name")).map(text => text.getBoundingClientRect());
        names.forEach((a, i) => names.slice(i + 1).forEach(b => {
            if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) faults.push(`${title}: two names overlap`);
        }));
    }
    return faults;
}

/** @param {Element[]} texts */
function beyond(texts) {
    return texts
        .filter(text => text.getBoundingClientRect().right > document.documentElement.clientWidth)
        .map(text => `${text.textContent} is cut`);
}
