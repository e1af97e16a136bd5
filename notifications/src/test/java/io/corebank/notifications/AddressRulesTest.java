package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    private final AddressRules rules = new AddressRules(false, List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "10.9.8.7",
                "172.16.0.1",
                "172.31.9.9",
                "192.168.0.1",
                "169.254.169.254",
                "100.127.255.255",
                "0.1.2.3",
                "192.0.0.8",
                "198.19.0.1",
                "203.0.113.9",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::ffff:192.168.0.1",
                "::192.168.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::8.8.8.8",
                "2002:c0a8:1::",
                "2001::1",
                "2001:db8::1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void refusesWhatIsNotPublic(String address) throws UnknownHostException {
        assertThat(rules.admits(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "8.8.8.8",
                "172.32.0.1",
                "172.15.0.1",
                "100.128.0.1",
                "192.169.0.1",
                "11.0.0.1",
                "223.255.255.1",
                "2606:2800:220:1::1",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1"
            })
    void admitsWhatIsPublic(String address) throws UnknownHostException {
        assertThat(rules.admits(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"10.1.0.0/16,10.1.2.3,true", "10.1.0.0/16,10.2.0.1,false", "fd00::/8,fd12::1,true"})
    void admitsPrivateNetworksThatAreAllowed(String network, String address, boolean admitted)
            throws UnknownHostException {
        AddressRules allowing = new AddressRules(false, List.of(network));
        assertThat(allowing.admits(InetAddress.getByName(address))).isEqualTo(admitted);
    }

    @Test
    void admitsThisMachineOnlyWhenItIsAllowed() throws UnknownHostException {
        AddressRules allowing = new AddressRules(true, List.of());
        assertThat(allowing.admits(InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(allowing.admits(InetAddress.getByName("10.0.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "host/8", "10.0.0.0/x", "10.0.0.0/-1"})
    void refusesWhatIsNoNetwork(String network) {
        assertThatThrownBy(() -> Network.of(network)).isInstanceOf(IllegalArgumentException.class);
    }
}
