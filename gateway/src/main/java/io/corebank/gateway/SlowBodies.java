package io.corebank.gateway;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;

/** Closes the connection of whoever is too slow, where the server would wait for the rest in order to ignore it. */
final class SlowBodies extends ValveBase {

    private static final String GIVEN_UP = SlowBodies.class.getName();

    private SlowBodies() {
        super(true);
    }

    /** @param patience how long the server waits for the next bytes of a body */
    static void guard(ConfigurableTomcatWebServerFactory server, Duration patience) {
        server.addEngineValves(new SlowBodies());
        server.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setDisableUploadTimeout(false);
                http.setConnectionUploadTimeout(Math.toIntExact(patience.toMillis()));
            }
        });
    }

    /** Wants no more of this request. */
    static void giveUp(HttpServletRequest request) {
        request.setAttribute(GIVEN_UP, true);
    }

    /** Whether no more is wanted; then the server asks for another answer where it has noticed the silence itself. */
    static boolean isGivenUp(HttpServletRequest request) {
        return request.getAttribute(GIVEN_UP) != null;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (isGivenUp(request)) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }
}
