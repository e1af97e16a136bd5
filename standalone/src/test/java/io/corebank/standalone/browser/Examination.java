package io.corebank.standalone.browser;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;

/** What holds of every page: it says no wrong, fits a phone, and shuts nobody out; in the light and in the dark. */
final class Examination {

    /** Of an ordinary screen, in pixels. */
    static final int WIDE = 1280;

    private static final int NARROW = 380;

    /** The width of what there is once it has been laid out and painted. */
    private static final String WIDTH = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>"
            + " requestAnimationFrame(() => done(document.documentElement.scrollWidth)))))";

    private Examination() {}

    /** Looks at the screen that a person is at. */
    static void of(Person person, SoftAssertions all, String where) throws IOException {
        Browser browser = person.browser();
        all.assertThat(browser.text("main .note.bad")).as("%s says", where).isNull();
        all.assertThat(browser.text("main h1")).as("title of %s", where).isNotEqualTo("There is nothing here");
        look(browser, all, where);
        all.assertThat(Keyboard.outOfReach(browser)).as("keys at %s", where).isEmpty();
        all.assertThat(Keyboard.complaintsOfButtons(person))
                .as("buttons at %s", where)
                .isEmpty();
        all.assertThat(browser.troubles()).as("errors at %s", where).isEmpty();
    }

    /** Looks at any page, as wide as it is and on a phone. */
    static void look(Browser browser, SoftAssertions all, String where) throws IOException {
        for (String scheme : List.of("light", "dark")) {
            appearance(browser, scheme);
            all.assertThat(Axe.violations(browser))
                    .as("stumbling blocks of %s, %s", where, scheme)
                    .isEmpty();
        }
        size(browser, NARROW);
        all.assertThat(browser.evaluate(WIDTH).asInt())
                .as("width of %s on a phone", where)
                .isLessThanOrEqualTo(NARROW);
        size(browser, WIDE);
    }

    /** Without motion, because a colour on its way to another is neither. */
    private static void appearance(Browser browser, String scheme) {
        browser.call(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    private static void size(Browser browser, int width) {
        browser.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }
}
