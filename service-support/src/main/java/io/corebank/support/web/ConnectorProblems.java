package io.corebank.support.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Problems instead of the web server's own pages, for requests that are so malformed that they reach no filter: half a
 * request line, two lengths, a path with control characters.
 */
public final class ConnectorProblems extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ConnectorProblems.class);
    private static final int NOT_IMPLEMENTED = 501;
    private static final int VERSION_NOT_SUPPORTED = 505;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int reported = response.getStatus();
        if (reported < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        int status = statusOf(reported);
        StatusCodes.Entry entry = StatusCodes.of(status);
        BrowserHeaders.writeTo(response.getResponse());
        try {
            String id = Correlation.of(request.getRequest());
            response.setHeader(Correlation.HEADER, id);
            Problems.write(
                    response.getResponse(),
                    Problems.problem(status, entry.code(), entry.title(), entry.title() + ".", id));
            response.finishResponse();
        } catch (IOException gone) {
            log.debug("Nobody waits for an answer any more", gone);
        }
    }

    /**
     * A coding or a version of HTTP that nobody has heard of is the caller's mistake, and nothing of ours is broken.
     */
    private static int statusOf(int reported) {
        return reported == NOT_IMPLEMENTED || reported == VERSION_NOT_SUPPORTED ? 400 : reported;
    }
}
