package io.corebank.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "12.34, EUR, 1234",
        "12.3, EUR, 1230",
        "12, EUR, 1200",
        "0, EUR, 0",
        "0.01, EUR, 1",
        "12, JPY, 12",
        "12.345, KWD, 12345",
        "1.1, KWD, 1100",
        "12.3456, CLF, 123456",
        "92233720368547758.07, EUR, 9223372036854775807",
        "999999999999999999, JPY, 999999999999999999",
    })
    void readsDecimalStringsOfEveryExponent(String decimal, String currency, long minor) {
        assertThat(Money.parse(decimal, currency)).isEqualTo(new Money(minor, currency));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "-0",
                "1e5",
                "1E5",
                ".5",
                "5.",
                "01",
                "00",
                "1,5",
                "1.234",
                "1.2.3",
                " 1",
                "1 ",
                "1\n",
                "NaN",
                "Infinity",
                "0x10",
                "١",
                "92233720368547758.08",
                "1000000000000000000",
                "1_000",
                "1d"
            })
    void refusesWhatIsNoAmountOfEuros(String decimal) {
        assertThatThrownBy(() -> Money.parse(decimal, "EUR"))
                .isInstanceOfSatisfying(InvalidValue.class, invalid -> assertThat(invalid.field())
                        .isEqualTo("amount"));
    }

    @Test
    void refusesFractionsOfYen() {
        assertThatThrownBy(() -> Money.parse("1.0", "JPY")).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EURO", "XAU", "XXX", "€", "E R"})
    void refusesWhatIsNoCurrencyWithMinorUnits(String currency) {
        assertThatThrownBy(() -> Money.zero(currency))
                .isInstanceOfSatisfying(InvalidValue.class, invalid -> assertThat(invalid.field())
                        .isEqualTo("currency"));
    }

    @Test
    void refusesLessThanNothing() {
        assertThatThrownBy(() -> new Money(-1, "EUR")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void isPositiveOrRefuses() {
        Money cent = new Money(1, "EUR");
        assertThat(cent.positive()).isSameAs(cent);
        assertThatThrownBy(() -> Money.zero("EUR").positive()).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1230, EUR, 12.30",
        "-5, EUR, -0.05",
        "0, EUR, 0.00",
        "7, JPY, 7",
        "1, KWD, 0.001",
        "-9223372036854775808, EUR, -92233720368547758.08"
    })
    void showsAllDigitsOfTheCurrency(long minor, String currency, String shown) {
        assertThat(Money.format(minor, currency)).isEqualTo(shown);
    }

    @Test
    void showsItsCurrency() {
        assertThat(new Money(1230, "EUR")).hasToString("12.30 EUR");
    }

    @Test
    void readsWhatItShows() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            String currency = new String[] {"JPY", "EUR", "KWD", "CLF"}[random.nextInt(4)];
            Money money = new Money(random.nextLong(1_000_000_000_000_000_000L), currency);
            String shown = Money.format(money.minor(), currency);
            assertThat(Money.parse(shown, currency)).as("seed %d", seed).isEqualTo(money);
        }
    }
}
