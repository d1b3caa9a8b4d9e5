// @ts-check
// The scheduler, played over small programs by somebody without a mouse.

import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { expect } from "@playwright/test";

import { violations } from "./checks/accessibility.js";
import { book } from "./chromium.js";
import { duplicateIds, folded } from "./checks/content.js";
import { unreached } from "./checks/keyboard.js";
import { cut, sideways } from "./checks/layout.js";
import { described, none } from "./fixtures.js";
import { pages } from "./pages.js";
import { PAGE, element, fixture, press, scheduler, test } from "./scheduler.js";

const DESK = /** @type {const} */ ({ width: 1280, theme: "light" });
const PHONE = /** @type {const} */ ({ width: 390, theme: "dark" });

const RACE = fixture("lost-update");
const LOCK_ORDER = fixture("lock-order");
const WAKE_ONE = fixture("wake-one");
const NEVER_FAILS = fixture("locked-update");
const POISONED = fixture("poisoned");

/** A page with one scheduler; its first button has the focus. */
const opened = async (/** @type {import("./scheduler.js").Compose} */ compose, parts = RACE, /** @type {import("./fixtures.js").Look} */ look = DESK, fragment = "") => {
    const { page, traffic } = await compose(element(parts), look, fragment);
    const play = scheduler(page, parts.listing);
    await play.choices("main").first().focus();
    return { page, traffic, play };
};

// ---- Playing ----

test("both outcomes of a race are found by keyboard", async ({ compose }) => {
    const { page, traffic, play } = await opened(compose);
    await expect(play.status).toHaveText("Which thread takes the first step?");
    await expect(play.outcomes).toHaveText([/^\?/, /^\?/]);
    await expect(play.widget, "an outcome is given away").not.toContainText(/is lost|Both updates/);
    await expect(play.choices("first")).toHaveText(/not begun/);

    // Each update at once: main, first, first ends, second, second ends.
    await press(page, "12233");
    await expect(play.status).toContainText("second, line 25: end. main: ready. second: finished.");
    await page.keyboard.press("e");
    await expect(play.status).toContainText("The end: Both updates count. You found 1 of 2 outcomes.");
    await expect(play.printed).toHaveText("Starting value: 0\nEnding value: 2\n");
    await expect(play.outcomes).toHaveText([/^Both updates count 8 schedules$/, /^\?/]);

    // And once opened: both have loaded before one stores.
    await page.keyboard.press("r");
    await page.keyboard.press("1");
    await expect(play.choices("first")).toHaveText([/^first: update \(one step\) line 11/, /^first: Open update load value, line 11/]);
    await play.choices("first").last().press("Enter");
    await expect(play.choices("first")).toHaveText([/^first: store 1 in value line 12/]);
    await expect(play.thread("first")).toContainText("in update copy = 0");
    await expect(play.choices("first"), "the button that was pressed is gone").toBeFocused();
    await press(page, "3");
    await expect(play.status).toHaveText("second: update, in one step.");
    await press(page, "2");
    await expect(play.status).toHaveText("first, line 12: store 1 in value.");
    await expect(play.shared.getByRole("row", { name: /^value/ })).toContainText("1");
    await press(page, "231");
    await page.keyboard.press("e");
    await expect(play.status).toContainText("The end, and it fails: One update is lost. You found 2 of 2 outcomes.");
    await expect(play.outcomes).toHaveText([/^Both/, /^One update is lost 12 schedules, fails$/]);
    await expect(play.end).toHaveAttribute("aria-disabled", "true");
    await expect(play.choices("first"), "the focus is lost").toBeFocused();
    expect(new URL(page.url()).pathname).toBe(`/${PAGE}`);
    none([...(await violations(page)), ...traffic.errors()]);
});

