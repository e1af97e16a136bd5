package io.corebank.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {

    @ParameterizedTest
    @CsvSource({
        "lovelace,          Ada <em>Lovelace</em>",
        "LOVELACE ada,      <em>Ada</em> <em>Lovelace</em>",
        "lovelce,           Ada <em>Lovelace</em>",
        "lvelce,            Ada <em>Lovelace</em>",
        "lovlecae,          Ada <em>Lovelace</em>",
        "lo,                Ada <em>Lovelace</em>",
        "ada lov,           <em>Ada</em> <em>Lovelace</em>",
        "dda,               <em>Ada</em> Lovelace",
        "aad,               <em>Ada</em> Lovelace",
    })
    void areAroundWordsThatAreSearchedForMistypedOrBegun(String searched, String marked) {
        assertThat(Marks.in("Ada Lovelace", searched)).isEqualTo(marked);
    }

    @ParameterizedTest
    @CsvSource({"ad lovelx", "ax", "vlc", "lov adx y", "lvlce"})
    void areNotAroundWordsThatAreTooDifferent(String searched) {
        assertThat(Marks.in("Bob Lovelace", searched)).isNull();
    }

    @Test
    void makeTheTextHarmless() {
        assertThat(Marks.in("<b>Ada</b> & \"O'Neil\"", "o'neil"))
                .isEqualTo("&lt;b&gt;Ada&lt;/b&gt; &amp; &quot;<em>O&#39;Neil</em>&quot;");
    }

    @Test
    void reachOverLettersOfAllKinds() {
        assertThat(Marks.in("Jürgen Müller, 3.5", "müler")).isEqualTo("Jürgen <em>Müller</em>, 3.5");
    }

    @Test
    void needATextAndASearch() {
        assertThat(Marks.in(null, "ada")).isNull();
        assertThat(Marks.in("Ada", null)).isNull();
        assertThat(Marks.in("Ada", " ... ")).isNull();
    }
}
