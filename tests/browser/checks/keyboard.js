// @ts-check
// Whether a reader without a mouse gets everywhere, and sees where.

/**
 * Presses Tab until everything had its turn; names what Tab does not reach,
 * and what does not show that it has the focus.
 * @param {import("@playwright/test").Page} page
 * @returns {Promise<string[]>}
 */
export async function unreached(page) {
    const stops = await page.evaluate(() => {
        const INTERACTIVE = "a[href], button, input, select, textarea, summary, iframe, [tabindex], [onclick], [role=button], [role=tab]";
        /** @type {Map<Element, { reached: boolean, seen: boolean, before: string }>} */
        const stops = new Map();
        for (const element of document.querySelectorAll("body, body *")) {
            if (!element.checkVisibility({ visibilityProperty: true })) continue;
            if (element.matches(INTERACTIVE) ? expected(element) : clickable(element)) {
                stops.set(element, { reached: false, seen: false, before: look(element) });
            }
        }
        document.addEventListener("focusin", ({ target }) => {
            const stop = stops.get(/** @type {Element} */ (target));
            if (!stop) return;
            stop.reached = true;
            stop.seen = look(/** @type {Element} */ (target)) !== stop.before;
        }, true);
        Object.assign(window, { unlockedStops: stops });
        /** @type {HTMLElement} */ (document.activeElement)?.blur();
        return stops.size;

        /** @param {Element} element */
        function expected(element) {
            if (element.matches(":disabled, [inert] *")) return false;
            // Of these groups one has the focus, and arrows go to the others.
            if (element.matches("[role=tab][aria-selected=false], [role=menuitemradio], [role=option]")) return false;
            if (element.matches("input[type=radio]:not(:checked)")) {
                const name = /** @type {HTMLInputElement} */ (element).name;
                const group = [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(name)}"]`)];
                return !group.some(radio => /** @type {HTMLInputElement} */ (radio).checked) && group[0] === element;
            }
            // The target of a script, not of Tab, unless it can be pressed.
            return !(element.matches("[tabindex='-1']") && !element.matches("a[href], button, input, summary, [onclick]"));
        }
        /** Looks as if it can be clicked, and neither holds nor stands in anything that takes the focus.
         * @param {Element} element */
        function clickable(element) {
            const parent = element.parentElement;
            return getComputedStyle(element).cursor === "pointer"
                && !(parent && getComputedStyle(parent).cursor === "pointer")
                && !element.closest(INTERACTIVE) && !element.querySelector(INTERACTIVE)
                && !(element.closest("label")?.control?.checkVisibility());
        }
        /** @param {Element} element */
        function look(element) {
            const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, top } = getComputedStyle(element);
            // What is drawn shows it by its parts.
            const parts = element instanceof SVGElement ? [...element.children].map(part => getComputedStyle(part).stroke) : [];
            return [outlineStyle === "none" ? "" : outlineStyle + outlineWidth + outlineColor, boxShadow, borderColor, backgroundColor, top, ...parts].join();
        }
    });
    // A widget may bring new stops while Tab goes by: twice as many, and some.
    for (let presses = 0; presses < stops * 2 + 10; presses += 10) {
        for (let press = 0; press < 10; press += 1) await page.keyboard.press("Tab");
        // @ts-ignore: left there above
        if (await page.evaluate(() => [...window.unlockedStops.values()].every(stop => stop.reached))) break;
    }
    return page.evaluate(() => {
        const faults = [];
        // @ts-ignore: left there above
        for (const [element, { reached, seen }] of window.unlockedStops) {
            const name = `<${element.localName} id="${element.id}" class="${element.getAttribute("class") ?? ""}"> ` +
                `“${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 40)}”`;
            if (!element.isConnected || !element.checkVisibility({ visibilityProperty: true })) continue;
            if (!reached) faults.push(`Tab does not reach ${name}`);
            else if (!seen) faults.push(`${name} does not show that it has the focus`);
        }
        return faults;
    });
}
