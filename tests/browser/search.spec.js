// @ts-check
// What Python programmers ask of threads in Rust, in their words: the search
// must lead to the page that answers.

import { expect } from "@playwright/test";

import { test } from "./fixtures.js";

const ANSWERS = {
    "Join with a timeout?": "threads/joining.html",
    "Daemons?": "threads/daemons.html",
    "Why did my thread print nothing?": "threads/starting.html",
    "Closure may outlive the current function?": "threads/starting.html",
    "An Event?": "threads/event.html",
    "How to kill a thread?": "threads/daemons.html",
    "An RLock?": "threads/deadlock.html",
    "Many consumers on one channel?": "threads/pool.html",
    "ThreadPoolExecutor.map?": "threads/pool.html",
    "An exception from a thread?": "threads/joining.html",
    "Poisoning: may I unwrap a lock?": "threads/poison.html",
    "A semaphore?": "threads/primitives.html",
    "Ctrl-C?": "threads/event.html",
    "Thread names in logs?": "threads/starting.html",
    "Is there a GIL?": "threads/what-a-thread-is.html",
    "Does Rust stop races?": "threads/race.html",
};

/** The results that are seen without scrolling. */
const SEEN = 5;

for (const [question, answer] of Object.entries(ANSWERS)) {
    test(`${question} leads to ${answer}`, async ({ open }) => {
        const { page } = await open("index.html", { width: 1280, theme: "light" });
        await page.keyboard.press("/");
        await page.keyboard.type(question);
        const results = page.locator("#mdbook-searchresults li a");
        await expect(results.first()).toBeVisible();
        const found = await results.evaluateAll(links => links.map(link => /** @type {HTMLAnchorElement} */ (link).href));
        const seen = found.slice(0, SEEN).map(link => new URL(link).pathname + new URL(link).hash);
        expect(seen.some(link => link.includes(answer)), seen.join("\n")).toBe(true);
    });
}