test("a deadlock says who waits for what", async ({ compose }) => {
    const { page, play } = await opened(compose, LOCK_ORDER);
    await expect(play.choices("main")).toHaveAttribute("aria-disabled", "true");
    await press(page, "1");
    await expect(play.status).toHaveText("main: blocked: waits for first and second.");
    await press(page, "2");
    await expect(play.shared.getByRole("row", { name: "left" })).toContainText("first");
    await press(page, "3");
    await expect(play.status).toContainText(
        "The end, and it fails: Deadlock: main: waits for first and second; " +
        "first waits to lock right, held by second; second waits to lock left, held by first.");
    await expect(play.choices("first")).toHaveText(/blocked: held by second/);
    await press(page, "2");
    await expect(play.status, "a thread that cannot go on has gone on").toHaveText("first: blocked: held by second.");
});

test("steps are taken back, and the play begins again", async ({ compose }) => {
    const { page, play } = await opened(compose);
    await expect(play.undo).toHaveAttribute("aria-disabled", "true");
    await expect(play.again).toHaveAttribute("aria-disabled", "true");
    await press(page, "12");
    await expect(play.thread("first")).toContainText("copy = 0");
    await page.keyboard.press("u");
    await expect(play.status).toHaveText("One step back.");
    await expect(play.choices("first"), "a call is taken back as a whole").toHaveText([/one step/, /Open/]);
    await page.keyboard.press("e");
    await expect(play.printed).toContainText("Ending value");
    await page.keyboard.press("u");
    await expect(play.printed).toHaveText("Starting value: 0\n");
    await play.again.press("Enter");
    await expect(play.printed).toBeEmpty();
    await expect(play.again, "the focus is lost").toBeFocused();
    await expect(play.again).toHaveAttribute("aria-disabled", "true");
    await page.keyboard.press("u");
    await expect(play.printed, "to begin again can be taken back, too").toHaveText("Starting value: 0\n");
});

test("a call of a library is one step, whatever it locks", async ({ open }) => {
    const { page } = await open("threading/condition.html", DESK);
    const play = scheduler(page, "threading/condition-lost");
    await page.locator("you-are-the-scheduler").first().scrollIntoViewIfNeeded();
    await play.choices("main").first().focus();
    await press(page, "1");
    await expect(play.choices("main")).toHaveText([/^main: cond.notify_all \(one step\) line 16/, /^main: Open cond.notify_all lock cond.locked, line 16/]);
    await press(page, "1");
    await expect(play.choices("main"), "the call has ended at its second lock").toHaveText([/^main: lock cond.locked 1$/]);
    await press(page, "1");
    await expect(play.status, "the end of a guard has no line").toHaveText(/^main: lock cond.locked/);
});

test("where a thread can go on in several ways there is a button for each", async ({ compose }) => {
    const { page, play } = await opened(compose, WAKE_ONE);
    // Ann and Ben wait; main bakes, as far as there is no choice to be made.
    await press(page, "22331");
    await expect(play.choices("Ann")).toHaveText([/wait on baked/]);
    await expect(play.choices("main"), "notify_one was chosen unasked").toHaveText([/notify_one baked: wakes Ann/, /notify_one baked: wakes Ben/]);
    await press(page, "1");
    await expect(play.status).toHaveText("main can go on in several ways: choose one.");
    await expect(play.choices("main").first()).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await expect(play.status).toContainText("main, line 25: notify_one baked: wakes Ben.");
    await expect(play.choices("Ben")).toHaveText([/lock rolls again/]);
    await press(page, "2");
    await expect(play.status).toContainText("wait on baked: times out.");
    await page.keyboard.press("f");
    await expect(play.outcomes.first()).toHaveText("Nobody eats 8,808 schedules, fails");
});

test("a panic is told, and what it has poisoned", async ({ compose }) => {
    const { page, play } = await opened(compose, POISONED);
    await press(page, "22");
    await expect(play.status).toContainText("robber: panicked: the till held 10.");
    await expect(play.shared.getByRole("row", { name: "TILL" })).toContainText("10 (poisoned)");
    await page.keyboard.press("e");
    await expect(play.status).toContainText("Found poisoned: robber panicked: the till held 10.");
});

