package io.corebank.query.reading;

import io.corebank.eventstore.EventLog;
import io.corebank.support.web.MalformedRequest;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes a controller's {@link ReadRequest}, and looks at the log's end at the moment the request arrives. */
@Component
class ReadRequestResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final Logger log = LoggerFactory.getLogger(ReadRequestResolver.class);
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    private final EventLog events;
    private final Clock clock;

    ReadRequestResolver(EventLog events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ReadRequest.class;
    }

    @Override
    public ReadRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return new ReadRequest(positionIn(request.getHeader(ReadRequest.HEADER)), head(), clock.instant());
    }

    private static @Nullable Long positionIn(@Nullable String header) {
        if (header == null) {
            return null;
        }
        if (!POSITION.matcher(header).matches()) {
            throw new MalformedRequest(
                    "malformed-position", ReadRequest.HEADER + " is a position that a Bank-Position told.");
        }
        return Long.parseLong(header);
    }

    /** Reads go on without the event store; only nobody can tell then whether they miss something. */
    private long head() {
        try {
            return events.head();
        } catch (RuntimeException unreachable) {
            log.warn("The end of the log is unknown: {}", unreachable.toString());
            return 0;
        }
    }
}
