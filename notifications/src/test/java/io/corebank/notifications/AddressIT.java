package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressIT extends NotificationsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/",
                "https://172.31.255.1/",
                "https://192.168.1.1:8443/x",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::]/",
                "https://[fd00::1]/",
                "https://[fe80::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[64:ff9b::a00:1]/",
                "https://[2002:a00:1::]/",
                "https://167772161/"
            })
    void refusesAddressesThatAreNotPublic(String url) {
        int status = ada().post("", "{\"url\":\"" + url + "\"}").status();
        assertThat(status).isIn(400, 422);
    }

    @Test
    void refusesANameThatLeadsToAPrivateNetwork() {
        NotificationsService.NAMES.put("inside.test", "10.1.2.3");
        assertProblem(ada().post("", "{\"url\":\"https://inside.test/\"}"), 422, "webhook-address-forbidden");
        assertProblem(ada().post("", "{\"url\":\"https://nobody.example/\"}"), 422, "webhook-host-unknown");
        String id = subscribe(ada());
        assertProblem(patch(ada(), "/" + id, "{\"url\":\"https://inside.test/\"}"), 422, "webhook-address-forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://receiver.test/",
                "http://93.184.216.34/",
                "ftp://127.0.0.1/",
                "file:///etc/passwd",
                "https://user:secret@receiver.test/",
                "https://receiver.test/#fragment",
                "https://receiver.test:0/",
                "https://receiver.test:70000/",
                "https:///nowhere",
                "//receiver.test/",
                "not an address",
                ""
            })
    void refusesWhatIsNoSafeAddress(String url) {
        assertProblem(ada().post("", "{\"url\":\"" + url + "\"}"), 400, "invalid-value");
    }
}
