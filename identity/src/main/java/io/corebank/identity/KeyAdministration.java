package io.corebank.identity;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What operators do about the keys of an issuer that has a process of its own: the same requests and answers as in a
 * bank of one process. There is no database here, and so no audit log but the process's own.
 */
final class KeyAdministration {

    static final String PATH = "/api/v1/admin/signing-keys";
    static final String DOCUMENT = "/v3/api-docs";

    private static final Logger log = LoggerFactory.getLogger(KeyAdministration.class);
    private static final int CONFLICT = 409;

    private final SigningKeys keys;

    private KeyAdministration(SigningKeys keys) {
        this.keys = keys;
    }

    static RouterFunction<ServerResponse> routes(SigningKeys keys) {
        KeyAdministration administration = new KeyAdministration(keys);
        return RouterFunctions.route()
                .GET(PATH, request -> administration.all())
                .POST(PATH + "/rotate", administration::rotate)
                .GET(DOCUMENT, request -> ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(new ClassPathResource("identity-api.json")))
                .build();
    }

    private ServerResponse all() {
        List<Map<String, String>> items = keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null).stream()
                .map(KeyAdministration::view)
                .toList();
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(Map.of("items", items));
    }

    private ServerResponse rotate(ServerRequest request) {
        String operator = request.principal().map(Principal::getName).orElse("");
        boolean done = keys.rotate();
        log.warn("{} asked for a new signing key: {}", operator, done ? "done" : "there are too many");
        return done
                ? all()
                : Problems.answer(
                        CONFLICT,
                        "too-many-signing-keys",
                        "The key is left as it is",
                        "Eight former keys are believed already. Wait until the tokens of the oldest are over.");
    }

    private static Map<String, String> view(JWK key) {
        Map<String, String> view = new LinkedHashMap<>();
        view.put("keyId", key.getKeyID());
        view.put("status", key.getExpirationTime() == null ? "SIGNING" : "RETIRED");
        if (key.getExpirationTime() != null) {
            view.put("believedUntil", key.getExpirationTime().toInstant().toString());
        }
        return view;
    }
}
