// @ts-check
// Questions: answered, kept, forgotten.

import { expect } from "@playwright/test";

import { violations } from "./checks/accessibility.js";
import { cut, sideways } from "./checks/layout.js";
import { none, test } from "./fixtures.js";

const DESK = /** @type {const} */ ({ width: 1280, theme: "light" });
const PHONE = /** @type {const} */ ({ width: 360, theme: "dark" });

/** A page with a question of one right answer, and one of several. */
const ONE = "zip/unequal.html";
const SEVERAL = "zip/pairs.html";

/** The first question of the page. */
function question(/** @type {import("@playwright/test").Page} */ page) {
    const quiz = page.locator("book-quiz").first();
    return {
        quiz,
        // The key is there for paper, and not to be seen.
        right: quiz.locator("li:has(.key:checked)"),
        wrong: quiz.locator("li:has(.key:not(:checked))"),
        check: quiz.getByRole("button", { name: "Check" }),
        again: quiz.getByRole("button", { name: "Start again" }),
        status: quiz.getByRole("status"),
        shown: quiz.locator(".why:visible"),
        progress: quiz.locator(".progress"),
    };
}

/** @param {import("@playwright/test").Locator} choice */
function box(choice) {
    return choice.locator("label input");
}

test("a question is answered by keyboard, wrong and then right, and the arrows do not turn the page", async ({ open }) => {
    const { page, traffic } = await open(ONE, DESK);
    const { quiz, right, wrong, check, status, shown } = question(page);
    const radios = quiz.getByRole("radio");
    await expect(quiz.getByRole("group")).toHaveAccessibleName(/What does this print\?$/);
    await expect(shown).toHaveCount(0);

    await check.press("Enter");
    await expect(status).toContainText("Choose an answer first.");
    await radios.first().focus();
    await page.keyboard.press("Space");
    await expect(box(wrong.first())).toBeChecked();
    await page.keyboard.press("Enter");
    await expect(status).toContainText("Wrong.");
    await expect(wrong.first().locator(".why")).toHaveText(/^\s*Wrong\. /);
    await expect(shown).toHaveCount(1);
    none(await violations(page));

    for (const key of ["ArrowLeft", "ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
    await expect(box(right)).toBeFocused();
    await expect(box(right)).toBeChecked();
    await page.keyboard.press("Enter");
    await expect(status).toContainText("Right.");
    await expect(right.locator(".why")).toHaveText(/^\s*Right\. /);
    // All is explained to who has the answer.
    await expect(shown).toHaveCount(await radios.count());
    expect(new URL(page.url()).pathname, "the arrows turned the page").toBe(`/${ONE}`);
    none([...(await violations(page)), ...traffic.errors()]);
});

test("on the buttons of a question the keys of the book do what they do", async ({ open }) => {
    const { page } = await open(ONE, DESK);
    const { check } = question(page);
    await check.press("s");
    await expect(page.getByRole("search").getByRole("searchbox")).toBeFocused();
    await page.keyboard.press("Escape");
    await check.press("ArrowRight");
    await expect(page).not.toHaveURL(new RegExp(`${ONE}$`));
});

test("of several answers it is told how many were found, and not which", async ({ open }) => {
    const { page } = await open(SEVERAL, PHONE);
    const { quiz, right, wrong, check, status, shown } = question(page);
    const total = await right.count();
    await expect(quiz.getByRole("checkbox")).toHaveCount(total + (await wrong.count()));

    await box(right.first()).press("Space");
    await check.press("Enter");
    await expect(status).toContainText(`Not yet: 1 of ${total} found.`);
    await expect(shown).toHaveText([/^\s*Right\. /]);

    await box(wrong.first()).press("Space");
    await check.press("Enter");
    await expect(status).toContainText(`Not yet: 1 of ${total} found, and 1 wrong.`);
    await expect(shown).toHaveCount(2);
    await expect(wrong.first().locator(".why")).toHaveText(/^\s*Wrong\. /);
    none(await violations(page));

    await box(wrong.first()).press("Space");
    for (const choice of (await right.all()).slice(1)) await box(choice).press("Space");
    await check.press("Enter");
    await expect(status).toContainText(`Right: ${total} of ${total} found.`);
    none([...(await violations(page)), ...(await sideways(page)), ...(await cut(page))]);
});

test("an answer is kept, on the pages of the book, until it is forgotten", async ({ open }) => {
    const { page } = await open(ONE, DESK);
    const { right, check, again, shown, progress } = question(page);
    await expect(progress).toBeHidden();
    await box(right).check();
    await check.click();
    await expect(progress).toContainText("Answered on this device: 1 of 1 on this page, 1 in the book.");
    await page.reload();
    await expect(box(right)).toBeChecked();
    await expect(shown).not.toHaveCount(0);

    await page.goto(new URL(`/${SEVERAL}`, page.url()).href);
    await expect(progress).toContainText("0 of 1 on this page, 1 in the book.");
    await progress.getByRole("button", { name: "Forget all answers" }).press("Enter");
    await expect(progress).toBeHidden();
    await expect(question(page).quiz.getByRole("checkbox").first()).toBeFocused();

    await page.goto(new URL(`/${ONE}`, page.url()).href);
    await expect(box(right)).not.toBeChecked();
    await expect(shown).toHaveCount(0);
    await expect(again).toBeHidden();
});

test("a question is started again", async ({ open }) => {
    const { page } = await open(ONE, DESK);
    const { quiz, right, check, again, status, shown, progress } = question(page);
    await box(right).check();
    await check.click();
    await again.press("Enter");
    await expect(box(right)).not.toBeChecked();
    await expect(shown).toHaveCount(0);
    await expect(status).toBeEmpty();
    await expect(progress).toBeHidden();
    await expect(quiz.getByRole("radio").first()).toBeFocused();
    await page.reload();
    await expect(box(right)).not.toBeChecked();
});

test("a question is answered where nothing can be kept", async ({ open }) => {
    const { page, traffic } = await open(ONE, DESK);
    await page.addInitScript(() => {
        for (const name of /** @type {const} */ (["getItem", "setItem"])) {
            const kept = Storage.prototype[name];
            Storage.prototype[name] = function (/** @type {[string, string]} */ ...asked) {
                if (asked[0] === "unlocked-quizzes") throw new Error("nothing is kept here");
                return kept.apply(this, asked);
            };
        }
    });
    await page.reload();
    const { right, check, status } = question(page);
    await box(right).check();
    await check.click();
    await expect(status).toContainText("Right.");
    none(traffic.errors());
});

test("what was kept by another version is no obstacle", async ({ open }) => {
    const { page, traffic } = await open(ONE, DESK);
    for (const kept of ["{}", "7", "null", "no json"]) {
        await page.evaluate(kept => localStorage.setItem("unlocked-quizzes", kept), kept);
        await page.reload();
        await expect(question(page).check).toBeVisible();
    }
    none(traffic.errors());
});

test("the buttons of the program do not answer", async ({ open }) => {
    const { page } = await open(ONE, DESK);
    const { quiz, status } = question(page);
    await quiz.getByRole("button", { name: "Copy to clipboard" }).press("Enter");
    await expect(status).toBeEmpty();
});

for (const [where, look, media] of /** @type {const} */ ([
    ["without scripts", { ...PHONE, scripts: false }, "screen"],
    ["on paper", DESK, "print"],
])) {
    test(`${where} a question has its choices, its key and all that explains them`, async ({ open }) => {
        const { page } = await open(ONE, look);
        await page.emulateMedia({ media });
        const quiz = page.locator("book-quiz").first();
        await expect(quiz.getByText("What does this print?")).toBeVisible();
        for (const choice of await quiz.locator("li").all()) {
            const [said, why] = await choice.locator("p, label, .why").all();
            await expect(said).toBeVisible();
            await expect(why).toBeVisible();
        }
        const boxes = quiz.getByRole("checkbox");
        await expect(boxes).toHaveCount(await quiz.locator("li").count());
        await expect(quiz.getByRole("checkbox", { checked: true })).toHaveCount(1);
        await expect(quiz.getByRole("button", { name: /Check|Start again/ })).toHaveCount(0);
    });
}
