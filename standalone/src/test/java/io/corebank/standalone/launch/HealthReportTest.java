package io.corebank.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthReportTest {

    @Test
    void saysLittleAboutWhatIsWell() {
        String body = "{\"status\":\"UP\",\"components\":{\"db\":{\"status\":\"UP\",\"details\":{\"a\":1}}}}";

        assertThat(HealthReport.of(body)).isEqualTo("UP.");
    }

    @Test
    void tellsWhatAilsAndWhy() {
        String body = "{\"status\":\"DOWN\",\"components\":{\"db\":{\"status\":\"UP\"},"
                + "\"servers\":{\"status\":\"DOWN\",\"details\":{\"Elasticsearch\":\"died\"}}}}";

        assertThat(HealthReport.of(body))
                .isEqualTo("DOWN: servers {\"status\":\"DOWN\",\"details\":{\"Elasticsearch\":\"died\"}}");
    }

    @Test
    void showsAnAnswerThatItDoesNotUnderstandAsItIs() {
        assertThat(HealthReport.of("<html>")).isEqualTo("<html>");
    }
}
