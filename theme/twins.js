"use strict";

// Two languages of one program, where they do not fit side by side: a tab for
// each. Where they do, or without this script, both are simply there.
document.querySelectorAll(".twins:has(.lang-python)").forEach((twins, number) => {
    const names = ["Python", "Rust"];
    const sides = names.map(name => {
        const code = twins.querySelector(`.code.lang-${name.toLowerCase()}`);
        const side = document.createElement("div");
        side.className = "side";
        side.id = `twins-${number}-${name.toLowerCase()}`;
        code.before(side);
        side.append(...[code, code.nextElementSibling].filter(Boolean));
        return side;
    });

    const list = document.createElement("div");
    list.className = "tabs";
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", "Language");
    const tabs = sides.map((side, index) => {
        const tab = document.createElement("button");
        tab.type = "button";
        tab.id = `${side.id}-tab`;
        tab.textContent = names[index];
        tab.setAttribute("role", "tab");
        tab.setAttribute("aria-controls", side.id);
        tab.addEventListener("click", () => select(index));
        list.append(tab);
        return tab;
    });
    twins.prepend(list);

    let selected = names.indexOf("Rust");

    function select(index) {
        selected = index;
        show();
    }

    // Whether there are tabs is for the style sheet to say.
    function show() {
        const tabbed = getComputedStyle(list).display !== "none";
        sides.forEach((side, index) => {
            const on = index === selected;
            tabs[index].setAttribute("aria-selected", on);
            tabs[index].tabIndex = on ? 0 : -1;
            side.hidden = tabbed && !on;
            if (tabbed) {
                side.setAttribute("role", "tabpanel");
                side.setAttribute("aria-labelledby", tabs[index].id);
            } else {
                side.removeAttribute("role");
                side.removeAttribute("aria-labelledby");
            }
        });
    }

    list.addEventListener("keydown", event => {
        const last = tabs.length - 1;
        const to = {
            ArrowLeft: selected === 0 ? last : selected - 1,
            ArrowRight: selected === last ? 0 : selected + 1,
            Home: 0,
            End: last,
        }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        event.stopPropagation(); // these arrows turn the page elsewhere
        select(to);
        tabs[to].focus();
    });

    show();
    new ResizeObserver(show).observe(twins);
});
