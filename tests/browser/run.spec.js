// @ts-check
// The button that runs a program, and whom it asks.

import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";

import { expect } from "@playwright/test";

import { command } from "./chromium.js";
import { test } from "./fixtures.js";

const PAGE = "zip/pairs.html";
const DESK = /** @type {const} */ ({ width: 1280, theme: "light" });

/** The first program of the page, in one language, with its button and its place for a run. */
function program(/** @type {import("@playwright/test").Page} */ page, /** @type {"Python" | "Rust"} */ language) {
    const code = page.locator(`figure.lang-${language.toLowerCase()}`).first();
    const output = code.locator("xpath=following-sibling::figure[1]");
    return {
        run: output.getByRole("button", { name: "Run" }),
        ran: output.getByRole("status"),
        recorded: output.locator("> pre code"),
    };
}

test.describe("on a page that is served by cargo book", () => {
    /** @type {import("node:child_process").ChildProcess} */
    let server;
    let site = "";

    test.beforeAll(async () => {
        const root = path.resolve(import.meta.dirname, "../..");
        server = spawn(command(), ["--port", "0"], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
        if (!server.stdout) throw new Error("the server has no output");
        for await (const line of createInterface(server.stdout)) {
            site = /The book is at (http:\S+\d)/.exec(line)?.[1] ?? "";
            if (site) break;
        }
    });

    test.afterAll(() => {
        server.kill();
    });

    for (const language of /** @type {const} */ (["Python", "Rust"])) {
        test(`the ${language} program runs on this machine and prints what the page shows`, async ({ page }) => {
            test.setTimeout(300_000); // it may have to be built first
            await page.goto(`${site}/${PAGE}`);
            const { run, ran, recorded } = program(page, language);
            await run.press("Enter");
            await expect(ran).toContainText("On this machine, now:", { timeout: 280_000 });
            await expect(ran.locator("code")).toHaveText((await recorded.textContent()) ?? "");
            await expect(run).toBeFocused();
        });
    }
});

test("nobody is asked before the button is pressed, and no answer is said in words", async ({ open }) => {
    const { page, traffic } = await open(PAGE, DESK);
    await page.waitForLoadState("networkidle");
    expect(traffic.foreign()).toEqual([]);
    const { run, ran } = program(page, "Rust");
    await run.press("Enter");
    await expect(ran).toContainText("No answer from a server started by cargo book, nor from the Rust Playground.");
    await expect(ran).toContainText("this runs it: cargo run -p zip-pairs");
    expect(traffic.foreign()).toEqual(["asks another host: https://play.rust-lang.org/execute"]);
});

test("a program is sent to the Playground where this machine does not run it", async ({ open }) => {
    const { page } = await open(PAGE, DESK);
    /** @type {any} */
    let asked;
    await page.route("https://play.rust-lang.org/execute", route => {
        asked = route.request().postDataJSON();
        return route.fulfill({
            headers: { "access-control-allow-origin": "*" },
            json: { success: true, stdout: "3 pairs\n", stderr: "   Compiling playground" },
        });
    });
    const { run, ran } = program(page, "Rust");
    await run.press("Enter");
    await expect(ran).toContainText("On the Rust Playground, now:");
    await expect(ran.locator("code")).toHaveText("3 pairs\n");
    expect(asked.edition).toBe("2024");
    expect(asked.code).toContain("fn main()");
    expect(asked.code).toContain("timetable");
});

test("a program that needs the library of its listing is not sent to the Playground", async ({ open }) => {
    const { page, traffic } = await open("zip/strict.html", DESK);
    const { run, ran } = program(page, "Rust");
    await run.press("Enter");
    await expect(ran).toContainText("No answer from a server started by cargo book.");
    expect(traffic.foreign()).toEqual([]);
});
