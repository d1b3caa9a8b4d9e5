// @ts-check
import { AxeBuilder } from "@axe-core/playwright";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];

/**
 * What axe finds wrong with the page.
 * @param {import("@playwright/test").Page} page
 * @returns {Promise<string[]>}
 */
export async function violations(page) {
    const { violations } = await new AxeBuilder({ page })
        // What is right is not wanted, and takes most of the time.
        .options({ resultTypes: ["violations"], runOnly: RULES })
        // Twice as fast: the report is put together on the page itself. The
        // other way is for frames of other hosts, of which there are none.
        .setLegacyMode()
        .analyze();
    return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(node => `axe, ${id}: ${help}: ${node.target.join(" ")}: ${reason(node)}`));
}

/** @param {import("axe-core").NodeResult} node */
function reason(node) {
    return [...node.any, ...node.all, ...node.none].map(({ message }) => message).join("; ");
}