test("the program shows where each thread is, without moving the page", async ({ compose }) => {
    const { page, play } = await opened(compose, RACE, PHONE);
    await press(page, "1");
    await expect(play.marked).toHaveText([/^FS\s*let copy/, /^M\s*thread::scope/]);
    await page.evaluate(() => scrollTo(0, 300));
    const before = await page.evaluate(() => scrollY);
    // The end of the program is out of sight, and then its middle.
    await press(page, "222331");
    await expect(play.marked).toHaveText([/^M\s*let value/]);
    await expect(play.marked).toBeInViewport();
    for (let step = 0; step < 5; step += 1) await page.keyboard.press("u");
    await expect(play.marked.first()).toHaveText(/^FS\s*let copy/);
    await expect(play.marked.first()).toBeInViewport();
    expect(await page.evaluate(() => scrollY)).toBe(before);
});

// ---- Schedules that fail ----

test("a schedule that fails is shown at once where nothing is to move", async ({ compose }) => {
    const { page, play } = await opened(compose);
    await page.keyboard.press("f");
    await expect(play.status).toContainText("A schedule that fails: 11 steps. The end, and it fails: One update is lost.", { timeout: 500 });
    await expect(play.outcomes.last()).toContainText("One update is lost");
});

test("a schedule that fails is shown step by step, and can be stopped", async ({ compose }) => {
    const { page, play } = await opened(compose);
    await page.emulateMedia({ reducedMotion: "no-preference" });
    await page.clock.install();
    await play.failing.press("Enter");
    await expect(play.button("Stop"), "the focus is lost").toBeFocused();
    await expect(play.printed).toBeEmpty();
    await page.clock.runFor(710);
    await expect(play.status).toContainText("main, line 17");
    await page.clock.runFor(710);
    await expect(play.status).toHaveText("first, line 11: load value.");
    await play.button("Stop").press("Enter");
    await expect(play.status).toHaveText("Stopped.");
    await page.clock.runFor(5000);
    await expect(play.status).toHaveText("Stopped.");
    await expect(play.failing).toBeFocused();

    // Any other key takes over as well.
    await page.keyboard.press("f");
    await page.clock.runFor(710);
    await page.keyboard.press("2");
    await page.clock.runFor(5000);
    await expect(play.status).toHaveText("first: update, in one step.");
    await expect(play.failing).toBeVisible();

    await page.keyboard.press("f");
    await page.clock.runFor(11 * 710);
    await expect(play.status).toContainText("The end, and it fails: One update is lost.");
    await expect(play.failing).toBeVisible();
});

test("where no schedule fails the button says so", async ({ compose }) => {
    const { page, play } = await opened(compose, NEVER_FAILS);
    const button = play.button("No schedule fails: all 8 are covered");
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await button.press("Enter");
    await expect(play.status).toHaveText("No schedule fails: all 8 are covered.");
    await expect(button).toBeFocused();
    await page.keyboard.press("e");
    await expect(play.status).toContainText("The end: Both updates count. You found 1 of 1 outcome.");
});

// ---- Kept, and shared ----

