package dev.fleetledger.problem.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import dev.fleetledger.problem.UnavailableException;

class RequestLimitFilterTest {

    private final RequestLimitFilter filter =
            new RequestLimitFilter(new Limits(10, 21, 9, 1, 100, Duration.ofSeconds(1)), new BodyCharge(1, 2));

    @Test
    void refusesBodyThatIsDeclaredTooLarge() throws Exception {
        assertThat(statusOf(new byte[11], unread())).isEqualTo(413);
    }

    @Test
    void endsBodyAtItsLimit() {
        FilterChain reading = (request, response) -> request.getInputStream().readAllBytes();

        assertThatThrownBy(() -> filter.doFilter(chunked(new byte[11]), new MockHttpServletResponse(), reading))
                .isInstanceOf(BodyTooLargeException.class);
    }

    @Test
    void endsBodyWhileOthersOccupyTheBytes() throws Exception {
        statusOf(new byte[6], reading(() -> assertThatThrownBy(() -> status("bob", new byte[6], reading(() -> { })))
                .isInstanceOf(UnavailableException.class).hasMessageContaining("room")));
    }

    @Test
    void refusesBodyWithoutRoomForItsRequest() throws Exception {
        int[] inner = {0};

        statusOf(new byte[10], reading(() -> inner[0] = statusOfBob(new byte[1])));

        assertThat(inner[0]).isEqualTo(503);
    }

    @Test
    void countsOnlyWhatHasBeenRead() throws Exception {
        int[] inner = {0};

        statusOf(new byte[10], (request, response) -> inner[0] = statusOfBob(new byte[10]));

        assertThat(inner[0]).isEqualTo(200);
    }

    @Test
    void keepsRoomForFirstBodyOfOthers() throws Exception {
        int[] inner = {0, 0};

        statusOf(new byte[5], reading(() -> {
            inner[0] = statusOfAlice(new byte[1]);
            inner[1] = statusOfBob(new byte[1]);
        }));

        assertThat(inner).containsExactly(503, 200);
    }

    @Test
    void releasesBytesAfterRequest() throws Exception {
        assertThatThrownBy(() -> statusOf(new byte[10], reading(() -> {
            throw new IllegalStateException("a fault");
        }))).isInstanceOf(IllegalStateException.class);

        assertThat(statusOf(new byte[10], reading(() -> { }))).isEqualTo(200);
    }

    @Test
    void requiresRoomForLargestBody() {
        Limits limits = new Limits(10, 20, 9, 1, 100, Duration.ofSeconds(1));

        assertThatThrownBy(() -> new RequestLimitFilter(limits, new BodyCharge(1, 2))).hasMessageContaining("set at least this");
    }

    private static FilterChain reading(Runnable then) {
        return (request, response) -> {
            request.getInputStream().readAllBytes();
            then.run();
        };
    }

    private int statusOfAlice(byte[] body) {
        return uncheckedStatus("alice", body);
    }

    private int statusOfBob(byte[] body) {
        return uncheckedStatus("bob", body);
    }

    private int uncheckedStatus(String person, byte[] body) {
        try {
            return status(person, body, (request, response) -> { });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private int statusOf(byte[] body, FilterChain chain) throws Exception {
        return status("alice", body, chain);
    }

    private int status(String person, byte[] body, FilterChain chain) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/drafts");
        request.setContent(body);
        request.setUserPrincipal(() -> person);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, chain);
        return response.getStatus();
    }

    private static MockHttpServletRequest chunked(byte[] body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/drafts") {

            @Override
            public int getContentLength() {
                return -1;
            }

            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContent(body);
        request.addHeader("Transfer-Encoding", "chunked");
        return request;
    }

    private static FilterChain unread() {
        return (request, response) -> {
            throw new AssertionError("the request must not get here");
        };
    }
}
