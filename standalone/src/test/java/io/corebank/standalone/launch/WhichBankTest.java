package io.corebank.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a command finds the bank that it is about, and what a bank says of that. */
class WhichBankTest {

    @TempDir
    Path folder;

    private DataFolder data;
    private final WhichBank which = new WhichBank();

    @BeforeEach
    void setUp() {
        data = new DataFolder(folder.resolve("data"));
        data.prepare(0);
        which.data = data.path();
    }

    private void runsAt(String address) {
        data.announce(URI.create(address), true, null);
    }

    @Test
    void isTheOneOfTheDataFolderAlsoWhenItsPortIsNamed() {
        runsAt("https://localhost:8443");
        assertThat(which.address()).isEqualTo(URI.create("https://localhost:8443"));

        which.port = 8443;
        assertThat(which.address()).isEqualTo(URI.create("https://localhost:8443"));
    }

    @Test
    void isAnotherOneOfThisMachineWhenAnotherPortIsNamed() {
        runsAt("https://localhost:8443");
        which.port = 8444;

        assertThat(which.address()).isEqualTo(URI.create("http://localhost:8444"));
    }

    @Test
    void isTheOneOfTheUsualPortWhereNothingIsKnown() {
        assertThat(which.address()).isEqualTo(URI.create("http://localhost:8080"));
    }

    @Test
    void isNamedByItsFolderWhenOnlyItsCertificateMakesItKnown() {
        UpOptions options = new UpOptions();
        options.port = 8443;
        assertThat(welcome(options)).contains("./bank token customer1 --port 8443\n");

        options.tls.certificate = folder.resolve("bank.pem");
        assertThat(welcome(options)).contains("./bank token customer1 --data '" + data.path() + "'\n");
    }

    private String welcome(UpOptions options) {
        return Welcome.text(URI.create("https://localhost:8443"), options, data);
    }
}
