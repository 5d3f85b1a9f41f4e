package flopper.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

final class ReceiversTest {

    private static Receivers receivers(boolean allowPrivate) {
        return new Receivers(
                new WebhookSettings(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        3,
                        allowPrivate,
                        Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/hook",
                "http://localhost:8080/",
                "http://[::1]/",
                "http://0.0.0.0/",
                "http://10.1.2.3/",
                "http://172.16.0.1/",
                "http://192.168.1.1/",
                "http://192.0.0.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://100.64.0.1/",
                "http://198.18.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[fe80::1]/",
                "http://[fd00::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://2130706433/"
            })
    void addressesBehindTheFirewallAreRefused(String url) {
        assertThat(receivers(false).refusal(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/",
                "file:///etc/passwd",
                "example.org",
                "http://",
                "http://user:word@8.8.8.8/",
                "http://a b/"
            })
    void whatIsNoAddressOfTheWebIsRefusedWhateverIsAllowed(String url) {
        assertThat(receivers(false).refusal(url)).isPresent();
        assertThat(receivers(true).refusal(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://8.8.8.8/hook", "http://[2606:4700::1111]:8443/"})
    void publicAddressesAreTaken(String url) {
        assertThat(receivers(false).refusal(url)).isEmpty();
    }

    @Test
    void privateAddressesAreTakenWhereThatIsAllowed() {
        assertThat(receivers(true).refusal("http://127.0.0.1:8080/hook")).isEmpty();
    }

    @Test
    void anAddressIsJudgedByWhatItIsAndNotByHowItIsWritten() throws UnknownHostException {
        assertThat(Receivers.isPublic(InetAddress.getByAddress(new byte[] {8, 8, 8, 8}))).isTrue();
        assertThat(Receivers.isPublic(InetAddress.getByAddress(new byte[] {127, 1, 1, 1})))
                .isFalse();
    }
}
