package io.corebank.query.reading;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * Marks the words by which a search has found a text: those that were searched for, that are as similar as
 * Elasticsearch takes for mistyped ({@code fuzziness} AUTO), or that begin like the last of them. Elasticsearch marks
 * them, too, but builds what it recognises similar words by for every document anew, which took four fifths of a
 * search.
 */
public final class Marks {

    /** As Unicode divides text: letters and digits, also around a point or an apostrophe. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_]+(?:['.\\u2019][\\p{L}\\p{M}\\p{N}_]+)*");

    private static final int SHORTEST_WITH_ONE_MISTAKE = 3;
    private static final int SHORTEST_WITH_TWO_MISTAKES = 6;

    private Marks() {}

    /**
     * The text as HTML that is harmless in a page, with {@code <em>} around these words; null if there are none.
     *
     * @param text what was found
     * @param searched what was searched for; null without a search
     */
    public static @Nullable String in(@Nullable String text, @Nullable String searched) {
        if (text == null || searched == null) {
            return null;
        }
        List<int[]> wanted = WORD.matcher(searched)
                .results()
                .map(MatchResult::group)
                .map(Marks::folded)
                .toList();
        StringBuilder html = new StringBuilder();
        int done = 0;
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (fits(folded(words.group()), wanted)) {
                html.append(harmless(text.substring(done, words.start())))
                        .append("<em>")
                        .append(harmless(words.group()))
                        .append("</em>");
                done = words.end();
            }
        }
        return done == 0 ? null : html.append(harmless(text.substring(done))).toString();
    }

    private static String harmless(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static int[] folded(String word) {
        return word.toLowerCase(Locale.ROOT).codePoints().toArray();
    }

    private static boolean fits(int[] word, List<int[]> wanted) {
        return wanted.stream().anyMatch(like -> mistakes(word, like) <= allowed(like.length))
                || !wanted.isEmpty() && begins(word, wanted.get(wanted.size() - 1));
    }

    private static boolean begins(int[] word, int[] beginning) {
        for (int i = 0; i < beginning.length; i++) {
            if (i == word.length || word[i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    private static int allowed(int length) {
        return length < SHORTEST_WITH_ONE_MISTAKE ? 0 : length < SHORTEST_WITH_TWO_MISTAKES ? 1 : 2;
    }

    /** Letters too many, too few or wrong, and neighbours that have changed places (optimal string alignment). */
    private static int mistakes(int[] word, int[] like) {
        int[] beforeLast = new int[like.length + 1];
        int[] last = new int[like.length + 1];
        int[] current = new int[like.length + 1];
        for (int j = 0; j <= like.length; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= word.length; i++) {
            current[0] = i;
            for (int j = 1; j <= like.length; j++) {
                int changed = last[j - 1] + (word[i - 1] == like[j - 1] ? 0 : 1);
                current[j] = Math.min(changed, 1 + Math.min(last[j], current[j - 1]));
                if (i > 1 && j > 1 && word[i - 1] == like[j - 2] && word[i - 2] == like[j - 1]) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }
        return last[like.length];
    }
}
