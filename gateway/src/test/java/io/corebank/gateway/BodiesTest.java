package io.corebank.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

/** No more bodies are held than there is room for. */
class BodiesTest {

    private final Bodies bodies = new Bodies(DataSize.ofKilobytes(3), DataSize.ofKilobytes(5), Duration.ofMinutes(1));
    private int callers;

    @Test
    void readsABodyWhole() throws Exception {
        assertThat(held(bytes(2_500)).bytes()).hasSize(2_500).containsOnly('b');
    }

    @Test
    void refusesWhatThereIsNoRoomForUntilThereIs() throws Exception {
        RequestBody first = held(bytes(3_000));
        assertThatExceptionOfType(NoAnswer.class)
                .isThrownBy(() -> bodies.read(bytes(3_000), "eve"))
                .satisfies(busy -> assertThat(busy.kind()).isEqualTo(NoAnswer.Kind.BUSY));
        assertThat(held(bytes(1_500)).bytes()).as("which fits beside it").hasSize(1_500);
        first.close();
        first.close();
        held(bytes(2_000));
        assertThatExceptionOfType(NoAnswer.class)
                .as("closing twice makes no more room")
                .isThrownBy(() -> bodies.read(bytes(2_000), "eve"));
    }

    @Test
    void letsThroughWhatHasNoBodyWhenThereIsNoRoom() throws Exception {
        held(bytes(3_000));
        held(bytes(1_500));
        assertThat(held(new MockHttpServletRequest("GET", "/")).bytes()).isEmpty();
    }

    @Test
    void givesACallerNoMoreThanTheirShare() throws Exception {
        assertThat(bodies.read(bytes(2_500), "ada")).isPresent();
        assertThatExceptionOfType(NoAnswer.class).isThrownBy(() -> bodies.read(bytes(1_500), "ada"));
        assertThat(bodies.read(bytes(1_500), "bob")).isPresent();
    }

    @Test
    void keepsNothingOfWhatIsTooLarge() throws Exception {
        for (int i = 0; i < 10; i++) {
            MockHttpServletRequest chunked = new MockHttpServletRequest("POST", "/") {
                @Override
                public long getContentLengthLong() {
                    return -1;
                }
            };
            chunked.setContent(new byte[4_000]);
            chunked.addHeader("Transfer-Encoding", "chunked");
            assertThat(bodies.read(chunked, "ada")).isEmpty();
            assertThat(bodies.read(bytes(4_000), "ada")).isEmpty();
        }
        held(bytes(3_000));
    }

    private RequestBody held(MockHttpServletRequest request) throws Exception {
        Optional<RequestBody> body = bodies.read(request, "caller " + callers++);
        return body.orElseThrow();
    }

    private static MockHttpServletRequest bytes(int length) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
        byte[] content = "b".repeat(length).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        request.setContent(content);
        return request;
    }
}
