package io.corebank.notifications;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.corebank.support.security.Role;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who talks to the API. Each write has a key of its own, unless it is given one. */
final class ApiClient {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final MockMvc api;
    private final String subject;
    private final Role role;

    ApiClient(MockMvc api, String subject, Role role) {
        this.api = api;
        this.subject = subject;
        this.role = role;
    }

    /** What came back. */
    record Answer(int status, Map<String, Object> body, MockHttpServletResponse response) {

        @Nullable
        Object field(String name) {
            return body.get(name);
        }

        String transferId() {
            return String.valueOf(body.get("transferId"));
        }

        @Nullable
        String header(String name) {
            return response.getHeader(name);
        }
    }

    Answer post(String path, String body) {
        return post(UUID.randomUUID().toString(), path, body);
    }

    Answer post(String key, String path, String body) {
        return send(key, HttpMethod.POST, path, body, Map.of());
    }

    Answer send(String key, HttpMethod method, String path, String body, Map<String, String> headers) {
        MockHttpServletRequestBuilder request = request(
                        method, URI.create(path.startsWith("/api/") ? path : "/api/v1/webhooks" + path))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        headers.forEach(request::header);
        Jwt token = Jwt.withTokenValue("token")
                .header("alg", "none")
                .subject(subject)
                .build();
        SecurityContextHolder.getContext()
                .setAuthentication(
                        new JwtAuthenticationToken(token, AuthorityUtils.createAuthorityList("ROLE_" + role.name())));
        try {
            return answer(api.perform(request).andReturn());
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @SuppressWarnings("unchecked")
    private Answer answer(MvcResult first) throws Exception {
        MvcResult result = first.getRequest().isAsyncStarted()
                ? api.perform(asyncDispatch(first)).andReturn()
                : first;
        MockHttpServletResponse response = result.getResponse();
        String content = response.getContentAsString();
        return new Answer(
                response.getStatus(), content.isEmpty() ? Map.of() : JSON.readValue(content, Map.class), response);
    }
}