test("what was found is kept on the device, until the program changes", async ({ compose }) => {
    const { page, play } = await opened(compose);
    await page.keyboard.press("f");
    await page.reload();
    await expect(play.found).toContainText("You found 1 of 2 outcomes.");
    await expect(play.outcomes).toHaveText([/^\?/, /^One update is lost/]);

    const text = await page.evaluate(async () => (await fetch(location.href)).text());
    const body = text.replace(/"hash":"./, '"hash":"x');
    await page.route(page.url(), route => route.fulfill({ body, contentType: "text/html; charset=utf-8" }));
    await page.reload();
    await expect(play.found).toContainText("You found 0 of 2 outcomes.");
});

test("it is played where nothing can be kept", async ({ compose }) => {
    const { page, traffic, play } = await opened(compose);
    await page.addInitScript(() => {
        for (const name of /** @type {const} */ (["getItem", "setItem"])) {
            const kept = Storage.prototype[name];
            Storage.prototype[name] = function (/** @type {[string, string]} */ ...asked) {
                if (asked[0].startsWith("unlocked ")) throw new Error("nothing is kept here");
                return kept.apply(this, asked);
            };
        }
    });
    await page.reload();
    await play.choices("main").first().focus();
    await page.keyboard.press("f");
    await expect(play.found).toContainText("You found 1 of 2 outcomes.");
    none(traffic.errors());
});

test("a schedule is shared by its link", async ({ compose }) => {
    const { page, play } = await opened(compose);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const visited = await page.evaluate(() => history.length);
    await press(page, "1");
    await play.choices("first").last().press("Enter");
    await press(page, "3");
    const shown = await play.marked.allTextContents();
    await play.copy.press("Enter");
    await expect(play.status).toHaveText("The link to this schedule is copied.");
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/#schedule=threads\/lost-update:0011$/);
    expect(page.url()).toBe(link);
    expect(await page.evaluate(() => history.length), "the way back is longer than it was").toBe(visited);

    const below = `<p style="height: 300rem">Much text</p>${element(RACE)}`;
    const { page: other } = await compose(below, DESK, new URL(link).hash);
    const again = scheduler(other, RACE.listing);
    await expect(again.status).toContainText("The schedule of the link: 4 steps.");
    await expect(again.widget).toBeInViewport();
    expect(await again.marked.allTextContents()).toEqual(shown);
    // A link to another one, on the page.
    await other.evaluate(() => { location.hash = "#schedule=threads/lost-update:0"; });
    await expect(again.status).toContainText("The schedule of the link: 1 step.");
});

test("without a clipboard the link is said", async ({ compose }) => {
    const { page, traffic, play } = await opened(compose);
    await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed")); });
    await play.copy.press("Enter");
    await expect(play.status).toHaveText(/The link to this schedule: http.*#schedule=threads\/lost-update:$/);
    none(traffic.errors());
});

for (const bad of ["7", "00000000000000000", "zz", "0.0", "-1"]) {
    test(`a link to the schedule ${bad}, which is none, says so and starts at the start`, async ({ compose }) => {
        const { play, traffic } = await opened(compose, RACE, DESK, `#schedule=threads/lost-update:${bad}`);
        await expect(play.status).toHaveText("The link names no schedule of this program. Here is the start.");
        await expect(play.printed).toBeEmpty();
        none(traffic.errors());
    });
}

test("anchors and links to other listings are none of its business", async ({ compose }) => {
    const text = `${element(RACE)}<p style="height: 300rem">Much text</p><h2 id="below">Below</h2>`;
    for (const fragment of ["#schedule=threads/elsewhere:00", "#schedule=", "#%", "#below"]) {
        const { page, traffic } = await compose(text, DESK, fragment);
        if (fragment === "#below") await expect(page.locator("#below")).toBeInViewport();
        else await expect(scheduler(page, RACE.listing).status).toHaveText("Which thread takes the first step?");
        none(traffic.errors());
    }
});

// ---- The keys of the book ----

test("outside of it the keys of the book do what they do, and inside its keys do not", async ({ compose }) => {
    const { page, play } = await opened(compose);
    for (const key of ["1", "u", "e", "r", "f"]) await page.keyboard.press(key);
    expect(new URL(page.url()).pathname).toBe(`/${PAGE}`);
    await expect(page.getByRole("search")).toBeHidden();
    const before = await play.status.textContent();
    for (const key of ["Control+e", "Alt+1", "Meta+u"]) await page.keyboard.press(key);
    await expect(play.status, "a key of the browser was taken").toHaveText(before ?? "");
    await page.keyboard.press("s");
    await expect(page.getByRole("searchbox")).toBeFocused();
    await page.keyboard.press("Escape");
    await page.locator("body").press("1");
    await expect(play.status).toHaveText(before ?? "");
    await page.keyboard.press("ArrowRight");
    await expect(page).not.toHaveURL(new RegExp(`${PAGE}$`));
});

test("digits do not scroll, nor do other keys of it", async ({ compose }) => {
    const { page, play } = await opened(compose, RACE, PHONE);
    await play.source.focus();
    const before = await page.evaluate(() => scrollY);
    await press(page, "122");
    await page.keyboard.press("u");
    expect(await page.evaluate(() => scrollY)).toBe(before);
    await expect(play.source, "the focus is lost").toBeFocused();
});

// ---- Several, and late ----

test("several on one page do not meddle with each other", async ({ compose }) => {
    const { page, traffic } = await compose(element(RACE) + element(LOCK_ORDER), DESK);
    const [race, order] = [RACE, LOCK_ORDER].map(({ listing }) => scheduler(page, listing));
    await race.choices("main").focus();
    await press(page, "1");
    await order.choices("first").focus();
    await press(page, "2");
    await expect(race.status).toContainText("main, line 17");
    await expect(order.status).toContainText("first, line 6: lock left.");
    const names = await page.getByRole("group").evaluateAll(groups =>
        groups.map(group => group.getAttribute("aria-label")).filter(Boolean));
    expect(names.length).toBeGreaterThan(6);
    expect(new Set(names).size).toBe(names.length);
    none([...(await duplicateIds(page)), ...traffic.errors(), ...(await violations(page))]);
});

test("it is built when it comes near, and by keyboard never missed", async ({ compose }) => {
    const { page } = await compose(`<p style="height: 300rem">Much text</p>${element(RACE)}`, DESK);
    const play = scheduler(page, RACE.listing);
    await expect(play.widget).toHaveCount(0);
    await expect(play.table, "the table gives an outcome away").toBeHidden();
    await play.folded.locator("summary").focus();
    await expect(play.widget).toBeVisible();
    await page.keyboard.press("Shift+Tab");
    await expect(play.copy).toBeFocused();
});

test("it works from a file", async ({ compose }, info) => {
    const { page } = await compose(element(RACE), DESK);
    // The page and what it loads, put down in a folder.
    const styles = readdirSync(path.join(book(), "theme")).filter(file => /^(palette|scheduler).*css$/.test(file));
    const script = readdirSync(path.join(book(), "theme")).find(file => /^scheduler.*js$/.test(file)) ?? "";
    const { writeFileSync } = await import("node:fs");
    const file = info.outputPath("page.html");
    writeFileSync(file, `<!DOCTYPE html><main class="content">${element(RACE)}</main>` +
        styles.map(style => `<style>${readFileSync(path.join(book(), "theme", style), "utf8")}</style>`).join("") +
        `<script>${readFileSync(path.join(book(), "theme", script), "utf8")}</script>`);
    const errors = /** @type {string[]} */ ([]);
    page.on("pageerror", error => errors.push(error.message));
    await page.unroute(() => true).catch(() => {});
    const alone = await page.context().browser()?.newPage();
    if (!alone) throw new Error("no browser");
    alone.on("pageerror", error => errors.push(error.message));
    await alone.goto(`file://${file}#schedule=threads/lost-update:0`);
    const play = scheduler(alone, RACE.listing);
    await expect(play.status).toContainText("The schedule of the link: 1 step.");
    await play.copy.click();
    await expect(play.status).toContainText("The link to this schedule");
    await alone.close();
    none(errors);
});

// ---- When there is nothing to play ----

/** @type {[string, Partial<import("./scheduler.js").Parts>, string][]} */
const BROKEN = [
    ["no data", { json: undefined }, "the page has none"],
    ["no program", { program: undefined }, "the page has none"],
    ["data that are no JSON", { json: "{{#include schedules.json}}" }, "they are damaged"],
    ["data that are nothing", { json: "null" }, "they are damaged"],
    ["data of another version", { json: RACE.json?.replace('"version":1', '"version":2') }, "their version is 2, and not 1"],
    ["data that are cut", { json: `${RACE.json?.split('"states"')[0].trim().slice(0, -1)}}` }, "they are damaged"],
    ["a state that does not exist", { json: RACE.json?.replace("[0,1,0]]", "[0,99,0]]") }, "they are damaged"],
    ["a text that does not exist", { json: RACE.json?.replace('"views":[[0,17,1]', '"views":[[0,17,99]') }, "they are damaged"],
    ["a kind that does not exist", { json: RACE.json?.replace('"views":[[0,', '"views":[[6,') }, "they are damaged"],
    ["an outcome that does not exist", { json: RACE.json?.replace("7,7,7,2,1]]", "7,7,7,2,5]]") }, "they are damaged"],
    ["a state without an end", { json: RACE.json?.replace("7,7,7,2,1]]", "7,7,7,2,[]]]") }, "they are damaged"],
];

for (const [what, parts, says] of BROKEN) {
    test(`with ${what} there are the table and a sentence`, async ({ compose }) => {
        expect({ ...RACE, ...parts }, "nothing is broken").not.toEqual(RACE);
        const { page, traffic } = await compose(element({ ...RACE, ...parts }), DESK, "#schedule=threads/lost-update:0");
        const play = scheduler(page, RACE.listing);
        await expect(play.host).toContainText(
            `The schedules of threads/lost-update cannot be shown: ${says}; record them with cargo book record threads/lost-update`);
        await expect(play.table).toBeVisible();
        await expect(play.widget).toHaveCount(0);
        none([...traffic.errors(), ...(await violations(page))]);
    });
}

test("without scripts there are the sentence and the table", async ({ compose }) => {
    const { page } = await compose(element(RACE), { ...PHONE, scripts: false });
    const play = scheduler(page, RACE.listing);
    await expect(play.host.getByText("20 schedules, 12 of them fail.")).toBeVisible();
    await expect(play.table).toBeVisible();
    await expect(play.table.getByText("store 1 in value").first()).toBeVisible();
    none(await sideways(page));
});

test("on paper there are the sentence and the table, and nothing to press", async ({ compose }) => {
    const { page, play } = await opened(compose, RACE, { ...DESK, width: 700 });
    await page.emulateMedia({ media: "print" });
    await expect(play.host.getByText("20 schedules, 12 of them fail.")).toBeVisible();
    await expect(play.table).toBeVisible();
    await expect(play.widget).toHaveCount(0);
    await expect(play.host.getByRole("button")).toHaveCount(0);
    none([...(await folded(page)), ...(await sideways(page))]);
});

// ---- On the pages of the book ----

for (const file of pages()) {
    const text = readFileSync(path.join(book(), file), "utf8");
    const listings = [...text.matchAll(/<you-are-the-scheduler data-listing="([^"]+)"/g)].map(([, listing]) => listing);
    if (listings.length === 0) continue;

    test(`all outcomes of the listings on ${file} can be found`, async ({ open }) => {
        const { page, traffic } = await open(file, DESK);
        for (const listing of listings) {
            const play = scheduler(page, listing);
            const { outcomes } = JSON.parse((await play.host.locator("script[type='application/json']").textContent()) ?? "");
            for (const { name, steps } of outcomes) {
                const digits = steps.map((/** @type {number} */ step) => step.toString(36)).join("");
                await page.evaluate(hash => { location.hash = hash; }, `#schedule=${listing}:${digits}`);
                await expect(play.status).toContainText(/The end(, and it fails)?: /);
                // The name of one may begin that of another; then comes a number.
                const found = new RegExp(`^${name.replace(/[^\w\s]/g, "\\$&")}\\s+\\d`);
                await expect(play.outcomes.filter({ hasText: found })).toHaveCount(1);
            }
            await expect(play.outcomes.filter({ hasText: "?" })).toHaveCount(0);
        }
        none([...(await violations(page)), ...(await sideways(page)), ...(await cut(page)), ...traffic.errors()]);
    });
}

/** Opens a page of the book, and goes to a scheduler on it by Tab alone. */
const reached = async (/** @type {import("./fixtures.js").Open} */ open, /** @type {string} */ file, /** @type {string} */ listing) => {
    const { page } = await open(file, DESK);
    const play = scheduler(page, listing);
    const inside = () => play.widget.evaluateAll(found => found.some(widget => widget.contains(document.activeElement)));
    for (let tabs = 0; tabs < 200 && !(await inside()); tabs += 1) await page.keyboard.press("Tab");
    expect(await inside(), "Tab does not come to the scheduler").toBe(true);
    return { page, play };
};

test("the race of the book comes to both outcomes by keyboard", async ({ open }) => {
    const { page, play } = await reached(open, "threads/race.html", "threads/lost-update");
    await press(page, "23e");
    await expect(play.status).toContainText("The end: Both updates count. You found 1 of 2 outcomes.");
    await press(page, "r");
    await play.choices("Ana").last().press("Enter");
    await press(page, "3");
    await expect(play.status).toContainText("Ben: update, in one step.");
    await press(page, "2e");
    await expect(play.status).toContainText("The end, and it fails: One update is lost. You found 2 of 2 outcomes.");
});

test("the lock order of the book comes to its deadlock by keyboard", async ({ open }) => {
    const { page, play } = await reached(open, "threads/deadlock.html", "threads/lock-order");
    await press(page, "123");
    await expect(play.status).toContainText("The end, and it fails: Deadlock: ");
    await expect(play.status).toContainText("held by Ben");
});

test("the queue of the book comes to its hang by keyboard", async ({ open }) => {
    const { page, play } = await reached(open, "threads/pipeline-queue.html", "threads/queue-and-event");
    /** Lets a thread go on until its first button says this. */
    const goOn = async (/** @type {string} */ key, /** @type {string} */ name, /** @type {RegExp} */ says) => {
        for (let steps = 0; steps < 20; steps += 1) {
            if (says.test(await play.choices(name).first().innerText())) return;
            await press(page, key);
        }
        throw new Error(`${name} never comes to ${says}`);
    };
    // Nothing is there yet; one message comes, and is stored; nothing is there.
    await goOn("3", "consumer", /blocked/);
    await goOn("2", "producer", /put/);
    await press(page, "2");
    await goOn("3", "consumer", /blocked/);
    // Now the event is set, and the producer sees it.
    await press(page, "1e");
    await expect(play.status).toContainText("The end, and it fails: The consumer waits for ever");
});

// ---- Looks ----

/** @type {[import("./scheduler.js").Parts, import("./fixtures.js").Look[]][]} */
const LOOKS = [
    [RACE, [DESK, PHONE]],
    [LOCK_ORDER, [{ ...DESK, theme: "dark" }]],
    [WAKE_ONE, [{ ...PHONE, theme: "light" }]],
    [NEVER_FAILS, [PHONE]],
    [POISONED, [DESK]],
];

for (const [parts, looks] of LOOKS) {
    for (const look of looks) {
        test(`${parts.listing} is sound ${described(look)}, from the start to the end`, async ({ compose }) => {
            const { page, traffic, play } = await opened(compose, parts, look);
            const sound = async (/** @type {string} */ when) =>
                none([...(await violations(page)), ...(await sideways(page)), ...(await cut(page))].map(fault => `${when}: ${fault}`));
            await sound("at the start");
            await press(page, "1");
            const open = play.widget.getByRole("button", { name: /Open/ });
            if (await open.count()) await open.first().press("Enter");
            await sound("amidst");
            await page.keyboard.press("e");
            await sound("at the end");
            await page.keyboard.press("f");
            await sound("at an end that fails");
            none(traffic.errors());
        });
    }
}

test("Tab goes everywhere in it", async ({ compose }) => {
    for (const look of [DESK, PHONE]) {
        const { page } = await compose(element(RACE), look, "#schedule=threads/lost-update:0");
        await expect(scheduler(page, RACE.listing).choices("first")).toHaveCount(2);
        none(await unreached(page));
    }
});

test("in two colours of the system threads that wait are told from those that do not", async ({ compose }) => {
    const { page, play } = await opened(compose);
    await page.emulateMedia({ forcedColors: "active" });
    await press(page, "1");
    const styles = await play.marked.locator("b").evaluateAll(marks => marks.map(mark => getComputedStyle(mark).borderStyle));
    expect(styles).toEqual(["solid", "solid", "dashed"]);
});

test("it weighs less than 8 KB", () => {
    const folder = path.join(book(), "theme");
    const files = readdirSync(folder).filter(file => file.startsWith("scheduler"));
    expect(files).toHaveLength(2);
    const bytes = files.map(file => gzipSync(readFileSync(path.join(folder, file))).length);
    expect(bytes[0] + bytes[1], `${files}: ${bytes}`).toBeLessThan(8192);
});
