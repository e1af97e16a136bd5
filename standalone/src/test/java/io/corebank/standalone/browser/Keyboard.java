package io.corebank.standalone.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The console for somebody who has no mouse. */
final class Keyboard {

    /** Rows of a long list are one after the other; to get to the first of them is to get to all. */
    private static final String REACHABLE = """
            [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter((one) =>
              !one.disabled && one.checkVisibility() && one.type !== 'hidden'
              && !(one.closest('[role=listitem]') && one.closest('[role=listitem]').ariaPosInSet !== '1'))
            """;

    private static final String BEGIN = """
            window.reached = new Set(); window.unseen = new Set(); document.activeElement?.blur();
            document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); true
            """;

    private static final String STEP = """
            { const here = document.activeElement;
              if (here && here !== document.body) {
                window.reached.add(here);
                if (getComputedStyle(here).outlineStyle === 'none' && here.tagName !== 'MAIN') {
                  window.unseen.add(here);
                }
              }
              (%s).filter((one) => !window.reached.has(one)).length }
            """.formatted(REACHABLE.strip());

    private static final String LEFT = """
            [...(%s).filter((one) => !window.reached.has(one)).map((one) =>
               'not reached: ' + one.outerHTML.slice(0, 120)),
             ...[...window.unseen].map((one) => 'not seen to be there: ' + one.outerHTML.slice(0, 120))]
            """.formatted(REACHABLE.strip());

    private static final int MOST_STEPS = 400;

    private Keyboard() {}

    /** What the tab key does not get to, or what does not show that it was got to. */
    static List<String> outOfReach(Browser browser) {
        browser.evaluate(BEGIN);
        for (int i = 0; i < MOST_STEPS; i++) {
            browser.key("Tab");
            if (browser.evaluate(STEP).asInt() == 0) {
                break;
            }
        }
        return list(browser.evaluate(LEFT));
    }

    /** Presses every button of the page by key. What asks first is left by key, too, and must have done nothing. */
    static List<String> complaintsOfButtons(Person person) {
        Browser browser = person.browser();
        List<String> complaints = new ArrayList<>();
        for (String name : person.buttons().stream().distinct().toList()) {
            if (name.isEmpty() || name.equals("curl") || name.equals("JSON")) {
                continue;
            }
            int writes = browser.writes().size();
            String button = "[...document.querySelectorAll('main button:not(.event)')].find((one) =>"
                    + " one.innerText.trim().replace(/\\s+/g, ' ') === " + Browser.quoted(name) + " && !one.disabled)";
            if (!browser.evaluate(
                            "{ window.pressed = " + button + "; window.pressed?.focus(); Boolean(window.pressed) }")
                    .asBoolean()) {
                continue;
            }
            browser.key("Enter");
            browser.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
            if (browser.evaluate("Boolean(document.querySelector('dialog[open]'))")
                    .asBoolean()) {
                if (!browser.evaluate("document.querySelector('dialog').contains(document.activeElement)")
                        .asBoolean()) {
                    complaints.add(name + ": the dialog does not have the focus");
                }
                browser.key("Escape");
                browser.await("!document.querySelector('dialog')");
                if (!browser.evaluate("document.activeElement === window.pressed")
                        .asBoolean()) {
                    complaints.add(name + ": the focus is lost when its dialog is left");
                }
                if (browser.writes().size() != writes) {
                    complaints.add(name + ": it was done before anybody agreed");
                }
            }
        }
        return complaints;
    }

    private static List<String> list(JsonNode texts) {
        return StreamSupport.stream(texts.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
