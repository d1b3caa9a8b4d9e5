"use strict";

// A question with its choices, to be answered. Without this script it is a
// task list, in which the right choices are marked and all are explained.
(() => {
    const KEPT = "unlocked-quizzes";

    // The names of the quizzes that were answered. Where nothing can be kept,
    // they are known until the page is left.
    let answered = new Set();
    try {
        answered = new Set(JSON.parse(localStorage.getItem(KEPT)));
    } catch {
        // Nothing is kept here.
    }

    function keep() {
        try {
            localStorage.setItem(KEPT, JSON.stringify([...answered]));
        } catch {
            // As above.
        }
        tell();
    }

    function make(tag, properties, ...children) {
        const element = Object.assign(document.createElement(tag), properties);
        element.append(...children);
        return element;
    }

    // What reader and screen reader are told, and what the latter alone is.
    function say(status, words, more = "") {
        status.replaceChildren(words, make("span", { className: "status" }, more));
    }

    // A choice: its box, which is checked or not, and why it is right or not.
    // The box of the page stays for paper, where it shows the answer.
    function choice(item, type, name) {
        const mark = item.querySelector("input");
        const right = mark.checked;
        const said = mark.parentElement;
        const box = make("input", { type, name });
        mark.className = "key";
        mark.remove();
        const label = make("label", {}, box, make("span", {}, ...said.childNodes));
        const verdict = make("b", {});
        const why = make("div", { className: "why", hidden: true }, ...item.childNodes);
        said.remove();
        why.querySelector("p").prepend(verdict);
        item.replaceChildren(mark, label, why);
        return {
            box, right, why,
            show(shown) {
                why.hidden = !shown;
                item.dataset.verdict = shown ? (right ? "Right" : "Wrong") : "";
                verdict.textContent = shown ? `${item.dataset.verdict}. ` : "";
            },
        };
    }

    function enhance(quiz) {
        const name = quiz.getAttribute("name");
        const several = quiz.getAttribute("kind").startsWith("which-");
        const items = [...quiz.querySelectorAll("ul > li")];
        const choices = items.map(item => choice(item, several ? "checkbox" : "radio", name));
        const rights = choices.filter(({ right }) => right);

        const question = quiz.querySelector("p");
        const legend = make("legend", {}, ...question.childNodes);
        question.remove();
        if (several) legend.append(make("small", {}, " Choose all that are right."));
        const status = make("p", { className: "result" });
        status.setAttribute("role", "status");
        const again = make("button", { type: "reset", hidden: true }, "Start again");
        const buttons = make("div", { className: "answer" }, make("button", {}, "Check"), again, status);
        const form = make("form", {}, make("fieldset", {}, legend, ...quiz.childNodes, buttons));
        quiz.append(form);
        // The buttons of mdBook in the program do not send the form.
        for (const button of quiz.querySelectorAll("pre button")) button.type = "button";

        function show(solved) {
            for (const each of choices) each.show(solved || each.box.checked);
            again.hidden = false;
        }

        form.addEventListener("submit", event => {
            event.preventDefault();
            const chosen = choices.filter(({ box }) => box.checked);
            if (chosen.length === 0) return say(status, "Choose an answer first.");
            const wrong = chosen.filter(({ right }) => !right).length;
            const found = chosen.length - wrong;
            const solved = wrong === 0 && found === rights.length;
            show(solved);
            const counted = several ? `: ${found} of ${rights.length} found${wrong && found ? `, and ${wrong} wrong` : ""}` : "";
            const verdict = solved ? "Right" : found ? "Not yet" : "Wrong";
            say(status, `${verdict}${counted}.`, chosen.map(({ why }) => why.textContent).join(" "));
            if (!solved) return;
            answered.add(name);
            keep();
        });

        form.addEventListener("reset", () => {
            for (const each of choices) each.show(false);
            again.hidden = true;
            choices[0].box.focus();
            say(status, "");
            answered.delete(name);
            keep();
        });

        if (answered.has(name)) {
            for (const { box } of rights) box.checked = true;
            show(true);
            say(status, "Answered.");
        }
        return { name, form };
    }

    const quizzes = [...document.querySelectorAll("book-quiz")].map(enhance);
    if (quizzes.length === 0) return;

    const count = make("span", {});
    const forget = make("button", { type: "button" }, "Forget all answers");
    const progress = make("p", { className: "progress" }, count, " ", forget);
    quizzes.at(-1).form.after(progress);
    forget.addEventListener("click", () => {
        for (const { form } of quizzes) form.reset();
        answered.clear();
        keep();
    });

    function tell() {
        const here = quizzes.filter(({ name }) => answered.has(name)).length;
        progress.hidden = answered.size === 0;
        count.textContent = `Answered on this device: ${here} of ${quizzes.length} on this page, ${answered.size} in the book.`;
    }

    tell();
})();
